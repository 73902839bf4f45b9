import { forwardTo, insertIntoVpcd, listVirtualCards, loadVirtualCard, type VirtualCard } from '../../native/sim/card/index.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { systemClock } from '../../native/base/clock.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { CARD_MAKING, makeCard } from './sim-card-options.ts';

const LOOPBACK = '127.0.0.1';
/** The reader is asked for its card every 400 ms; one that has not looked by then is told of all the same. */
const SEEN_WITHIN_MS = 3_000;
/** The reader has to see that it is empty before the next card is put in: two of its looks and some more. */
const EMPTY_FOR_MS = 1_500;
const SAME = 'same';

/** `kiosk sim card` */
export const command: Command = {
  name: 'sim card',
  usage:
    '--list [--json] | (--persona ID [--contactless] [--protocol P] [--timing RATE] | --script FILE) --port N [--host H] [--rules FILE] [--faults FILE] [--then ID]',
  summary: 'Lists the virtual cards, or puts one into a virtual reader until this command is ended.',
  options: {
    list: { kind: 'flag', help: 'all virtual cards: id, card version, state of the PIN' },
    json: { kind: 'flag', help: 'the list as a JSON array' },
    ...CARD_MAKING,
    port: { kind: 'number', value: 'N', min: 1, max: 65_535, help: 'port of the virtual reader: 35963 the first, 35964 the second' },
    host: { kind: 'text', value: 'H', help: `where the virtual reader listens; ${LOOPBACK} when not given` },
    then: { kind: 'text', value: 'ID', help: `the card that is put in when a fault or rule has removed this one; ${SAME}: the same one` },
  },
  run: async (io, args) => {
    if (args.flag('list')) return list(io, args.flag('json'));
    const given = args.text('persona') ?? args.text('script');
    const port = args.number('port');
    if (given === undefined || port === undefined)
      return tellFault(io, usage('either --list, or --persona ID or --script FILE and --port N'));
    return insert(io, args, { host: args.text('host') ?? LOOPBACK, port });
  },
};

function list(io: Io, json: boolean): ExitCode {
  const cards = listVirtualCards();
  if (!cards.ok) return tellFault(io, cards.error, json);
  if (json) io.out(JSON.stringify(cards.value));
  else for (const { id, version, pin, title } of cards.value) io.out(`${id}  ${version ?? 'none'}  ${pin}  ${title.zh}  ${title.en}`);
  return EXIT.done;
}

interface Place {
  readonly host: string;
  readonly port: number;
}

async function insert(io: Io, args: Arguments, place: Place): Promise<ExitCode> {
  const made = makeCard(args);
  if (!made.ok) return tellFault(io, made.error);
  const next = cardBehind(args.text('then'), made.value.card);
  if (!next.ok) return tellFault(io, next.error);
  for (const card of [made.value.card, ...next.value]) {
    const left = await stay(io, card, place);
    if (!left.ok) return tellFault(io, left.error);
    if (io.signal.aborted) break;
    io.out(`${card.id} has left the virtual reader`);
    if (next.value.includes(card)) break;
    await new Promise<void>((resolve) => void systemClock.after(EMPTY_FOR_MS, resolve));
  }
  const played = made.value.complete();
  return played.ok ? EXIT.done : tellFault(io, fault('sim.departed', played.error));
}

/** The card after this one, if one was named. */
function cardBehind(id: string | undefined, card: VirtualCard): Result<readonly VirtualCard[], Fault> {
  if (id === undefined) return ok([]);
  if (id === SAME) return ok([forwardTo(card)]);
  const other = loadVirtualCard(id);
  return other.ok ? ok([other.value]) : other;
}

/** Puts the card in until it leaves by itself or the command is ended; that the reader went away is a fault. */
async function stay(io: Io, card: VirtualCard, place: Place): Promise<Result<void, Fault>> {
  const watch = watched(card);
  const inserted = await insertIntoVpcd(watch.card, { ...place, signal: io.signal });
  if (!inserted.ok) return inserted;
  const { removed } = inserted.value;
  await Promise.race([watch.seen, removed]);
  if (!io.signal.aborted) io.out(`${card.id} is in the virtual reader at ${place.host}:${place.port}`);
  await removed;
  return io.signal.aborted || watch.left() ? ok(undefined) : err(fault('reader.gone', 'the virtual reader went away'));
}

interface Watched {
  readonly card: VirtualCard;
  /** When the reader has powered it: from then on programs find it there. */
  readonly seen: Promise<void>;
  /** Whether it left by itself, as a fault or a rule wants. */
  readonly left: () => boolean;
}

function watched(card: VirtualCard): Watched {
  let left = false;
  let tell: () => void = () => undefined;
  const seen = new Promise<void>((resolve) => {
    const stop = systemClock.after(SEEN_WITHIN_MS, resolve);
    tell = () => {
      stop();
      resolve();
    };
  });
  const powerOn = () => {
    tell();
    return card.powerOn();
  };
  const transmit: VirtualCard['transmit'] = async (apdu, powerLoss) => {
    const answer = await card.transmit(apdu, powerLoss);
    // A silent card is given up by its reader.
    left ||= typeof answer === 'string';
    return answer;
  };
  return { card: { ...forwardTo(card), powerOn, transmit }, seen, left: () => left };
}
