/** `kiosk office pay`: the payments of a settlement file. */
import { readFileSync } from 'node:fs';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { payAll, paymentsSchema, planPayments, type PaidLine, type PayBatch } from '../../db/office/pay-batch.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { atDesk, DESK_OPTIONS, DESK_USAGE, yuan } from './office/desk.ts';

export const command: Command = {
  name: 'office pay',
  usage: `--city CITY --payments FILE ${DESK_USAGE}`,
  summary: 'Pays from medical accounts what a settlement file lists, each payment once.',
  options: {
    payments: { kind: 'text', value: 'FILE', required: true, help: 'JSON array of payments (docs/cli.md)' },
    ...DESK_OPTIONS,
  },
  run: async (io, args) => {
    const payments = readPayments(args.required('payments'));
    if (!payments.ok) return tellFault(io, payments.error, args.flag('json'));
    return atDesk(io, args, async ({ db, ...desk }) => {
      const batch: PayBatch = { ...desk, payments: payments.value };
      const lines = await (args.flag('dry-run') ? planPayments(db, batch) : payAll(db, batch));
      return tell(io, args, lines, payments.value.length);
    });
  },
};

function readPayments(file: string): Result<PayBatch['payments'], Fault> {
  try {
    const listed = paymentsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (listed.success) return ok(listed.data);
    const [issue] = listed.error.issues;
    return err(usage(`--payments: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`));
  } catch {
    return err(usage('--payments: not a file of JSON'));
  }
}

/** The list is done when everything was paid, now or before; what was not fails the command. */
function tell(io: Io, args: Arguments, lines: readonly PaidLine[], listed: number): ExitCode {
  const json = args.flag('json');
  const dryRun = args.flag('dry-run');
  if (lines.length < listed) return tellFault(io, fault('office.brokenOff', `ended after ${lines.length} of ${listed} payments`), json);
  if (json) io.out(JSON.stringify({ dryRun, payments: lines }));
  else {
    if (dryRun) io.out('Nothing was done; this is what would happen:');
    for (const { transactionId, outcome, amountFen } of lines) io.out(`${transactionId}  ${yuan(amountFen)}  ${outcome}`);
  }
  return lines.every(({ outcome }) => outcome === 'paid' || outcome === 'already') ? EXIT.done : EXIT.failed;
}
