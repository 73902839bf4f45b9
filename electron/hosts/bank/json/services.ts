/** A bank's own services over its JSON interface. */
import type { z } from 'zod';
import { fault } from '../../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../../native/base/result.ts';
import type { LinkFault } from '../../../../native/ports/byte-link.ts';
import type { BankServices, HostFault } from '../../ports.ts';
import {
  answerSchema,
  changeResultSchema,
  nameResultSchema,
  outcomeResultSchema,
  pinStateResultSchema,
  posted,
  type BankQuestion,
} from './schema.ts';

export interface JsonServicesParts {
  /** Posts one question and gives status and parsed body; never repeats by itself. */
  readonly request: (question: unknown) => Promise<Result<{ readonly status: number; readonly body: unknown }, LinkFault>>;
  /** Number of this terminal at the bank. */
  readonly terminal: string;
}

const STATUS_OK = 200;
/** What other statuses mean; any other breaks the agreement. */
const STATUS_FAULTS: ReadonlyMap<number, HostFault['code']> = new Map([
  [401, 'host.terminalRefused'],
  [403, 'host.terminalRefused'],
  [501, 'host.notOffered'],
  [503, 'host.unreachable'],
]);

/** The services. A change whose answer is lost is `host.unknownOutcome` until `outcomeOf` tells. */
export function createJsonBankServices({ request, terminal }: JsonServicesParts): BankServices {
  const ask = async <R extends z.ZodType>(question: BankQuestion, result: R): Promise<Result<z.infer<R>, HostFault>> => {
    const changes = question.operation === 'reportLoss' || question.operation === 'liftLoss' || question.operation === 'activate';
    const answer = await request(posted(terminal, question));
    if (!answer.ok) return err(lineFault(answer.error, changes));
    const { status, body } = answer.value;
    if (status !== STATUS_OK) return err(fault(STATUS_FAULTS.get(status) ?? 'host.protocol', `${question.operation}: status ${status}`));
    const parsed = answerSchema(result).safeParse(body);
    if (parsed.success) return ok((parsed.data as { readonly result: z.infer<R> }).result);
    // It was carried out, perhaps; only that the answer cannot be read is sure.
    return err(fault(changes ? 'host.unknownOutcome' : 'host.protocol', `${question.operation}: the answer is not as agreed`));
  };
  return {
    pinState: async (pan) => {
      const state = await ask({ operation: 'pinState', pan }, pinStateResultSchema);
      return state.ok ? ok({ triesLeft: state.value.triesLeft, locked: state.value.locked }) : state;
    },
    change: ({ command, idempotencyKey, pan }) => ask({ operation: command, idempotencyKey, pan }, changeResultSchema),
    outcomeOf: async (idempotencyKey) => {
      const found = await ask({ operation: 'outcomeOf', idempotencyKey }, outcomeResultSchema);
      if (!found.ok) return found;
      return ok(found.value.outcome === 'unknownKey' ? null : found.value);
    },
    checkName: (pan, name) => ask({ operation: 'checkName', pan, name }, nameResultSchema),
  };
}

function lineFault({ code, detail }: LinkFault, changes: boolean): HostFault {
  return fault(code === 'link.closed' && changes ? 'host.unknownOutcome' : 'host.unreachable', detail);
}
