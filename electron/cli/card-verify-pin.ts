import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, unreachable, type Result } from '../../native/base/result.ts';
import type { PinState, VerifyOutcome } from '../../native/ports/social-security-card.ts';
import type { Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { readPinLine } from './pin-input.ts';
import { CARD_OPTIONS, withCard, type CardAtHand } from './with-card.ts';

type Outcome = Exclude<VerifyOutcome, { outcome: 'invalidLength' }>;

interface Verified {
  readonly reader: string;
  readonly before: PinState;
  readonly outcome: Outcome;
}

/** `kiosk card verify-pin` */
export const command: Command = {
  name: 'card verify-pin',
  usage: '--reader NAME [--json] [--trace]',
  summary: 'Checks the social-security PIN on the card. The PIN is the first line of standard input.',
  options: {
    ...CARD_OPTIONS,
    pin: { kind: 'text', value: '(never)', help: 'refused: a command line can be read by everybody on this machine' },
  },
  positionals: ['(nothing)'],
  run: async (io, args) => {
    const json = args.flag('json');
    if (args.rest.length > 0 || args.text('pin') !== undefined) return tellFault(io, exposed(), json);
    const verified = await withCard(io, args, {}, (at) => verify(io, at, json));
    if (!verified.ok) return tellFault(io, verified.error, json);
    if (json) io.out(JSON.stringify(jsonOf(verified.value)));
    else io.out(outcomeText(verified.value.outcome));
    return exitCode(verified.value.outcome);
  },
};

function exposed(): Fault {
  return fault(
    'cli.usage',
    'A PIN never belongs on a command line: other users, the process list and the history of the shell have it now. Change it, and give PINs on standard input.',
  );
}

async function verify(io: Io, { reader, card }: CardAtHand, json: boolean): Promise<Result<Verified, Fault>> {
  const before = await card.socialSecurity.pinState(io.signal);
  if (!before.ok) return before;
  if (!json) io.out(stateText(before.value));
  if (before.value.state === 'locked') return ok({ reader, before: before.value, outcome: { outcome: 'locked' } });
  const line = await readPinLine(io);
  if (line.line === 'none') return err(fault('cli.usage', 'no PIN came on standard input: nothing was sent, no try was spent'));
  if (line.line === 'notDigits') return err(fault('cli.usage', 'a PIN has digits only: nothing was sent, no try was spent'));
  try {
    const outcome = await card.socialSecurity.verifyPin(line.pin);
    if (!outcome.ok) return outcome;
    if (outcome.value.outcome === 'invalidLength') {
      return err(fault('cli.usage', 'a PIN has 4 to 16 digits: nothing was sent, no try was spent'));
    }
    return ok({ reader, before: before.value, outcome: outcome.value });
  } finally {
    line.pin.fill(0);
  }
}

function stateText(state: PinState): string {
  switch (state.state) {
    case 'tries':
      return `Tries left: ${state.left}`;
    case 'locked':
      return 'Tries left: 0';
    case 'notSet':
      return 'No PIN is set on this card.';
    case 'unknown':
      return 'The card does not tell its tries.';
    default:
      return unreachable(state);
  }
}

function outcomeText(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'correct':
      return 'PIN correct.';
    case 'wrong':
      return `PIN wrong; tries left: ${outcome.triesLeft}`;
    case 'locked':
      return 'PIN locked.';
    default:
      return unreachable(outcome);
  }
}

function exitCode({ outcome }: Outcome): ExitCode {
  return { correct: EXIT.done, wrong: EXIT.wrongPin, locked: EXIT.pinLocked }[outcome];
}

function jsonOf({ reader, before, outcome }: Verified) {
  const triesBefore = before.state === 'tries' ? before.left : before.state === 'locked' ? 0 : null;
  const triesLeft = outcome.outcome === 'wrong' ? outcome.triesLeft : outcome.outcome === 'locked' ? 0 : null;
  return { reader, triesBefore, outcome: outcome.outcome, triesLeft };
}
