import { listVirtualCards, loadVirtualCard, REALISTIC_T0, insertIntoVpcd, type VirtualCard } from '../../native/sim/card/index.ts';
import { fault } from '../../native/base/fault.ts';
import { systemClock } from '../../native/base/clock.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

const LOOPBACK = '127.0.0.1';
/** The reader is asked for its card every 400 ms; one that has not looked by then is told of all the same. */
const SEEN_WITHIN_MS = 3_000;

/** `kiosk sim card` */
export const command: Command = {
  name: 'sim card',
  usage: '--list [--json] | --persona ID --port N [--host H] [--timing t0]',
  summary: 'Lists the virtual cards, or puts one into a virtual reader until this command is ended.',
  options: {
    list: { kind: 'flag', help: 'all virtual cards: id, card version, state of the PIN' },
    json: { kind: 'flag', help: 'the list as a JSON array' },
    persona: { kind: 'text', value: 'ID', help: 'the card to put in' },
    port: { kind: 'number', value: 'N', min: 1, max: 65_535, help: 'port of the virtual reader: 35963 the first, 35964 the second' },
    host: { kind: 'text', value: 'H', help: `where the virtual reader listens; ${LOOPBACK} when not given` },
    timing: { kind: 'text', value: 'T', choices: ['t0'], help: 't0: the card takes the time that a real one takes on T=0' },
  },
  run: async (io, args) => {
    if (args.flag('list')) return list(io, args.flag('json'));
    const [persona, port] = [args.text('persona'), args.number('port')];
    if (persona === undefined || port === undefined) return tellFault(io, usage('either --list, or --persona ID and --port N'));
    return insert(io, args, persona, port);
  },
};

function list(io: Io, json: boolean): ExitCode {
  const cards = listVirtualCards();
  if (!cards.ok) return tellFault(io, cards.error, json);
  if (json) io.out(JSON.stringify(cards.value));
  else for (const { id, version, pin, title } of cards.value) io.out(`${id}  ${version ?? 'none'}  ${pin}  ${title.zh}  ${title.en}`);
  return EXIT.done;
}

async function insert(io: Io, args: Arguments, persona: string, port: number): Promise<ExitCode> {
  const loaded = loadVirtualCard(persona, args.text('timing') === 't0' ? { timing: REALISTIC_T0 } : {});
  if (!loaded.ok) return tellFault(io, loaded.error);
  const host = args.text('host') ?? LOOPBACK;
  const { card, seen } = watched(loaded.value);
  const inserted = await insertIntoVpcd(card, { host, port, signal: io.signal });
  if (!inserted.ok) return tellFault(io, inserted.error);
  const { removed } = inserted.value;
  await Promise.race([seen, removed]);
  if (!io.signal.aborted) io.out(`${persona} is in the virtual reader at ${host}:${port}`);
  await removed;
  return io.signal.aborted ? EXIT.done : tellFault(io, fault('reader.gone', 'the virtual reader went away'));
}

/** The card, and when the reader has powered it: from then on programs find it there. */
function watched(card: VirtualCard): { readonly card: VirtualCard; readonly seen: Promise<void> } {
  let told: () => void = () => undefined;
  const seen = new Promise<void>((resolve) => {
    const stop = systemClock.after(SEEN_WITHIN_MS, resolve);
    told = () => {
      stop();
      resolve();
    };
  });
  const powerOn = () => {
    told();
    return card.powerOn();
  };
  return {
    card: {
      id: card.id,
      atr: () => card.atr(),
      powerOn,
      reset: () => card.reset(),
      powerOff: () => card.powerOff(),
      transmit: (apdu) => card.transmit(apdu),
      snapshot: () => card.snapshot(),
      ownTimeMs: () => card.ownTimeMs(),
    },
    seen,
  };
}
