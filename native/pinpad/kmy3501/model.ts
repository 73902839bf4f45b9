/** Conversations with a KMY3501: command by command, what is sent and what the answer holds. It has no SM4. */
import { concat } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { PinBlockRequest } from '../../ports/pin-pad.ts';
import type { Ask, OpenEntry, PadFacts, PadModel, Reply } from '../wire/model.ts';
import { account12, ascii, hexByte, malformed, onlyLearnt, printable } from '../wire/text.ts';
import type { Trouble } from '../wire/trouble.ts';
import { KEYPAD, KMY, KMY_DONE, KMY_KEYS, KMY_REFUSALS, MODE } from './commands.ts';
import { encodeKmyFrame, KmyStream } from './frame.ts';
import type { Kmy3501Settings } from './settings.ts';

type Outcome<T> = Promise<Result<T, Trouble>>;

const BLOCK_BYTES = 8;
/** One frame. */
const LONGEST_MAC = 240;
const NO_SM4: Trouble = { reason: 'command', detail: 'this pad has no SM4' };
const FORMATS: ReadonlySet<string> = new Set<PinBlockRequest['format']>(['iso0-tdes', 'x98-tdes']);

/** The model under these settings. Which block a PIN becomes is told to it before the PIN is typed. */
export function kmy3501Model(settings: Kmy3501Settings): PadModel {
  let begun: PinBlockRequest | null = null;
  const activate = async (ask: Ask, slot: number): Outcome<void> =>
    nothing(await ask('activate a key', command(KMY.activate, settings.masterSlot, slot)));
  return {
    name: 'KMY3501',
    autoEnter: settings.autoEnter,
    newStream: () => new KmyStream(),
    frame: encodeKmyFrame,
    reply: readReply,
    keyWord: (byte) => KMY_KEYS[byte] ?? 'nothing',
    connect: (ask) => connect(ask, settings),
    look: (ask) => onlyLearnt(ask('version', command(KMY.version))),
    begin: (ask, entry) => {
      begun = entry.forBlock;
      return begin(ask, settings, entry, activate);
    },
    end: (ask) => onlyLearnt(ask('keypad off', command(KMY.keypad, KEYPAD.off))),
    block: (ask, _slot, request) => blockOf(ask, request, begun),
    loadMaster: (ask, slot, { cipher, key }) =>
      cipher === 'sm4' ? Promise.resolve(err(NO_SM4)) : loaded(ask, 'load a master key', concat(command(KMY.loadMaster, slot), key)),
    loadWorking: (ask, { own, master }, { cipher, enciphered }) =>
      cipher === 'sm4'
        ? Promise.resolve(err(NO_SM4))
        : loaded(ask, 'load a working key', concat(command(KMY.loadWorking, master.slot, own.slot), enciphered)),
    encipher: async (ask, { slot, use, cipher, block }) => {
      if (cipher === 'sm4') return err(NO_SM4);
      if (use === 'master') return err({ reason: 'command', detail: 'the pad gives no check value of a master key' });
      const active = await activate(ask, slot);
      return active.ok ? bytesOf('encrypt', await ask('encrypt', concat(command(KMY.encrypt), block))) : active;
    },
    mac: (ask, { slot, algorithm, keyBytes, message }) =>
      algorithm === 'x9.9' && keyBytes === BLOCK_BYTES && message.length <= LONGEST_MAC ? macOf(ask, slot, message, activate) : null,
  };
}

type Activate = (ask: Ask, slot: number) => Outcome<void>;

function command(...bytes: readonly number[]): Uint8Array {
  return Uint8Array.from(bytes);
}

function readReply(what: string, body: Uint8Array): Reply {
  const [state] = body;
  if (state === undefined) return err(malformed(what));
  const warning = KMY_DONE[state];
  if (warning !== undefined) return ok({ data: body.slice(1), warning });
  return err({ reason: KMY_REFUSALS[state] ?? 'broken', detail: `${what} (${hexByte(state)})` });
}

function nothing(reply: Reply): Result<void, Trouble> {
  return reply.ok ? ok(undefined) : reply;
}

async function steps(ask: Ask, all: readonly (readonly [string, Uint8Array])[]): Outcome<void> {
  for (const [what, bytes] of all) {
    const done = await ask(what, bytes);
    if (!done.ok) return done;
  }
  return ok(undefined);
}

async function connect(ask: Ask, { resetOnOpen }: Kmy3501Settings): Outcome<PadFacts> {
  const version = await ask('version', command(KMY.version));
  if (!version.ok) return version;
  const set = await steps(ask, [
    ...(resetOnOpen ? [['reset', command(KMY.reset)] as const] : []),
    ['algorithm', command(KMY.mode, MODE.pin, MODE.tdes)],
    ['algorithm', command(KMY.mode, MODE.data, MODE.tdes)],
  ]);
  return set.ok ? ok({ model: printable(version.value.data), warning: version.value.warning }) : set;
}

async function begin(ask: Ask, { display, prompt }: Kmy3501Settings, entry: OpenEntry, activate: Activate): Outcome<void> {
  const { forBlock, slot, maxDigits, seconds } = entry;
  if (slot !== null) {
    const active = await activate(ask, slot);
    if (!active.ok) return active;
  }
  const bound = forBlock !== null && forBlock.format !== 'x98-tdes';
  const prepared = await steps(ask, [
    ['keypad on', command(KMY.keypad, KEYPAD.on)],
    ...(bound ? [['card number', concat(command(KMY.cardNumber), ascii(account12(forBlock.pan)))] as const] : []),
  ]);
  if (!prepared.ok) return prepared;
  entry.opens();
  return nothing(await ask('start PIN', command(KMY.startPin, maxDigits, display, bound ? 1 : 0, prompt, Math.min(0xff, seconds))));
}

async function blockOf(ask: Ask, request: PinBlockRequest, begun: PinBlockRequest | null): Outcome<Uint8Array> {
  const same = begun !== null && begun.format === request.format && begun.pan === request.pan && begun.key === request.key;
  if (!FORMATS.has(request.format) || !same) return err({ reason: 'command', detail: `no ${request.format} block of this entry` });
  return bytesOf('PIN block', await ask('PIN block', command(KMY.readPin)));
}

/** A check value, where the pad answers with one. */
async function loaded(ask: Ask, what: string, bytes: Uint8Array): Outcome<Uint8Array> {
  const said = await ask(what, bytes, { slow: true });
  return said.ok ? ok(said.value.data) : said;
}

async function macOf(ask: Ask, slot: number, message: Uint8Array, activate: Activate): Outcome<Uint8Array> {
  const active = await activate(ask, slot);
  if (!active.ok) return active;
  const mode = await ask('MAC algorithm', command(KMY.mode, MODE.mac, MODE.x99));
  return mode.ok ? bytesOf('MAC', await ask('MAC', concat(command(KMY.mac), message))) : mode;
}

function bytesOf(what: string, said: Reply): Result<Uint8Array, Trouble> {
  if (!said.ok) return said;
  return said.value.data.length >= BLOCK_BYTES ? ok(said.value.data.slice(0, BLOCK_BYTES)) : err(malformed(what));
}
