import { equalBytes } from '../../base/bytes.ts';
import type { Command, Reply } from './apdu.ts';
import { inSocialSecurity } from './authentication.ts';
import type { CardState } from './chip.ts';
import { SW } from './constants.ts';

const MIN_BYTES = 2;
const MAX_BYTES = 8;
/** Between the old and the new PIN in CHANGE PIN. */
const SEPARATOR = 0xff;
const FILL_NIBBLE = 0x0f;

/** VERIFY (commands part): the PIN as packed digits; no data asks the tries left and spends none. */
export function verify(card: CardState, command: Command): Reply {
  if (command.p1 !== 0 || command.p2 !== 0) return { sw: SW.wrongParameters };
  if (!inSocialSecurity(card)) return { sw: SW.keyNotFound };
  const { memory, chip } = card;
  if (command.data.length === 0) {
    if (!chip.tellsTries || (command.le ?? 0) !== 0) return { sw: SW.wrongLength };
    if (memory.pin === null) return { sw: SW.ok };
    return { sw: memory.pinTriesLeft === 0 ? SW.authenticationBlocked : SW.triesLeft | memory.pinTriesLeft };
  }
  if (command.data.length < MIN_BYTES || command.data.length > MAX_BYTES) return { sw: SW.wrongLength };
  if (memory.pin === null) return { sw: SW.keyNotFound };
  const sw = comparePin(card, memory.pin, command.data);
  if (sw === SW.ok) card.session.pinVerified = true;
  return { sw };
}

/** CHANGE PIN `80 5E 01 00`: old ‖ FF ‖ new. The old one is absent only where no PIN is set; without a new one none is set afterwards. */
export function changePin(card: CardState, command: Command): Reply {
  if (command.p1 !== 1 || command.p2 !== 0) return { sw: SW.wrongParameters };
  if (!inSocialSecurity(card)) return { sw: SW.keyNotFound };
  if (command.data.length < 1 + MIN_BYTES || command.data.length > 2 * MAX_BYTES + 1) return { sw: SW.wrongLength };
  const at = command.data.indexOf(SEPARATOR);
  if (at < 0) return { sw: SW.wrongData };
  const fresh = command.data.subarray(at + 1);
  const digits = fresh.length === 0 ? null : unpackPin(fresh);
  if (fresh.length > 0 && digits === null) return { sw: SW.wrongData };
  const { pin } = card.memory;
  if (pin === null && at > 0) return { sw: SW.wrongData };
  const sw = pin === null ? SW.ok : comparePin(card, pin, command.data.subarray(0, at));
  if (sw === SW.ok) setPin(card, digits);
  return { sw };
}

/** Stores a PIN with a full counter; `null` leaves the card without one. */
export function setPin(card: CardState, digits: string | null): void {
  card.memory.pin = digits;
  card.memory.pinTriesLeft = card.chip.pinTriesMax;
}

/** 4 to 16 digits from packed form, the last nibble F after an odd number; `null` for anything else. */
export function unpackPin(packed: Uint8Array): string | null {
  if (packed.length < MIN_BYTES || packed.length > MAX_BYTES) return null;
  const nibbles = [...packed].flatMap((byte) => [byte >> 4, byte & 0x0f]);
  if (nibbles.at(-1) === FILL_NIBBLE) nibbles.pop();
  return nibbles.length >= 2 * MIN_BYTES && nibbles.every((nibble) => nibble <= 9) ? nibbles.join('') : null;
}

/** Packed form: two digits a byte, a lone last digit followed by F. */
export function packPin(digits: string): Uint8Array {
  const whole = digits.length % 2 === 0 ? digits : `${digits}F`;
  return Uint8Array.from({ length: whole.length / 2 }, (_, i) => parseInt(whole.slice(2 * i, 2 * i + 2), 16));
}

/** 9000 and a full counter when it is the PIN, else one try less: 63Cx, and 6983 once none was left. */
function comparePin(card: CardState, pin: string, given: Uint8Array): number {
  const { memory } = card;
  if (memory.pinTriesLeft === 0) return SW.authenticationBlocked;
  if (equalBytes(packPin(pin), given)) {
    memory.pinTriesLeft = card.chip.pinTriesMax;
    return SW.ok;
  }
  memory.pinTriesLeft -= 1;
  card.session.pinVerified = false;
  return SW.triesLeft | memory.pinTriesLeft;
}
