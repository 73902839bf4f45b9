/**
 * What a remote key service is asked and answers: the fields of the national terminal interface's HSM steps, as JSON.
 *
 * Question, byte strings in upper-case hexadecimal:
 *   operation         "authenticate" | "seal"
 *   algorithm         "01" 3DES | "02" SSF33 | "03" SM4 (算法)
 *   keyAddress        the key's address at the service (密钥地址)
 *   cardIdentifier    卡识别码, 16 bytes; its first 3 are the region
 *   serial            historical bytes T6-TD, 8 bytes
 *   processFactor     过程因子, 8 bytes
 *   source            authenticate: 原始信息, 8 bytes
 *   header, plain     seal: CLA INS P1 P2, and the data to encipher (a new PIN in BCD) or ""
 *
 * Answer, status 200: {"data": hexadecimal} — authenticate: 8 bytes; seal: enciphered data ‖ MAC. Or
 * {"refusal": "unknownKey" | "algorithm" | "refused"}. Status 401 and 403: this terminal may not ask. Nothing else is
 * understood. Keys do not cross in either direction.
 */
import { parseHex, toHex } from '../../base/bytes.ts';
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { AuthenticationRequest, CardAlgorithm, CardKeyContext, KeyFault, SealRequest } from '../../ports/card-keys.ts';

/** 算法 of the national interface. */
const ALGORITHM_CODE: Readonly<Record<CardAlgorithm, string>> = { tdes: '01', ssf33: '02', sm4: '03' };

const REFUSALS: ReadonlyMap<unknown, KeyFault> = new Map<unknown, KeyFault>([
  ['unknownKey', fault('keys.unknownKey', 'the key service has no such key')],
  ['algorithm', fault('keys.algorithm', 'the key service does not know the algorithm')],
  ['refused', fault('keys.refused', 'the key service refused')],
]);

const HTTP = { ok: 200, unauthorised: 401, forbidden: 403 } as const;

/** The question for authentication data. */
export function authenticationQuestion(request: AuthenticationRequest, keyAddress: string): unknown {
  return { operation: 'authenticate', ...context(request, keyAddress), source: toHex(request.source) };
}

/** The question for a sealed command's data field. */
export function sealQuestion(request: SealRequest, keyAddress: string): unknown {
  return { operation: 'seal', ...context(request, keyAddress), header: toHex(request.header), plain: toHex(request.plain) };
}

function context(request: CardKeyContext & { readonly processFactor: Uint8Array }, keyAddress: string) {
  return {
    algorithm: ALGORITHM_CODE[request.algorithm],
    keyAddress,
    cardIdentifier: toHex(request.cardIdentifier),
    serial: toHex(request.serial),
    processFactor: toHex(request.processFactor),
  };
}

/** The `bytes` bytes of an answer. What is no answer of the protocol is `keys.unavailable`: nothing is known about the request then. */
export function readAnswer(
  { status, body }: { readonly status: number; readonly body: unknown },
  bytes: number,
): Result<Uint8Array, KeyFault> {
  if (status === HTTP.unauthorised || status === HTTP.forbidden) return err(fault('keys.refused', `the key service answers ${status}`));
  if (status !== HTTP.ok) return err(fault('keys.unavailable', `the key service answers ${status}`));
  const fields = typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.entries(body) : [];
  const [field] = fields;
  if (field === undefined || fields.length !== 1) return err(notUnderstood('not one field'));
  const [name, content] = field as [string, unknown];
  if (name === 'refusal') return err(REFUSALS.get(content) ?? notUnderstood('an unknown refusal'));
  if (name !== 'data' || typeof content !== 'string') return err(notUnderstood('neither data nor refusal'));
  const data = parseHex(content);
  if (!data.ok || data.value.length !== bytes) return err(notUnderstood(`not ${bytes} bytes of hexadecimal`));
  return ok(data.value);
}

function notUnderstood(why: string): KeyFault {
  return fault('keys.unavailable', `the key service's answer is not understood: ${why}`);
}
