/** Questions and answers over one connection: which answer belongs to which question, and how long one is waited for. */
import { concat, hex } from '../../../../native/base/bytes.ts';
import type { Clock } from '../../../../native/base/clock.ts';
import { fault } from '../../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../../native/base/result.ts';
import type { WatchedByteLink } from '../../../../native/ports/byte-link.ts';
import type { HostFault } from '../../ports.ts';
import { FIELD } from './fields-table.ts';
import { createFrameSplitter, wrap, type Envelope } from './frames.ts';
import { decodeMessage, encodeMessage, type DecodedMessage, type FieldTable, type Message } from './message.ts';

export interface LineParts {
  readonly link: WatchedByteLink;
  readonly clock: Pick<Clock, 'after'>;
  readonly envelope: { readonly tpdu: string; readonly header: string };
  readonly table: FieldTable;
  readonly answerTimeoutMs: number;
  /** Told of every message that belongs to no question: late, twice, of another terminal, or no message at all. */
  readonly onDiscarded?: (why: string) => void;
}

/** Computes field 64 over a message. */
export type Sign = (over: Uint8Array) => Promise<Result<Uint8Array, HostFault>>;

export interface Line {
  /**
   * Sends a question and gives its answer: the next message type, of the same trace number, terminal and merchant.
   * `host.unreachable`: it was not sent. `host.unknownOutcome`: it was, and no answer came in time or the connection ended.
   */
  ask(question: Message, sign: Sign | null): Promise<Result<DecodedMessage, HostFault>>;
  /** Ends the connection that stands: the next question makes a new one. */
  drop(): void;
  close(): Promise<void>;
}

type Settle = (answer: Result<DecodedMessage, HostFault>) => void;

interface Waiting {
  readonly settle: Settle;
  /** Before that, a connection that ends is not the one it goes over. */
  sent: boolean;
}

/** A line that connects when it is first needed, and again after the connection ended. */
export function createLine(parts: LineParts): Line {
  const { link, table } = parts;
  const envelope: Envelope = { tpdu: hex(parts.envelope.tpdu), header: hex(parts.envelope.header) };
  const waiting = new Map<string, Waiting>();
  const splitter = createFrameSplitter();
  const discard = parts.onDiscarded ?? (() => undefined);
  const endAll = (why: string): void => {
    splitter.reset();
    for (const { settle, sent } of [...waiting.values()]) if (sent) settle(err(fault('host.unknownOutcome', why)));
  };
  const take = (bytes: Uint8Array): void => {
    const message = decodeMessage(table, bytes);
    if (!message.ok) {
      discard(message.error);
      return;
    }
    const asked = waiting.get(nameOf(message.value));
    if (asked === undefined) discard(`${message.value.mti} that belongs to no question`);
    else asked.settle(message);
  };
  link.onData((bytes) => {
    const { messages, broken } = splitter.push(bytes);
    messages.forEach(take);
    if (!broken) return;
    endAll('the stream is out of step');
    link.drop();
  });
  link.onEnd(() => endAll('the connection ended before the answer'));
  return {
    ask: async (question, sign) => {
      const over = encodeMessage(table, question, sign !== null);
      const mac = sign === null ? ok(new Uint8Array()) : await sign(over);
      return mac.ok ? await exchange(parts, waiting, wrap(envelope, concat(over, mac.value)), question) : mac;
    },
    drop: () => link.drop(),
    close: () => link.close(),
  };
}

function exchange(
  parts: LineParts,
  waiting: Map<string, Waiting>,
  frame: Uint8Array,
  question: Message,
): Promise<Result<DecodedMessage, HostFault>> {
  const name = nameOf({ ...question, mti: answerTo(question.mti) });
  return new Promise((resolve) => {
    const settle: Settle = (answer) => {
      cancel();
      waiting.delete(name);
      resolve(answer);
    };
    const cancel = parts.clock.after(parts.answerTimeoutMs, () => settle(err(fault('host.unknownOutcome', 'no answer in time'))));
    const asked: Waiting = { settle, sent: false };
    waiting.set(name, asked);
    void parts.link.write(frame).then((written) => {
      asked.sent = true;
      if (written.ok) return;
      // What was refused was never on the line; what broke off may have been.
      const code = written.error.code === 'link.refused' ? 'host.unreachable' : 'host.unknownOutcome';
      settle(err(fault(code, written.error.detail)));
    });
  });
}

/** 0200 is answered by 0210, 0800 by 0810. */
function answerTo(mti: string): string {
  return `${mti.slice(0, 2)}${Number(mti[2]) + 1}${mti.slice(3)}`;
}

function nameOf({ mti, fields }: Message): string {
  return [mti, ...[FIELD.traceNumber, FIELD.terminal, FIELD.merchant].map((number) => fields.get(number))].join(' ');
}
