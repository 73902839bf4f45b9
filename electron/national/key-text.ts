/** What the interface tells a key service: 算法|密钥地址|过程因子|原始|. */
import { equalBytes, toHex } from '../../native/base/bytes.ts';
import { ok } from '../../native/base/result.ts';
import type { AuthenticationRequest, CardAlgorithm, CardKeyName, SealRequest } from '../../native/ports/card-keys.ts';
import { parseKeyData } from './arguments.ts';
import { refuse, type Outcome } from './outcome.ts';

/** Where the key service keeps each key: its own affair, so configured. A key without an address is told by its name. */
export type KeyAddresses = Readonly<Partial<Record<CardKeyName, string>>>;

/** The algorithm as the FCI of SSSE codes it (tag 9F0C/86). */
export const ALGORITHM_CODE: Readonly<Record<CardAlgorithm, string>> = { tdes: '01', ssf33: '02', sm4: '03' };

const BLOCK_BYTES: Readonly<Record<CardAlgorithm, number>> = { tdes: 8, ssf33: 16, sm4: 16 };
export const FACTOR_BYTES = 8;
const MAC_BYTES = 4;
const LENGTH_BYTE = 1;

/** Values, each ended by `|`. */
export function fields(...values: readonly string[]): string {
  return values.map((value) => `${value}|`).join('');
}

/** For an authentication. */
export function authenticationText(request: AuthenticationRequest, addresses: KeyAddresses): string {
  const { algorithm, key, processFactor, source } = request;
  return fields(ALGORITHM_CODE[algorithm], addresses[key] ?? key, toHex(processFactor), toHex(source));
}

/** For a MAC: 算法|密钥地址|过程因子|APDU头|, and the new PIN where there is one. */
export function sealText(request: SealRequest, addresses: KeyAddresses): string {
  const { algorithm, key, processFactor, plain } = request;
  const pin = plain.length === 0 ? [] : [toHex(plain).replace(/F$/, '')];
  return fields(ALGORITHM_CODE[algorithm], addresses[key] ?? key, toHex(processFactor), toHex(sealHeader(request)), ...pin);
}

/** CLA INS P1 P2 and the Lc of enciphered data and MAC: the plain data has its length before it and is filled to whole blocks. */
function sealHeader({ header, plain, algorithm }: SealRequest): Uint8Array {
  const block = BLOCK_BYTES[algorithm];
  const enciphered = plain.length === 0 ? 0 : Math.ceil((LENGTH_BYTE + plain.length) / block) * block;
  return Uint8Array.of(...header, enciphered + MAC_BYTES);
}

/** 认证数据 and 原始信息 from the key service; the latter must be what it was asked with. */
export function parseAuthentication(text: string, source: Uint8Array): Outcome<Uint8Array> {
  const data = parseKeyData(text, [2 * FACTOR_BYTES]);
  if (!data.ok) return data;
  if (!equalBytes(data.value.subarray(FACTOR_BYTES), source)) return refuse('notOnCard');
  return ok(data.value.subarray(0, FACTOR_BYTES));
}

/** The whole command from the key service: its data and MAC, when header and length are those that were asked for. */
export function parseSealed(text: string, request: SealRequest): Outcome<Uint8Array> {
  const header = sealHeader(request);
  const command = parseKeyData(text, [header.length + (header.at(-1) ?? 0)]);
  if (!command.ok) return command;
  if (!equalBytes(command.value.subarray(0, header.length), header)) return refuse('notOnCard');
  return ok(command.value.subarray(header.length));
}
