/**
 * The PIN of the certificate application: the card turns a PIN into an SM4 key, the terminal proves that it has it by a challenge.
 * A change is enciphered under the old PIN's key and carries a MAC whose starting value is a fresh challenge.
 */
import { packDigits } from '../../base/bcd.ts';
import { concat } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { PinBytes } from '../../ports/pin-pad.ts';
import type { SocialSecurityFault, VerifyOutcome } from '../../ports/social-security-card.ts';
import type { CommandApdu } from '../apdu.ts';
import {
  CERTIFICATE_CHALLENGE_BYTES,
  CERTIFICATE_PIN_DIGITS,
  certificatePinChangeHeader,
  changeCertificatePin as changeCommand,
  deriveCertificatePinKey,
  PIN_KEY_ANSWER_BYTES,
  verifyCertificatePin as verifyCommand,
} from '../commands/certificate-pin.ts';
import { getChallenge } from '../commands/get-challenge.ts';
import { parseVerify } from '../commands/verify.ts';
import { sm4Cipher } from '../keys/block-cipher.ts';
import { commandMac, plainBlocks } from '../keys/derivation.ts';
import type { CardChannel } from '../session.ts';
import { SW } from '../status-words.ts';
import { refuse, statusFault } from './faults.ts';
import type { Bytes } from './read-bytes.ts';

/** `pin`: length, packed PIN and padding in one block. `key`: the key that the card derives from the new PIN. */
export type NewCertificatePin = 'pin' | 'key';

type Outcome = Result<VerifyOutcome, SocialSecurityFault>;
type Done = Result<void, SocialSecurityFault>;

/** Whether these PINs can be sent at all. */
export function areCertificatePins(...pins: readonly PinBytes[]): boolean {
  return pins.every(({ length }) => length === CERTIFICATE_PIN_DIGITS);
}

/** Verifies in the selected application. */
export function verifyCertificatePin(card: CardChannel, pin: PinBytes): Promise<Outcome> {
  return withKeyOf(card, pin, (key) => prove(card, key));
}

/** Verifies the old PIN, which costs a try when it is wrong, then changes it. */
export function changeCertificatePin(card: CardChannel, oldPin: PinBytes, newPin: PinBytes, form: NewCertificatePin): Promise<Outcome> {
  return withKeyOf(card, oldPin, async (key) => {
    const proved = await prove(card, key);
    if (!proved.ok || proved.value.outcome !== 'correct') return proved;
    const changed =
      form === 'pin' ? await replace(card, key, pinBlock(newPin)) : await withKeyOf(card, newPin, (fresh) => replace(card, key, fresh));
    return changed.ok ? proved : changed;
  });
}

function pinBlock(pin: PinBytes): Uint8Array {
  const packed = packDigits(pin);
  try {
    return plainBlocks(sm4Cipher.blockBytes, packed);
  } finally {
    packed.fill(0);
  }
}

/** `845E 01 00` with one enciphered block and its MAC. Wipes `plain`. */
async function replace(card: CardChannel, key: Uint8Array, plain: Uint8Array): Promise<Done> {
  const enciphered = sm4Cipher.encrypt(key, plain);
  plain.fill(0);
  const challenge = await askSecret(card, getChallenge(CERTIFICATE_CHALLENGE_BYTES), CERTIFICATE_CHALLENGE_BYTES);
  if (!challenge.ok) return challenge;
  const mac = commandMac(sm4Cipher, key, certificatePinChangeHeader(), enciphered, challenge.value);
  const answer = await card.send(changeCommand(concat(enciphered, mac)));
  if (!answer.ok) return answer;
  return answer.value.sw === SW.ok ? ok(undefined) : err(statusFault('CHANGE PIN of the certificate application', answer.value.sw));
}

/** Has the card derive the key of a PIN and lends it. */
async function withKeyOf<T>(
  card: CardChannel,
  pin: PinBytes,
  use: (key: Uint8Array) => Promise<Result<T, SocialSecurityFault>>,
): Promise<Result<T, SocialSecurityFault>> {
  const derived = await askSecret(card, deriveCertificatePinKey(pin), PIN_KEY_ANSWER_BYTES);
  if (!derived.ok) return derived;
  try {
    return await use(derived.value.subarray(0, CERTIFICATE_CHALLENGE_BYTES));
  } finally {
    derived.value.fill(0);
  }
}

/** The challenge enciphered under the PIN's key, answered like VERIFY. */
async function prove(card: CardChannel, key: Uint8Array): Promise<Outcome> {
  const challenge = await askSecret(card, getChallenge(CERTIFICATE_CHALLENGE_BYTES), CERTIFICATE_CHALLENGE_BYTES);
  if (!challenge.ok) return challenge;
  const answer = await card.send(verifyCommand(sm4Cipher.encrypt(key, challenge.value)));
  return answer.ok ? outcomeOf(parseVerify(answer.value)) : answer;
}

function outcomeOf(answer: ReturnType<typeof parseVerify>): Outcome {
  switch (answer.kind) {
    case 'ok':
      return ok({ outcome: 'correct' });
    case 'tries':
      return ok({ outcome: 'wrong', triesLeft: answer.left });
    case 'locked':
      return ok({ outcome: 'locked' });
    case 'other':
      return err(statusFault('VERIFY of the certificate PIN', answer.sw));
  }
}

/** Sends, wants exactly so many bytes, wipes what was sent. */
async function askSecret(card: CardChannel, command: CommandApdu, bytes: number): Promise<Bytes> {
  try {
    const answer = await card.send(command);
    if (!answer.ok) return answer;
    const { sw, data } = answer.value;
    if (sw !== SW.ok) return err(statusFault('PIN of the certificate application', sw));
    return data.length === bytes ? ok(data) : refuse('ssc.malformed', `PIN of the certificate application: ${data.length} bytes`);
  } finally {
    command.data?.fill(0);
  }
}
