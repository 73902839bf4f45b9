import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readPasswordLine, readPinLine } from './pin-input.ts';

const never = new AbortController().signal;
const bytes = (text: string) => Buffer.from(text, 'latin1');

function read(...chunks: readonly Buffer[]) {
  return readPinLine({ input: Readable.from(chunks, { objectMode: true }), signal: never });
}

describe('a PIN on standard input', () => {
  it.each([
    ['000000\n', [0, 0, 0, 0, 0, 0]],
    ['1234\r\n', [1, 2, 3, 4]],
    ['9876', [9, 8, 7, 6]],
    ['12\n999999\n', [1, 2]],
    ['129\b34\n', [1, 2, 3, 4]],
  ])('%j is its first line', async (text, digits) => {
    expect(await read(bytes(text))).toEqual({ line: 'digits', pin: Uint8Array.from(digits) });
  });

  it('may come in pieces, and the pieces are wiped', async () => {
    const pieces = [bytes('12'), bytes('34\n')];
    expect(await read(...pieces)).toEqual({ line: 'digits', pin: Uint8Array.of(1, 2, 3, 4) });
    expect(pieces.every((piece) => piece.every((byte) => byte === 0))).toBe(true);
  });

  it('is one line of many: what stands behind it is there for the next question', async () => {
    const from = { input: Readable.from([bytes('123456\r\npass'), bytes('word 2\nthird\n')], { objectMode: false }), signal: never };
    expect(await readPinLine(from)).toEqual({ line: 'digits', pin: Uint8Array.of(1, 2, 3, 4, 5, 6) });
    expect([await readPasswordLine(from), await readPasswordLine(from), await readPasswordLine(from)]).toEqual([
      'password 2',
      'third',
      null,
    ]);
  });

  it('is asked for again on the same input', async () => {
    const input = new PassThrough();
    const first = readPinLine({ input, signal: never });
    input.write('1234\n');
    expect(await first).toEqual({ line: 'digits', pin: Uint8Array.of(1, 2, 3, 4) });
    const second = readPinLine({ input, signal: never });
    input.write('5678\n');
    expect(await second).toEqual({ line: 'digits', pin: Uint8Array.of(5, 6, 7, 8) });
  });

  it('is missing where the input ends, is empty or is broken off', async () => {
    const missing = { line: 'none' };
    expect([await read(), await read(bytes('\n')), await read(bytes('12\u0003'))]).toEqual([missing, missing, missing]);
    const ended = new AbortController();
    const waiting = readPinLine({ input: new Readable({ read: () => undefined }), signal: ended.signal });
    ended.abort();
    expect(await waiting).toEqual(missing);
  });

  it('has digits only', async () => {
    expect(await read(bytes('12a4\n'))).toEqual({ line: 'notDigits' });
  });

  it('stays too long when it is too long', async () => {
    const line = await read(bytes('1'.repeat(500)));
    expect(line.line === 'digits' && line.pin.length).toBe(64);
  });
});
