import { describe, expect, it } from 'vitest';
import { CODE, failed, statusAnswer, wrongPin } from './answer.ts';

describe('codes of the national interface', () => {
  it.each([
    [0x63c0, -25536],
    [0x63c1, -25537],
    [0x63c2, -25538],
    [0x6700, -26368],
    [0x6901, -26881],
    [0x6981, -27009],
    [0x6982, -27010],
    [0x6983, -27011],
    [0x6984, -27012],
    [0x6985, -27013],
    [0x6988, -27016],
    [0x6a80, -27264],
    [0x6a81, -27265],
    [0x6a82, -27266],
    [0x6a83, -27267],
    [0x6a88, -27272],
    [0x9302, -37634],
    [0x9303, -37635],
    [0x9403, -37891],
    [0x9406, -37894],
  ])('the status word %i is %i, as the published table has it', (sw, code) => {
    const answer = statusAnswer(sw);
    expect(answer.code).toBe(code);
    expect(answer.out).toMatch(new RegExp(`^[^（]+（${sw.toString(16).toUpperCase()}）$`));
    expect(answer.out).not.toContain('卡返回错误');
  });

  it('a status word that the table does not have keeps its number', () => {
    expect(statusAnswer(0x6f00)).toEqual({ code: -28416, out: '卡返回错误（6F00）' });
  });

  it('every code has one number and a Chinese text', () => {
    const names = Object.keys(CODE) as (keyof typeof CODE)[];
    const answers = names.map((name) => failed(name));
    expect(new Set(answers.map(({ code }) => code)).size).toBe(names.length);
    for (const { code, out } of answers) expect([code < 0, out]).toEqual([true, expect.stringMatching(/\p{Script=Han}/u)]);
  });

  it('the numbers are those of the published table', () => {
    const table = [
      -1, -2, -3, -4, -5, -11, -12, -13, -14, -15, -20, -21, -22, -23, -24, -31, -32, -33, -34, -35, -36, -41, -42, -51, -52, -2201, -2202,
      -2203, -2204,
    ];
    expect(Object.values(CODE)).toEqual(table);
    expect(wrongPin(2)).toEqual({ code: -51, out: 'PIN校验失败（剩余2次）' });
  });
});
