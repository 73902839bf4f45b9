import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../base/bytes.ts';
import type { PadItem } from '../wire/stream.ts';
import { ascii } from '../wire/text.ts';
import { encodeZtFrame, ZtStream } from './frame.ts';

const framed = (text: string): string => toHex(encodeZtFrame(ascii(text)));
const text = (items: readonly PadItem[]): readonly string[] =>
  items.map((item) => (item.kind === 'frame' ? toHex(item.body) : item.kind === 'key' ? `key ${item.byte}` : 'damaged'));
/** Everything of a stream that came in these pieces. */
function heard(bytes: Uint8Array, cuts: readonly number[] = []): readonly string[] {
  const stream = new ZtStream();
  const edges = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  const items = edges.slice(1).flatMap((edge, i) => stream.push(bytes.subarray(edges[i], edge)));
  return text([...items, ...stream.flush()]);
}

const content = fc.uint8Array({ minLength: 1, maxLength: 40 });
const key = fc.constantFrom(0x2a, 0x08, 0x0d, 0x1b, 0x41, 0x80);
const cuts = fc.array(fc.nat(200), { maxLength: 8 });

describe('a frame of the ZT598', () => {
  it.each([
    ['5030', '02 303034 35303330 03 3331'],
    ['3', '02 303031 33 03 3031'],
    ['I', '02 303031 49 03 3742'],
    ['5032', '02 303034 35303332 03 3333'],
    ['600012', '02 303036 363030303132 03 3330'],
  ])('around %s is that of the published examples', (command, frame) => {
    expect(framed(command)).toBe(toHex(hex(frame)));
    expect(heard(hex(frame))).toEqual([toHex(ascii(command))]);
  });

  it('of 999 bytes and more has the length 000 and ends at the ETX whose check is right', () => {
    const long = ascii('A'.repeat(1_199));
    const frame = encodeZtFrame(concat(long, Uint8Array.of(3), long));
    expect(toHex(frame.subarray(0, 4))).toBe('02303030');
    expect(heard(frame, [7, 1_300])).toEqual([toHex(concat(long, Uint8Array.of(3), long))]);
  });

  it('with a wrong check is damaged, never taken', () => {
    expect(heard(hex('02 303031 49 03 3743'))).toEqual(['damaged']);
  });

  it('that never ends is damaged when the line falls silent, and what it swallowed is no key; a whole one behind it is found', () => {
    expect(heard(hex('02 303330 2A2A2A'))).toEqual(['damaged']);
    expect(heard(concat(hex('02 303330 2A'), encodeZtFrame(ascii('I'))))).toEqual(['damaged', '49']);
  });

  it('is found wherever the stream is cut, with keys before, between and behind', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(content, key), { maxLength: 6 }), cuts, (parts, cutAt) => {
        const bytes = concat(...parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : encodeZtFrame(part))));
        expect(heard(bytes, cutAt)).toEqual(parts.map((part) => (typeof part === 'number' ? `key ${part}` : toHex(part))));
      }),
      { numRuns: 60 },
    );
  });

  it('that is cut short or has a bit flipped is never taken for another one, and the next is heard', () => {
    fc.assert(
      fc.property(content, content, fc.nat(), fc.nat(7), fc.boolean(), (one, two, at, bit, short) => {
        const frame = encodeZtFrame(one);
        const spoilt = short
          ? frame.slice(0, at % frame.length)
          : frame.map((byte, i) => (i === at % frame.length ? byte ^ (1 << bit) : byte));
        const stream = new ZtStream();
        const first = text([...stream.push(spoilt), ...stream.flush()]);
        // The check may have its letters small: the same number.
        expect(first.filter((each) => !each.startsWith('key') && each !== 'damaged' && each !== toHex(one))).toEqual([]);
        expect(text(stream.push(encodeZtFrame(two)))).toEqual([toHex(two)]);
      }),
      { numRuns: 100 },
    );
  });

  it('is never made of noise without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), cuts, (noise, cutAt) => {
        expect(() => heard(noise, cutAt)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
