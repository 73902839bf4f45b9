import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../base/bytes.ts';
import { encodeSdtFrame, type SdtFrame, SdtFrameReader } from './sdt-frame.ts';

const RUNS = { numRuns: 150 };
const READ_SAM_ID = hex('AAAAAA9669 0014 000090 0500 0100 09B83201 05BE1200 ADC5B111 63');

const bodies = (frames: readonly SdtFrame[]): readonly string[] =>
  frames.map((frame) => (frame.kind === 'frame' ? toHex(frame.body) : 'damaged'));

/** What a stream gives that comes in pieces of these lengths, the last of them as long as need be. */
function readIn(stream: Uint8Array, lengths: readonly number[]): readonly string[] {
  const reader = new SdtFrameReader();
  const found: SdtFrame[] = [];
  let at = 0;
  for (const length of [...lengths, stream.length]) {
    found.push(...reader.push(stream.subarray(at, at + length)));
    at += length;
  }
  return bodies([...found, ...reader.flush()]);
}

const reply = (data: Uint8Array): Uint8Array => concat(hex('000090'), data);
const payload = fc.uint8Array({ maxLength: 300 });
/** Noise without the start mark: with it, it would be a frame and not noise. */
const noise = fc.uint8Array({ maxLength: 60 }).map((bytes) => bytes.map((byte) => (byte === 0x96 ? 0x97 : byte)));
const cuts = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 40 });

describe('encodeSdtFrame', () => {
  it.each([
    ['SAM status', '11FF', 'AAAAAA9669000311FFED'],
    ['SAM number', '12FF', 'AAAAAA9669000312FFEE'],
    ['find', '2001', 'AAAAAA96690003200122'],
    ['select', '2002', 'AAAAAA96690003200221'],
    ['read text and photo', '3001', 'AAAAAA96690003300132'],
    ['newest address', '3003', 'AAAAAA96690003300330'],
    ['read with fingerprints', '3010', 'AAAAAA96690003301023'],
    ['115200 baud', '6000', 'AAAAAA96690003600063'],
    ['RF limit', '61FF50', 'AAAAAA9669000461FF50CA'],
  ])('%s', (_what, body, frame) => {
    expect(toHex(encodeSdtFrame(hex(body)))).toBe(frame);
  });
});

describe('SdtFrameReader', () => {
  it('reads the documented answers', () => {
    expect(readIn(READ_SAM_ID, [])).toEqual(['0000900500010009B8320105BE1200ADC5B111']);
    expect(readIn(hex('AAAAAA9669 0004 000080 84'), [])).toEqual(['000080']);
    expect(readIn(hex('AAAAAA9669 0008 00009F 00000000 97'), [])).toEqual(['00009F00000000']);
  });

  it('reads them with one synchronising byte lost, and with more of them', () => {
    expect(readIn(READ_SAM_ID.subarray(1), [])).toHaveLength(1);
    expect(readIn(concat(hex('AAAA'), READ_SAM_ID), [])).toHaveLength(1);
  });

  it('tells a wrong checksum, and reads what follows', () => {
    expect(readIn(hex('AAAAAA9669 0004 000080 85 AAAAAA9669 0004 000090 94'), [])).toEqual(['damaged', '000090']);
  });

  it('finds the frame behind a beginning that never ends, once the line is silent', () => {
    expect(readIn(concat(hex('AAAAAA9669 0800'), hex('AAAAAA9669 0004 000090 94')), [3])).toEqual(['000090']);
  });

  it('is not held up by a length that no answer has', () => {
    const reader = new SdtFrameReader();
    expect(bodies(reader.push(hex('AAAA9669 FFFF AAAAAA9669 0004 000090 94')))).toEqual(['000090']);
    expect(bodies(reader.push(hex('AAAA9669 0003 AAAAAA9669 0004 000080 84')))).toEqual(['000080']);
  });

  it('says whether a frame has begun', () => {
    const reader = new SdtFrameReader();
    expect(reader.begun).toBe(false);
    reader.push(hex('00AAAAAA966900'));
    expect(reader.begun).toBe(true);
    reader.push(hex('0400009094'));
    expect(reader.begun).toBe(false);
  });

  it('reads any answers, with noise before and between them, cut anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, payload), { minLength: 1, maxLength: 4 }), cuts, (parts, lengths) => {
        const stream = concat(...parts.flatMap(([before, data]) => [before, encodeSdtFrame(reply(data))]));
        expect(readIn(stream, lengths)).toEqual(parts.map(([, data]) => toHex(reply(data))));
      }),
      RUNS,
    );
  });

  it('gives nothing for an answer that was cut short', () => {
    fc.assert(
      fc.property(payload, fc.double({ min: 0, max: 0.999, noNaN: true }), (data, part) => {
        // No start mark inside: a cut frame that carries another whole one would rightly give that.
        const frame = encodeSdtFrame(reply(data.map((byte) => (byte === 0x96 ? 0x97 : byte))));
        expect(readIn(frame.subarray(0, Math.floor(frame.length * part)), [])).toEqual([]);
      }),
      RUNS,
    );
  });

  it('never takes an answer with one changed byte for a good one', () => {
    fc.assert(
      fc.property(payload, fc.nat(), fc.integer({ min: 1, max: 255 }), (data, at, flip) => {
        const frame = encodeSdtFrame(reply(data.map((byte) => (byte === 0x96 ? 0x97 : byte))));
        // Not the first synchronising byte, which may be anything; its length may make it another whole frame only by a right checksum.
        const place = 1 + (at % (frame.length - 1));
        frame[place] = (frame[place] ?? 0) ^ flip;
        const lengthTouched = place === 5 || place === 6;
        const found = readIn(frame, []).filter((body) => body !== 'damaged');
        expect(lengthTouched ? found.filter((body) => body === toHex(reply(data))) : found).toEqual([]);
      }),
      RUNS,
    );
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), cuts, (bytes, lengths) => {
        for (const body of readIn(bytes, lengths)) expect(body === 'damaged' || body.length >= 6).toBe(true);
      }),
      RUNS,
    );
  });
});
