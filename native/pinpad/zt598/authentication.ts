/** Some pads want to know before they use a key that the program has their secret: they ask for an encipherment under it. */
import { parseHex, toHex } from '../../base/bytes.ts';
import { tdes } from '../key-store/ciphers.ts';
import type { Ask } from '../wire/model.ts';
import { ascii, hexByte, malformed, printable } from '../wire/text.ts';
import type { Trouble } from '../wire/trouble.ts';

const DES_BYTES = 8;

/** `null`: the pad is satisfied, for the next command with that key. */
export async function authenticate(ask: Ask, uid: Uint8Array, slot: number): Promise<Trouble | null> {
  const random = await ask('authentication', ascii(`:A0${toHex(uid)}`));
  if (!random.ok) return random.error;
  const challenge = await ask('authentication', ascii(`:${hexByte(slot)}${printable(random.value.data)}`));
  if (!challenge.ok) return challenge.error;
  const asked = parseHex(printable(challenge.value.data));
  if (!asked.ok || asked.value.length === 0 || asked.value.length % DES_BYTES !== 0) return malformed('authentication');
  const answered = await ask('authentication', ascii(`:90${toHex(tdes('encrypt', uid, asked.value))}`));
  return answered.ok ? null : answered.error;
}
