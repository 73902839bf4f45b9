import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../base/bytes.ts';
import { createScriptCard, parseTranscript, type ScriptCard } from './script-card.ts';

const TRANSCRIPT = {
  title: 'a PIN that was refused in the field',
  atr: '3B6D0000 0081 4A4446 8660 5101 ........',
  exchanges: [
    { command: '00A404000F7378312E73682EC9E7BBE1B1A3D5CF', answer: '6118', timeMs: 34 },
    { command: '00C0000018', answer: '6F16840F7378312E73682EC9E7BBE1B1A3D5CFA50388011E9000' },
    { command: '0020000003 ......', answer: '63C5', note: 'wrong PIN' },
    { command: '00B2080014', answer: '0812 .................................... 9000' },
    { command: '0084000008', answer: 'removed' },
  ],
};

function played(transcript: unknown = TRANSCRIPT): ScriptCard {
  const parsed = parseTranscript(JSON.stringify(transcript));
  if (!parsed.ok) throw new Error(parsed.error);
  return createScriptCard(parsed.value);
}

async function say(card: ScriptCard, ...commands: string[]): Promise<string[]> {
  const answers = [];
  for (const command of commands) {
    const answer = await card.transmit(hex(command));
    answers.push(typeof answer === 'string' ? answer : toHex(answer));
  }
  return answers;
}

const RIGHT = ['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '00C0000018', '0020000003123456', '00B2080014', '0084000008'];

describe('a script card', () => {
  it('plays the conversation; a masked byte is any in a command and 30 in an answer', async () => {
    const card = played();
    expect(toHex(card.powerOn() ?? hex(''))).toBe('3B6D000000814A444686605101' + '30303030');
    expect(await say(card, ...RIGHT)).toEqual([
      '6118',
      '6F16840F7378312E73682EC9E7BBE1B1A3D5CFA50388011E9000',
      '63C5',
      `0812${'30'.repeat(18)}9000`,
      'removed',
    ]);
    expect(() => card.assertComplete()).not.toThrow();
  });

  it('proves itself anew where the recorded card did: the random number in the command is the terminal’s', async () => {
    const command = '0088000010 ................................';
    const proof = (cryptogram: object) =>
      played({
        atr: '3B6D000000814A444686606501........',
        derivation: { algorithm: 'sm4', identifier: '650102D156000005................' },
        exchanges: [
          { command, answer: '6108' },
          { command: '00C0000008', answer: '................9000', ...cryptogram },
        ],
      });
    const asked = '0088000010' + '0102030405060708' + '1112131415161718';
    const [, right] = await say(proof({ cryptogram: 'IRK' }), asked, '00C0000008');
    const [, other] = await say(proof({ cryptogram: 'IRK' }), asked.replace('1112', '1113'), '00C0000008');
    expect(right).toMatch(/^[0-9A-F]{16}9000$/);
    expect(other).not.toBe(right);
    expect(await say(proof({}), asked, '00C0000008')).toEqual(['6108', '30303030303030309000']);
  });

  it('answers 6F00 to anything else, stays where it is, and tells where without showing a PIN', async () => {
    const card = played();
    expect(await say(card, RIGHT[0] ?? '', '0020000003654321', RIGHT[1] ?? '')).toEqual(['6118', '6F00', expect.stringMatching(/^6F16/)]);
    expect(() => card.assertComplete()).toThrow(
      'exchange 2: 0020000003 and 3 bytes came, 00C0000018 was expected; 3 of 5 exchanges were not played',
    );
  });

  it('tells a command after the end', async () => {
    const card = played({ atr: '3B00', exchanges: [] });
    expect(card.complete()).toEqual({ ok: true, value: undefined });
    expect(await say(card, '00')).toEqual(['6F00']);
    expect(() => card.assertComplete()).toThrow('exchange 1: 00 came, nothing was expected');
  });

  it.each([
    ['{"atr":"3B"}', 'exchanges: must be a list'],
    ['{"atr":"3B0","exchanges":[]}', 'atr: must be bytes in hexadecimal, or .. for any, not "0"'],
    [
      '{"atr":"3B","exchanges":[{"command":"00","answer":"none"}]}',
      'exchanges[0].answer: must be bytes in hexadecimal, or .. for any, not "no"',
    ],
    ['{"atr":"3B","exchanges":[],"pin":"1"}', 'pin: unknown field'],
  ])('of a wrong transcript is told: %s', (json, message) => {
    const parsed = parseTranscript(json);
    expect(parsed.ok ? 'fine' : parsed.error).toBe(message);
  });

  it('never throws over a transcript, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (json) => {
        expect(parseTranscript(json).ok).toBe(false);
      }),
    );
  });
});
