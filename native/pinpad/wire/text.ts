/** Commands of pads are mostly text. */
import type { Reply } from './model.ts';
import type { Trouble } from './trouble.ts';

/** Bytes of an ASCII text. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The printable characters of an answer. */
export function printable(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.filter((byte) => byte >= 0x20 && byte < 0x7f)).trim();
}

/** A number below 256 as two upper-case hexadecimal digits. */
export function hexByte(value: number): string {
  return value.toString(16).toUpperCase().padStart(2, '0');
}

/** The account field of formats 0 and 3: the 12 rightmost digits of the card number without its check digit (ISO 9564-1 9.3.2.2). */
export function account12(pan: string): string {
  return pan.slice(-13, -1).padStart(12, '0');
}

/** An answer that cannot be understood. */
export function malformed(what: string): Trouble {
  return { reason: 'malformed', detail: what };
}

/** Waits for an answer of which nothing matters but what the driver has learnt from it already. */
export async function onlyLearnt(reply: Promise<Reply>): Promise<void> {
  const said = await reply;
  if (!said.ok) return;
}
