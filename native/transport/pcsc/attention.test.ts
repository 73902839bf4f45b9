import { describe, expect, it } from 'vitest';
import { Attention } from './attention.ts';

/** A card whose answers take a given time, on a machine where every look at the event loop costs a little. */
function bench(answerMs: (awake: boolean) => number) {
  const machine = { ms: 0, looks: 0, awake: false };
  const attention = new Attention({
    nowMs: () => machine.ms,
    soon: () => {
      machine.looks += 1;
      machine.awake = true;
    },
  });
  const exchange = () =>
    attention.during(() => {
      machine.ms += answerMs(machine.awake);
      machine.awake = false;
      return Promise.resolve('answer');
    });
  const exchanges = async (count: number) => {
    const before = machine.looks;
    for (let i = 0; i < count; i++) expect(await exchange()).toBe('answer');
    return machine.looks - before;
  };
  return { exchanges, attention };
}

describe('attention to a card that answers', () => {
  it('does nothing for a plastic card, which takes milliseconds', async () => {
    expect(await bench(() => 9).exchanges(500)).toBe(0);
  });

  it('stays awake for a virtual card where that is faster', async () => {
    const { exchanges } = bench((awake) => (awake ? 0.1 : 0.16));
    await exchanges(200);
    expect(await exchanges(160)).toBe(150);
  });

  it('sleeps for a virtual card on a machine with nothing to spare, and tries again now and then', async () => {
    const { exchanges } = bench((awake) => (awake ? 0.3 : 0.1));
    await exchanges(200);
    expect(await exchanges(160)).toBe(10);
  });

  it('stops when the next card is a slow one', async () => {
    const card = { ms: 0.1 };
    const { exchanges } = bench((awake) => (awake ? card.ms : 1.5 * card.ms));
    await exchanges(200);
    card.ms = 20;
    await exchanges(500);
    expect(await exchanges(500)).toBe(0);
  });

  it('gives the failure of an exchange', async () => {
    await expect(bench(() => 1).attention.during(() => Promise.reject(new Error('removed')))).rejects.toThrow('removed');
  });
});
