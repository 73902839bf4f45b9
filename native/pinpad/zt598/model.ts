/** Conversations with a ZT598 or ZT588: command by command, what is sent and what the answer holds. */
import { concat, parseHex, toHex } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { PinBlockRequest } from '../../ports/pin-pad.ts';
import type { Ask, BlockToEncipher, OpenEntry, PadFacts, PadModel, Reply } from '../wire/model.ts';
import { account12, ascii, hexByte, malformed, onlyLearnt, printable } from '../wire/text.ts';
import type { Trouble } from '../wire/trouble.ts';
import { authenticate } from './authentication.ts';
import { lengthDigit, limits, loadMaster, loadWorking, ZT_BLOCK_LAYOUTS, ZT_COMMAND, ZT_CRYPT_ECB, ZT_MAC, ZT_SM4 } from './commands.ts';
import { encodeZtFrame, ZtStream } from './frame.ts';
import type { Zt598Settings } from './settings.ts';
import { isDone, ZT_CLEAR_KEY, ZT_KEYS, ZT_REFUSALS } from './status-table.ts';

type Outcome<T> = Promise<Result<T, Trouble>>;

const SINGLE_BYTES = 8;
const SM4_BYTES = 16;

/** The model under these settings. */
export function zt598Model(settings: Zt598Settings): PadModel {
  return {
    name: 'ZT598',
    autoEnter: false,
    newStream: () => new ZtStream(),
    frame: encodeZtFrame,
    reply: readReply,
    keyWord: (byte) => (byte === ZT_CLEAR_KEY ? settings.clearKey : (ZT_KEYS[byte] ?? 'nothing')),
    connect: (ask) => connect(ask, settings),
    look: (ask) => onlyLearnt(ask('status', ascii(ZT_COMMAND.status))),
    begin: (ask, entry) => begin(ask, settings, entry),
    end: (ask) => onlyLearnt(ask('input off', ascii(ZT_COMMAND.inputOff))),
    block: (ask, slot, request) => blockOf(ask, settings, slot, request),
    loadMaster: (ask, slot, { cipher, key }) => {
      const length = lengthDigit(key.length, settings.lengthFrom);
      const text = cipher === 'sm4' ? `b${hexByte(slot)}${toHex(key)}` : loadMaster(slot, settings.masterMode, length, key);
      return givenValue('load a master key', ask, text);
    },
    loadWorking: (ask, { own, master }, { cipher, enciphered }) => {
      const length = lengthDigit(enciphered.length, settings.lengthFrom);
      const use = own.use === 'pin' ? settings.pinUse : settings.macUse;
      const text =
        cipher === 'sm4'
          ? `c30${hexByte(master.slot)}${hexByte(own.slot)}${toHex(enciphered)}`
          : loadWorking({ master: master.slot, own: own.slot }, use, length, enciphered);
      return authenticated(ask, settings, master.slot, () => givenValue('load a working key', ask, text));
    },
    encipher: (ask, order) => authenticated(ask, settings, order.slot, () => encipher(ask, settings, order)),
    mac: (ask, { slot, algorithm, keyBytes, message }) => {
      const fits = algorithm === 'x9.9' && keyBytes === SINGLE_BYTES && message.length <= LONGEST_MAC;
      return fits ? authenticated(ask, settings, slot, () => macOver(ask, slot, ZT_MAC.single, message)) : null;
    },
  };
}

/** One frame of counted length. */
const LONGEST_MAC = 960;

function readReply(what: string, body: Uint8Array): Reply {
  const [code] = body;
  if (code === undefined) return err(malformed(what));
  if (isDone(code)) return ok({ data: body.slice(1), warning: null });
  return err({ reason: ZT_REFUSALS[code] ?? 'broken', detail: `${what} (${hexByte(code)})` });
}

async function connect(ask: Ask, { resetOnOpen, clearKey }: Zt598Settings): Outcome<PadFacts> {
  if (resetOnOpen) {
    const reset = await ask('reset', ascii(ZT_COMMAND.reset));
    if (!reset.ok) return reset;
  }
  const info = await ask('info', ascii(ZT_COMMAND.info));
  if (!info.ok) return info;
  // Older firmware does not know it; nothing depends on it but how many digits are shown.
  await onlyLearnt(ask('clear key', ascii(clearKey === 'clear' ? ZT_COMMAND.clearKeyIsClear : ZT_COMMAND.clearKeyIsBackspace)));
  return ok({ model: nameIn(printable(info.value.data)), warning: info.value.warning });
}

/** Model, versions, date and serial number stand behind areas of hexadecimal digits, at places that firmware moves. */
function nameIn(info: string): string {
  return /[G-Z].*$/.exec(info)?.[0] ?? info;
}

