import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERS } from '../../../test/vectors/escpos.ts';
import { concat, hex } from '../../base/bytes.ts';
import { AnswerReader, type PrinterAnswer } from './answers.ts';

function read(...chunks: readonly Uint8Array[]): PrinterAnswer[] {
  const reader = new AnswerReader();
  return chunks.flatMap((chunk) => reader.push(chunk));
}

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, i) => bytes.slice(ends[i - 1] ?? 0, end));
}

const places = fc.array(fc.nat({ max: 400 }), { maxLength: 30 });
const names = fc.array(fc.constantFrom(...(Object.keys(ANSWERS) as (keyof typeof ANSWERS)[])), { maxLength: 20 });
/** Bytes that begin no answer: flow control, code page characters. */
const noise = fc.uint8Array({ maxLength: 6 }).map((bytes) => bytes.filter((byte) => byte >= 0x80 || byte === 0x11 || byte === 0x13));

describe('what the printer says', () => {
  it.each([
    ['DLE EOT 1, offline', { kind: 'realTime', status: 0x1a }],
    ['ASB, paper at its end', { kind: 'automatic', status: hex('18000F0F') }],
    ['GS r 1, near its end', { kind: 'paperSensor', status: 3 }],
    ['GS ( H, id "K07Z"', { kind: 'processId', id: 'K07Z' }],
    ['DLE DC4 8, cleared', { kind: 'buffersCleared' }],
  ] as const)('%s', (name, answer) => {
    expect(read(hex(ANSWERS[name]))).toEqual([answer]);
  });

  it('is understood wherever the stream is cut', () => {
    fc.assert(
      fc.property(names, places, (each, at) => {
        const whole = concat(...each.map((name) => hex(ANSWERS[name])));
        const answers = read(...cut(whole, at));
        expect(answers).toEqual(each.flatMap((name) => read(hex(ANSWERS[name]))));
        expect(answers).toHaveLength(each.length);
      }),
    );
  });

  it('is found between noise', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, fc.constantFrom(...Object.values(ANSWERS)))), places, (pairs, at) => {
        const stream = concat(...pairs.flatMap(([before, answer]) => [before, hex(answer)]));
        expect(read(...cut(stream, at))).toEqual(pairs.flatMap(([, answer]) => read(hex(answer))));
      }),
    );
  });

  it('never throws, whatever arrives, and is never a word that did not stand there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), places, (bytes, at) => {
        const text = String.fromCharCode(...bytes);
        for (const answer of read(...cut(bytes, at)))
          if (answer.kind === 'processId') expect(text).toContain(`\u0037\u0022${answer.id}\u0000`);
      }),
    );
    expect(read(new Uint8Array(500_000).fill(0xff))).toEqual([]);
  });

  it('is understood behind an answer that broke off', () => {
    expect(read(hex('37 22 4B 30'), hex(ANSWERS['GS ( H, id "K07Z"'])).at(-1)).toEqual({ kind: 'processId', id: 'K07Z' });
    expect(read(hex('10 00'), hex(ANSWERS['DLE EOT 1, online'])).at(-1)).toEqual({ kind: 'realTime', status: 0x12 });
  });

  it('is no sensor status when only one bit of a pair is set', () => {
    expect(read(hex('01 02 04 08 41 25'))).toEqual([]);
  });
});
