/** The bank's switch: sign-on, echo, balance inquiry; every terminal has its own working keys. */
import { randomBytes } from 'node:crypto';
import type { MacAlgorithm } from '../../ports/key-store.ts';
import type { PinBlockFormat } from '../../ports/pin-pad.ts';
import { encipher, type Cipher } from './ciphers.ts';
import { readMessage, writeMessage, type BankMessage } from './codec.ts';
import type { BankFaultSetting } from './faults.ts';
import type { CardIssuer } from './issuer.ts';
import { macOf } from './mac.ts';
import { pinIn } from './pin-block.ts';

export interface SwitchParts {
  readonly issuer: CardIssuer;
  /** The master key that the terminals have, 16 bytes. */
  readonly masterKey: Buffer;
  readonly pinFormat: PinBlockFormat;
  readonly macAlgorithm: MacAlgorithm;
  readonly nowMs: () => number;
}

interface WorkingKeys {
  pin: Buffer;
  mac: Buffer;
}

export interface BankSwitch {
  /** Answers one message (without its envelope); `null`: it is none that can be answered. */
  answer(message: Buffer, fault: BankFaultSetting): Promise<Buffer | null>;
}

const BATCH = '000001';
/** 余额: account type, kind of amount, currency, sign, amount. */
const BALANCE = '1002156C000000123456';
/** Said of a PIN check, as field 39. */
const CODES = { correct: '00', wrong: '55', locked: '75', unknownCard: '14', lost: '41', notActivated: '57', keyReused: '94' } as const;

export function createBankSwitch(parts: SwitchParts): BankSwitch {
  const terminals = new Map<string, WorkingKeys>();
  const pinBytes = parts.pinFormat.endsWith('tdes') ? 8 : 16;
  return {
    answer: async (bytes, fault) => {
      const question = readMessage(bytes, pinBytes);
      if (question === null) return null;
      const name = `${question.fields.get(41) ?? ''}${question.fields.get(42) ?? ''}`;
      switch (question.mti) {
        case '0800': {
          const keys = freshKeys(parts);
          terminals.set(name, keys);
          return signedOn(parts, question, keys, fault);
        }
        case '0820':
          return writeMessage(answerTo(parts, question, terminals.has(name) ? '00' : '77', fault), false);
        case '0200':
          if (fault.fault === 'keyOutOfStep') terminals.set(name, freshKeys(parts));
          return inquiry(parts, question, bytes, terminals.get(name), fault);
        default:
          return writeMessage(answerTo(parts, question, '40', fault), false);
      }
    },
  };
}

function cipherOf(setting: string): Cipher {
  return setting.includes('sm4') || setting.includes('aes') ? 'sm4' : 'tdes';
}

function freshKeys({ macAlgorithm }: SwitchParts): WorkingKeys {
  return { pin: randomBytes(16), mac: randomBytes(macAlgorithm === 'cup' || macAlgorithm === 'x9.9' ? 8 : 16) };
}

/** Field 62: PIN key and MAC key under the master key, each with four bytes of check value. */
function signedOn(parts: SwitchParts, question: BankMessage, keys: WorkingKeys, fault: BankFaultSetting): Buffer {
  const slot = (key: Buffer, cipher: Cipher): Buffer => {
    const check = encipher(cipher, key, Buffer.alloc(cipher === 'sm4' ? 16 : 8)).subarray(0, 4);
    return Buffer.concat([encipher(cipher, parts.masterKey, key), Buffer.alloc(16 - key.length), check]);
  };
  const data = Buffer.concat([slot(keys.pin, cipherOf(parts.pinFormat)), slot(keys.mac, cipherOf(parts.macAlgorithm))]);
  if (fault.fault === 'wrongCheckValue') data[19] = (data[19] ?? 0) ^ 1;
  const { mti, fields } = answerTo(parts, question, '00', fault);
  return writeMessage({ mti, fields: new Map([...fields, [60, `00${BATCH}003`], [62, data.toString('hex').toUpperCase()]]) }, false);
}

async function inquiry(
  parts: SwitchParts,
  question: BankMessage,
  bytes: Buffer,
  keys: WorkingKeys | undefined,
  fault: BankFaultSetting,
): Promise<Buffer> {
  if (keys === undefined) return writeMessage(answerTo(parts, question, '77', fault), false);
  const mac = macOf(parts.macAlgorithm, keys.mac, bytes.subarray(0, -8));
  if (!mac.equals(bytes.subarray(-8))) return writeMessage(answerTo(parts, question, 'A0', fault), false);
  const code = fault.responseCode ?? (await checkPin(parts, question, keys));
  const { mti, fields } = answerTo(parts, question, code, fault);
  const whole = writeMessage({ mti, fields: new Map([...fields, ...(code === '00' ? [[54, BALANCE] as const] : [])]) }, true);
  const own = macOf(parts.macAlgorithm, keys.mac, whole);
  if (fault.fault === 'wrongMac') own[0] = (own[0] ?? 0) ^ 1;
  return Buffer.concat([whole, own]);
}

async function checkPin({ issuer, pinFormat }: SwitchParts, { fields }: BankMessage, keys: WorkingKeys): Promise<string> {
  const pan = fields.get(2) ?? '';
  const pin = pinIn(pinFormat, keys.pin, Buffer.from(fields.get(52) ?? '', 'hex'), pan);
  if (pin === null) return '99';
  const idempotencyKey = ['pos', fields.get(41), fields.get(60)?.slice(2, 8), fields.get(11)].join('-');
  const said = await issuer.checkPin({ idempotencyKey, pan, format: pinFormat, digits: Uint8Array.from(pin, Number) });
  return CODES[said.answer];
}

function answerTo({ nowMs }: SwitchParts, { mti, fields }: BankMessage, code: string, { fault }: BankFaultSetting): BankMessage {
  const time = new Date(nowMs()).toISOString().replace(/\D/g, '');
  const echoed = [2, 3, 11, 25, 41, 42, 49, 60].flatMap((number) => {
    const value = fields.get(number);
    return value === undefined ? [] : [[number, value] as const];
  });
  const answer = new Map<number, string>([...echoed, [12, time.slice(8, 14)], [13, time.slice(4, 8)], [37, time.slice(2, 14)], [39, code]]);
  if (fault === 'otherTrace') answer.set(11, '999999');
  if (fault === 'otherTerminal') answer.set(41, '99999999');
  return { mti: `${mti.slice(0, 2)}${Number(mti[2]) + 1}${mti.slice(3)}`, fields: answer };
}
