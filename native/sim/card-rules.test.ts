import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../base/bytes.ts';
import { parseCardRules, withRules } from './card-rules.ts';
import { loadVirtualCard, type VirtualCard } from './card/index.ts';

function ruled(rules: unknown, waits: number[] = []): VirtualCard {
  const card = loadVirtualCard('zhaotong');
  const parsed = parseCardRules(JSON.stringify(rules));
  if (!card.ok || !parsed.ok) throw new Error(parsed.ok ? 'no card' : parsed.error);
  const one = withRules(card.value, parsed.value, async (ms) => void waits.push(ms));
  one.powerOn();
  return one;
}

async function say(card: VirtualCard, ...commands: string[]): Promise<string[]> {
  const answers = [];
  for (const command of commands) {
    const answer = await card.transmit(hex(command));
    answers.push(typeof answer === 'string' ? answer : toHex(answer));
  }
  return answers;
}

const SELECT = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';

describe('answers by rule', () => {
  it('take the place of the card, the first fitting rule first', async () => {
    const card = ruled([
      { prefix: '0084..0008', answer: 'AABB9000' },
      { prefix: '0084', answer: '6F00' },
    ]);
    expect(await say(card, SELECT, '0084000008', '0084000004')).toEqual(['6118', 'AABB9000', '6F00']);
  });

  it('are counted: after one, twice, then the card again', async () => {
    const card = ruled([{ prefix: '0020', answer: '6983', after: 1, times: 2 }]);
    const answers = await say(card, SELECT, '0020000000', '0020000000', '0020000000', '0020000000');
    expect(answers).toEqual(['6118', '63C6', '6983', '6983', '63C6']);
  });

  it('a used-up rule hands over to the next', async () => {
    const card = ruled([
      { prefix: '', answer: '6981', times: 1 },
      { prefix: '', answer: '6982', times: 1 },
    ]);
    expect(await say(card, SELECT, SELECT, SELECT)).toEqual(['6981', '6982', '6118']);
  });

  it('let the card leave, fall silent or think', async () => {
    const waits: number[] = [];
    const card = ruled(
      [
        { prefix: '00B0', removed: true },
        { prefix: '00B2', mute: true },
        { prefix: '00A4', delayMs: 300, times: 1 },
      ],
      waits,
    );
    expect(await say(card, SELECT, SELECT, '00B0000000', '00B2010400')).toEqual(['6118', '6118', 'removed', 'mute']);
    expect(waits).toEqual([300]);
  });

  it.each([
    ['{', /JSON/],
    ['{}', /^rules: must be a list$/],
    ['[{"prefix":"0G"}]', /^rules\[0\]\.prefix: must be bytes in hexadecimal, or \.\. for any, not "0G"$/],
    ['[{"prefix":"00","answer":"90"}]', /^rules\[0\]\.answer: must be data and status word in hexadecimal$/],
    ['[{"prefix":"00"}]', /^rules\[0\]: does nothing$/],
    ['[{"prefix":"00","mute":true,"answer":"9000"}]', /^rules\[0\]: only one of answer, removed and mute$/],
    ['[{"prefix":"00","mute":true,"time":1}]', /^rules\[0\]\.time: unknown field$/],
    ['[{"prefix":"00","mute":true,"times":0}]', /^rules\[0\]\.times: must be a whole number/],
  ])('that are wrong are told: %s', (json, message) => {
    const parsed = parseCardRules(json);
    expect(parsed.ok ? 'fine' : parsed.error).toMatch(message);
  });

  it('never throw, whatever JSON they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (json) => {
        expect(typeof parseCardRules(json).ok).toBe('boolean');
      }),
    );
  });
});
