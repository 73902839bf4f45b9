/** Sign-on (签到): the bank gives working keys under the master key, each with its check value. */
import { hex } from '../../../../native/base/bytes.ts';
import { fault } from '../../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../../native/base/result.ts';
import type { KeyStore } from '../../../../native/ports/key-store.ts';
import type { HostFault } from '../../ports.ts';
import { FIELD } from './fields-table.ts';
import type { Line } from './line.ts';
import type { Message } from './message.ts';
import { groupOf } from './response-codes-table.ts';
import { BANK_KEYS, type Iso8583Settings } from './settings.ts';

const CHECK_VALUE_BYTES = 4;
const HALF_KEY_BYTES = 8;
const BATCH_AT = 2;
const BATCH_DIGITS = 6;
/** Length of field 62 -> length of each key in it: single 2 keys, double 2 or 3 (the third enciphers tracks). */
const KEY_BYTES_BY_LENGTH: ReadonlyMap<number, number> = new Map([
  [24, 8],
  [40, 16],
  [60, 16],
]);

export interface SignOnParts {
  readonly line: Line;
  readonly keys: KeyStore;
  readonly settings: Iso8583Settings;
}

/** Signs on and puts the new working keys into the store; gives the batch number of the session. */
export async function signOn(parts: SignOnParts, traceNumber: string, batch: string): Promise<Result<string, HostFault>> {
  const { line, settings } = parts;
  const answer = await line.ask(signOnMessage(settings, traceNumber, batch), null);
  // Nothing changes at a bank by signing on, so a lost answer is as good as none.
  if (!answer.ok) return answer.error.code === 'host.unknownOutcome' ? err(fault('host.unreachable', answer.error.detail)) : answer;
  const { fields } = answer.value;
  const code = fields.get(FIELD.responseCode) ?? '';
  if (code !== '00') return refusedSignOn(code);
  const loaded = await loadKeys(parts, hex(fields.get(FIELD.keys) ?? ''));
  const given = fields.get(FIELD.reserved)?.slice(BATCH_AT, BATCH_AT + BATCH_DIGITS);
  return loaded.ok ? ok(given?.length === BATCH_DIGITS ? given : batch) : loaded;
}

function signOnMessage(settings: Iso8583Settings, traceNumber: string, batch: string): Message {
  const fields = new Map<number, string>([
    [FIELD.traceNumber, traceNumber],
    [FIELD.terminal, settings.terminal],
    [FIELD.merchant, settings.merchant],
    [FIELD.reserved, `00${batch}${settings.signOnCode}`],
    [FIELD.operator, settings.operator],
  ]);
  return { mti: '0800', fields };
}

function refusedSignOn(code: string): Result<never, HostFault> {
  const later = groupOf(code) === 'tryLater';
  return err(fault(later ? 'host.unreachable' : 'host.terminalRefused', `sign-on was answered with ${code}`));
}

/** PIN key, MAC key, sometimes a track key: each key and its check value. A single-length MAC key is followed by zeros. */
async function loadKeys({ keys, settings }: SignOnParts, data: Uint8Array): Promise<Result<void, HostFault>> {
  const keyBytes = KEY_BYTES_BY_LENGTH.get(data.length);
  if (keyBytes === undefined) return err(fault('host.protocol', `working keys of ${data.length} bytes in all`));
  const slotBytes = keyBytes + CHECK_VALUE_BYTES;
  for (const [index, name] of [BANK_KEYS.pin, BANK_KEYS.mac].entries()) {
    const slot = data.subarray(index * slotBytes, (index + 1) * slotBytes);
    const whole = slot.subarray(0, keyBytes);
    const single = keyBytes > HALF_KEY_BYTES && whole.subarray(HALF_KEY_BYTES).every((byte) => byte === 0);
    const loaded = await keys.loadWorkingKey({
      name,
      under: BANK_KEYS.master,
      cipher: cipherOf(settings, name),
      enciphered: single ? whole.subarray(0, HALF_KEY_BYTES) : whole,
      checkValue: slot.subarray(keyBytes),
    });
    if (!loaded.ok) return err(fault('host.keysRefused', `${loaded.error.code}: ${loaded.error.detail}`));
  }
  return ok(undefined);
}

function cipherOf({ pinFormat, macAlgorithm }: Iso8583Settings, name: string): 'tdes' | 'sm4' {
  const sm4 = name === BANK_KEYS.pin ? !pinFormat.endsWith('tdes') : macAlgorithm.includes('sm4');
  return sm4 ? 'sm4' : 'tdes';
}
