import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../base/bytes.ts';
import { loadVirtualCard, type VirtualCard } from './card/index.ts';
import { corrupt, seeded } from './corruption.ts';
import { withFaults, type CardFaultRule } from './faults.ts';

const SELECT = hex('00A404000F7378312E73682EC9E7BBE1B1A3D5CF');
const WRONG_PIN = hex('0020000003111111');

function faulty(...rules: CardFaultRule[]): VirtualCard {
  const card = loadVirtualCard('zhaotong');
  if (!card.ok) throw new Error(card.error.detail);
  const wrapped = withFaults(card.value, rules);
  wrapped.powerOn();
  return wrapped;
}

async function say(card: VirtualCard, ...commands: Uint8Array[]): Promise<string[]> {
  const answers: string[] = [];
  for (const command of commands) {
    const answer = await card.transmit(command);
    answers.push(typeof answer === 'string' ? answer : toHex(answer));
  }
  return answers;
}

describe('a faulty card', () => {
  it('leaves before the second command without spending a try', async () => {
    const card = faulty({ kind: 'removeBefore', nth: 2 });
    expect(await say(card, SELECT, WRONG_PIN)).toEqual(['6118', 'removed']);
    expect(card.snapshot().pinTriesLeft).toBe(6);
  });

  it('leaves during the second command with the try spent', async () => {
    const card = faulty({ kind: 'removeDuring', nth: 2 });
    expect(await say(card, SELECT, WRONG_PIN)).toEqual(['6118', 'removed']);
    expect(card.snapshot().pinTriesLeft).toBe(5);
  });

  it('works on when it is put in again', async () => {
    const card = faulty({ kind: 'removeBefore', nth: 1 });
    await say(card, SELECT);
    card.powerOff();
    card.powerOn();
    expect(await say(card, SELECT)).toEqual(['6118']);
  });

  it('falls silent after one command', async () => {
    expect(await say(faulty({ kind: 'muteAfter', commands: 1 }), SELECT, SELECT)).toEqual(['6118', 'mute']);
  });

  it('answers commands of one kind with the wanted status word, so many times', async () => {
    const card = faulty({ kind: 'status', prefix: hex('0020'), sw: 0x6f00, times: 1 });
    expect(await say(card, SELECT, WRONG_PIN, WRONG_PIN)).toEqual(['6118', '6F00', '63C5']);
  });

  it('garbles the same way for the same seed, and only the wanted answers', async () => {
    const rule = { kind: 'garble', seed: 7, prefix: hex('00A4') } as const;
    const once = await say(faulty(rule), SELECT, WRONG_PIN);
    expect(await say(faulty(rule), SELECT, WRONG_PIN)).toEqual(once);
    expect(once[0]).not.toBe('6118');
    expect(once[1]).toBe('63C5');
  });

  it('hits no answer at rate 0', async () => {
    expect(await say(faulty({ kind: 'flip', seed: 1, rate: 0 }), SELECT)).toEqual(['6118']);
  });

  it('waits where it is slow', async () => {
    const card = loadVirtualCard('zhaotong');
    if (!card.ok) throw new Error(card.error.detail);
    const waits: number[] = [];
    const slow = withFaults(card.value, [{ kind: 'slow', delayMs: 40, prefix: hex('0020') }], async (ms) => void waits.push(ms));
    slow.powerOn();
    await say(slow, SELECT, WRONG_PIN);
    expect(waits).toEqual([40]);
  });
});

describe('power lost in the middle of a command', () => {
  const CHANGE_PIN = hex('805E010007000000FF654321');

  it.each([
    ['beforeCommit', '000000'],
    ['afterCommit', '654321'],
  ] as const)('%s: the PIN is afterwards %s', async (at, pin) => {
    const card = faulty({ kind: 'tear', nth: 2, at });
    expect(await say(card, SELECT, CHANGE_PIN)).toEqual(['6118', 'removed']);
    expect(card.snapshot()).toMatchObject({ pin, powered: false });
    expect(await say(card, SELECT)).toEqual(['mute']);
    card.powerOff();
    card.powerOn();
    expect(await say(card, SELECT, hex(`0020000003${pin}`))).toEqual(['6118', '9000']);
  });

  it.each([
    ['beforeCommit', 6],
    ['afterCommit', 5],
  ] as const)('%s of a wrong PIN leaves %i tries', async (at, tries) => {
    const card = faulty({ kind: 'tear', nth: 2, at });
    await say(card, SELECT, WRONG_PIN);
    expect(card.snapshot().pinTriesLeft).toBe(tries);
  });
});

describe('faults on the way and elsewhere', () => {
  it('tries that another terminal spent', async () => {
    expect(await say(faulty({ kind: 'triesLost', nth: 2, tries: 4 }), SELECT, hex('0020000000'))).toEqual(['6118', '63C2']);
    expect(await say(faulty({ kind: 'triesLost', nth: 2, tries: 9 }), SELECT, hex('0020000000'))).toEqual(['6118', '6983']);
  });

  it('a MAC that arrives wrong, so many times; other commands arrive as sent', async () => {
    const heard: Uint8Array[] = [];
    const card = loadVirtualCard('zhaotong');
    if (!card.ok) throw new Error(card.error.detail);
    const listening: VirtualCard = Object.assign(Object.create(card.value) as VirtualCard, {
      transmit: async (command: Uint8Array) => {
        heard.push(command);
        return hex('9000');
      },
    });
    const faultyLine = withFaults(listening, [{ kind: 'wrongMac', times: 1 }]);
    for (const command of ['0084000008', '8424000004A0B1C2D3', '8424000004A0B1C2D3']) await faultyLine.transmit(hex(command));
    expect(heard.map(toHex)).toEqual(['0084000008', '8424000004A0B1C2D2', '8424000004A0B1C2D3']);
  });

  it('half an answer', async () => {
    expect(await say(faulty({ kind: 'half', prefix: hex('00A4'), times: 1 }), SELECT, SELECT)).toEqual(['61', '6118']);
  });

  it('another card after the next power-off', async () => {
    const other = loadVirtualCard('changed-pin');
    if (!other.ok) throw new Error(other.error.detail);
    const card = faulty({ kind: 'otherCard', card: other.value });
    const first = card.atr();
    card.powerOff();
    expect(card.powerOn()).not.toEqual(first);
    expect(await say(card, SELECT, hex('0020000003246813'))).toEqual(['6118', '9000']);
  });
});

describe('corruption', () => {
  const answer = hex('0304322E30309000');
  it('keeps to its kind for many seeds', () => {
    for (let seed = 0; seed < 200; seed++) {
      expect(corrupt('truncate', answer, seeded(seed)).length).toBeLessThan(answer.length);
      expect(toHex(corrupt('extend', answer, seeded(seed)))).toMatch(/^0304322E30309000../);
      const flipped = corrupt('flip', answer, seeded(seed));
      const bits = flipped.reduce(
        (sum, byte, i) => sum + [...(byte ^ (answer[i] ?? 0)).toString(2)].filter((bit) => bit === '1').length,
        0,
      );
      expect(bits).toBe(1);
    }
  });
});