async function begin(ask: Ask, settings: Zt598Settings, entry: OpenEntry): Outcome<void> {
  const steps = [
    ['time limit', limits.seconds(entry.seconds)],
    ['shortest PIN', limits.shortest(entry.minDigits)],
    ['longest PIN', limits.longest(entry.maxDigits)],
    ['open PIN', openCommand(settings, entry)],
  ] as const;
  for (const [what, text] of steps) {
    if (what === 'open PIN') entry.opens();
    const done = await ask(what, ascii(text));
    if (!done.ok) return done;
  }
  return ok(undefined);
}

function openCommand({ openPin }: Zt598Settings, { forBlock, maxDigits }: OpenEntry): string {
  if (openPin.kind === 'fixed') return openPin.command;
  const layout = forBlock === null ? undefined : ZT_BLOCK_LAYOUTS[forBlock.format];
  const form = String.fromCharCode(layout ?? 0x20);
  return `600${form}${openPin.hint}${maxDigits.toString().padStart(2, '0')}${forBlock === null ? '' : accountOf(forBlock)}`;
}

function accountOf({ format, pan }: PinBlockRequest): string {
  return format === 'x98-tdes' ? '0'.repeat(12) : account12(pan);
}

async function blockOf(ask: Ask, settings: Zt598Settings, slot: number, request: PinBlockRequest): Outcome<Uint8Array> {
  const wide = request.format === settings.sm4Format;
  const layout = ZT_BLOCK_LAYOUTS[request.format];
  if (!wide && layout === undefined) return err({ reason: 'command', detail: `no ${request.format} block` });
  const tail = wide ? '0' : String.fromCharCode(layout ?? 0);
  const text = wide
    ? `o${hexByte(slot)}${tail}${accountOf(request)}`
    : settings.blockQuestion === 'plain'
      ? '7'
      : `7${hexByte(slot)}${tail}${accountOf(request)}`;
  return authenticated(ask, settings, slot, async () => {
    const said = await ask('PIN block', ascii(text));
    if (!said.ok) return err(said.error.reason === 'unspecified' ? { ...said.error, reason: 'noPin' } : said.error);
    const skipped = wide ? settings.sm4BlockPrefix : settings.blockPrefix;
    return bytesOf('PIN block', said.value.data.slice(skipped), wide ? SM4_BYTES : SINGLE_BYTES);
  });
}

async function givenValue(what: string, ask: Ask, text: string): Outcome<Uint8Array> {
  const said = await ask(what, ascii(text), { slow: true });
  if (!said.ok) return said;
  const value = parseHex(printable(said.value.data));
  return ok(value.ok ? value.value : new Uint8Array());
}

async function encipher(ask: Ask, { blockCipher }: Zt598Settings, { slot, cipher, keyBytes, block }: BlockToEncipher): Outcome<Uint8Array> {
  if (cipher === 'sm4') {
    const said = await ask('SM4', ascii(`d${hexByte(slot)}${ZT_SM4.encipher}${ZT_SM4.ecb}${ZT_SM4.iv}${toHex(block)}`));
    return said.ok ? bytesOf('SM4', said.value.data, SM4_BYTES) : said;
  }
  if (blockCipher === 'mac') return macOver(ask, slot, keyBytes === SINGLE_BYTES ? ZT_MAC.single : ZT_MAC.triple, block);
  const said = await ask('crypt', ascii(`9${hexByte(slot)}${String.fromCharCode(ZT_CRYPT_ECB)}${toHex(block)}`));
  return said.ok ? bytesOf('crypt', said.value.data, SINGLE_BYTES) : said;
}

async function macOver(ask: Ask, slot: number, type: number, message: Uint8Array): Outcome<Uint8Array> {
  const said = await ask('MAC', concat(ascii(`8${hexByte(slot)}`), Uint8Array.of(type), message));
  return said.ok ? bytesOf('MAC', said.value.data, SINGLE_BYTES) : said;
}

/** Hexadecimal text of so many bytes. */
function bytesOf(what: string, data: Uint8Array, bytes: number): Result<Uint8Array, Trouble> {
  const parsed = parseHex(String.fromCharCode(...data));
  return parsed.ok && parsed.value.length >= bytes ? ok(parsed.value.slice(0, bytes)) : err(malformed(what));
}

/** What needs a key is preceded by the pad's own question, where it asks one. */
async function authenticated<T>(ask: Ask, { uid }: Zt598Settings, slot: number, work: () => Outcome<T>): Outcome<T> {
  const refused = uid === null ? null : await authenticate(ask, uid, slot);
  return refused === null ? work() : err(refused);
}
