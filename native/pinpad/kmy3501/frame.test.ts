import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../base/bytes.ts';
import type { PadItem } from '../wire/stream.ts';
import { encodeKmyFrame, KmyStream } from './frame.ts';

const text = (items: readonly PadItem[]): readonly string[] =>
  items.map((item) => (item.kind === 'frame' ? toHex(item.body) : item.kind === 'key' ? `key ${item.byte}` : 'damaged'));
function heard(bytes: Uint8Array, cuts: readonly number[] = []): readonly string[] {
  const stream = new KmyStream();
  const edges = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  const items = edges.slice(1).flatMap((edge, i) => stream.push(bytes.subarray(edges[i], edge)));
  return text([...items, ...stream.flush()]);
}

const content = fc.uint8Array({ minLength: 1, maxLength: 40 });
const key = fc.constantFrom(0x2a, 0x08, 0x0d, 0x1b, 0x00);
const cuts = fc.array(fc.nat(200), { maxLength: 8 });

describe('a frame of the KMY3501', () => {
  it('around the question for its version is that of the published example', () => {
    expect(toHex(encodeKmyFrame(hex('30')))).toBe(toHex(hex('02 30 31 33 30 33 31 03')));
    expect(heard(hex('02 30 31 33 30 33 31 03'))).toEqual(['30']);
  });

  it('with a wrong check, a wrong length, half a byte or no end is damaged', () => {
    expect(heard(hex('02 30 31 33 30 33 32 03'))).toEqual(['damaged']);
    expect(heard(hex('02 30 32 33 30 33 32 03'))).toEqual(['damaged']);
    expect(heard(hex('02 30 31 33 03'))).toEqual(['damaged']);
    expect(heard(hex('02 30 31'))).toEqual(['damaged']);
    expect(heard(concat(hex('02 30 31'), encodeKmyFrame(hex('30'))))).toEqual(['damaged', '30']);
  });

  it('is found wherever the stream is cut, with keys before, between, behind and inside', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(content, key), { maxLength: 6 }), cuts, (parts, cutAt) => {
        const bytes = concat(...parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : encodeKmyFrame(part))));
        expect(heard(bytes, cutAt)).toEqual(parts.map((part) => (typeof part === 'number' ? `key ${part}` : toHex(part))));
      }),
      { numRuns: 60 },
    );
    const frame = encodeKmyFrame(hex('04 1122'));
    expect(heard(concat(frame.slice(0, 4), hex('2A'), frame.slice(4)))).toEqual(['key 42', '041122']);
  });

  it('that is cut short or has a bit flipped is never taken for another one, and the next is heard', () => {
    fc.assert(
      fc.property(content, content, fc.nat(), fc.nat(7), fc.boolean(), (one, two, at, bit, short) => {
        const frame = encodeKmyFrame(one);
        const spoilt = short
          ? frame.slice(0, at % frame.length)
          : frame.map((byte, i) => (i === at % frame.length ? byte ^ (1 << bit) : byte));
        const stream = new KmyStream();
        const first = text([...stream.push(spoilt), ...stream.flush()]);
        expect(first.filter((each) => !each.startsWith('key') && each !== 'damaged')).toEqual([]);
        expect(text(stream.push(encodeKmyFrame(two)))).toEqual([toHex(two)]);
      }),
      { numRuns: 100 },
    );
  });

  it('is never made of noise without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), cuts, (noise, cutAt) => {
        expect(() => heard(noise, cutAt)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
