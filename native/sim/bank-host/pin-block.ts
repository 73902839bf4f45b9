/** PIN blocks as the bank reads them. */
import type { PinBlockFormat } from '../../ports/pin-pad.ts';
import { decipher, xored } from './ciphers.ts';

const SHAPES: Readonly<Record<string, RegExp>> = {
  iso0: /^0([4-9A-C])(\d+)F*$/,
  x98: /^0([4-9A-C])(\d+)F*$/,
  iso1: /^1([4-9A-C])([\dA-F]+)$/,
  iso3: /^3([4-9A-C])(\d+)[A-F]*$/,
  iso4: /^4([4-9A-C])(\d+)A*$/,
};

/** The digits of the PIN; `null`: no PIN block under that key and card number. */
export function pinIn(format: PinBlockFormat, key: Buffer, block: Buffer, pan: string): string | null {
  const [layout = '', cipher = '', shape = ''] = format.split('-');
  if (block.length !== (cipher === 'tdes' ? 8 : 16)) return null;
  const field = opened(layout, cipher, key, block, pan);
  if (shape === 'padded' && !field.subarray(8).equals(Buffer.alloc(8))) return null;
  const used = shape === 'padded' || layout === 'iso4' ? field.subarray(0, 8) : field;
  const account = Buffer.alloc(used.length);
  if (layout === 'iso0' || layout === 'iso3') account.write(pan.slice(-13, -1), used.length - 6, 'hex');
  const found = SHAPES[layout]?.exec(xored(used, account).toString('hex').toUpperCase());
  const length = parseInt(found?.[1] ?? '0', 16);
  const digits = found?.[2]?.slice(0, length) ?? '';
  // The fill begins right behind the digits.
  const whole = layout === 'iso1' || found?.[2]?.length === length;
  return /^\d+$/.test(digits) && digits.length === length && whole ? digits : null;
}

function opened(layout: string, cipher: string, key: Buffer, block: Buffer, pan: string): Buffer {
  const used = cipher === 'tdes' ? 'tdes' : cipher === 'aes' ? 'aes' : 'sm4';
  const once = decipher(used, key, block);
  if (layout !== 'iso4') return once;
  return decipher(used, key, xored(once, Buffer.from(`${pan.length - 12}${pan}`.padEnd(32, '0'), 'hex')));
}
