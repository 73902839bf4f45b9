import { err, ok, type Result } from './result.ts';

/** Upper-case hexadecimal without separators. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0').toUpperCase();
  return text;
}

/** Bytes of a hexadecimal text; blanks are allowed. Throws on anything else: for constants in code, not for input. */
export function hex(text: string): Uint8Array {
  const parsed = parseHex(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

/** Bytes of a hexadecimal text from outside; the error says what is wrong and where. */
export function parseHex(text: string): Result<Uint8Array, string> {
  const compact = text.replace(/\s+/g, '');
  const wrong = compact.search(/[^0-9a-fA-F]/);
  if (wrong >= 0) return err(`not a hexadecimal digit at position ${wrong}: ${JSON.stringify(compact[wrong])}`);
  if (compact.length % 2 !== 0) return err(`an odd number of hexadecimal digits: ${compact.length}`);
  return ok(Uint8Array.from({ length: compact.length / 2 }, (_, i) => parseInt(compact.slice(2 * i, 2 * i + 2), 16)));
}

/** The parts one after another in a new array. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether both hold the same bytes. Not constant in time: not for secrets. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
