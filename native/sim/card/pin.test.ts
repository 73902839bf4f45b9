import { describe, expect, it } from 'vitest';
import { loadPersona } from './library.ts';
import { createVirtualCard } from './create.ts';
import { initialMemory } from './personalise.ts';
import { follow, poweredCard, say, SELECT_SSSE } from './script.fixture.ts';

async function atPin(id: string, options = {}) {
  const card = poweredCard(id, options);
  await say(card, SELECT_SSSE);
  return card;
}

describe('VERIFY', () => {
  it('takes the right PIN and gives the tries back', async () => {
    const card = await atPin('zhaotong');
    await follow(
      card,
      `0020000000 > 63C6
       0020000003 123456 > 63C5
       00200000 > 63C5
       0020000003 000000 > 9000
       0020000000 > 63C6`,
    );
    expect(card.snapshot()).toMatchObject({ pinVerified: true, pinTriesLeft: 6 });
  });

  it('locks after six wrong ones, also for the right one', async () => {
    await follow(
      await atPin('zhaotong'),
      `0020000003 111111 > 63C5
       0020000003 111111 > 63C4
       0020000003 111111 > 63C3
       0020000003 111111 > 63C2
       0020000003 111111 > 63C1
       0020000003 111111 > 63C0
       0020000003 000000 > 6983
       0020000000 > 6983`,
    );
  });

  it('counts a longer or shorter PIN as wrong, but not a wrong length', async () => {
    await follow(
      await atPin('zhaotong'),
      `0020000004 00000000 > 63C5
       0020000001 00 > 6700
       0020000009 000000000000000000 > 6700
       0020000005 > 6700
       0020000103 000000 > 6A86
       0020000000 > 63C5`,
    );
  });

  it('exists in SSSE only', async () => {
    await follow(poweredCard('zhaotong'), '0020000003000000 > 6A88');
  });

  it.each([
    ['locked-pin', '0020000000 > 6983 \n 0020000003000000 > 6983'],
    ['last-try', '0020000000 > 63C1 \n 0020000003111111 > 63C0'],
    ['no-pin', '0020000000 > 9000 \n 0020000003000000 > 6A88'],
    ['silent-tries', '0020000000 > 6700 \n 0020000003111111 > 63C5'],
    ['changed-pin', '0020000003000000 > 63C5 \n 0020000003246813 > 9000'],
  ])('on the card %s', async (id, script) => {
    await follow(await atPin(id), script);
  });
});

describe('CHANGE PIN', () => {
  it('replaces the PIN by the new one, of any length from 4 to 16 digits', async () => {
    const card = await atPin('zhaotong');
    await follow(
      card,
      `805E010007 111111 FF 654321 > 63C5
       805E010007 000000 FF 654321 > 9000
       0020000000 > 63C6
       0020000003 000000 > 63C5
       0020000003 654321 > 9000
       805E010007 654321 FF 12345F > 9000
       0020000003 12345F > 9000`,
    );
    expect(card.snapshot().pin).toBe('12345');
  });

  it('refuses what is no PIN before it spends a try', async () => {
    const card = await atPin('zhaotong');
    await follow(
      card,
      `805E010007 111111 FF 65432A > 6A80
       805E010007 111111 11 654321 > 6A80
       805E010005 111111 FF 65 > 6A80
       805E010002 1111 > 6700
       805E000007 000000 FF 654321 > 6A86
       005E010007 000000 FF 654321 > 6E00`,
    );
    expect(card.snapshot().pinTriesLeft).toBe(6);
  });

  it('sets a first PIN without an old one, and takes the PIN away without a new one', async () => {
    const card = await atPin('no-pin');
    await follow(card, `805E010004 FF 123456 > 9000 \n 0020000003123456 > 9000 \n 805E010004 123456 FF > 9000 \n 0020000000 > 9000`);
    expect(card.snapshot().pin).toBeNull();
  });

  it('is closed when the PIN is locked', async () => {
    await follow(await atPin('locked-pin'), '805E010007 000000 FF 654321 > 6983');
  });
});

describe('what survives', () => {
  it('power-off: PIN and tries do, the right entry does not', async () => {
    const card = await atPin('zhaotong');
    await follow(card, '0020000003111111 > 63C5 \n 805E010007 000000FF654321 > 9000 \n 0020000003111111 > 63C5 \n 0020000003654321 > 9000');
    card.powerOff();
    card.powerOn();
    expect(card.snapshot()).toMatchObject({ pin: '654321', pinTriesLeft: 6, pinVerified: false });
  });

  it('reset: the right entry does not', async () => {
    const card = await atPin('zhaotong');
    await say(card, '0020000003000000');
    card.reset();
    expect(card.snapshot().pinVerified).toBe(false);
    await follow(card, '0020000003000000 > 6A88');
  });

  it('nothing on a forgetful card', async () => {
    const card = await atPin('zhaotong', { forgetful: true });
    await say(card, '0020000003111111');
    card.powerOff();
    expect(card.snapshot().pinTriesLeft).toBe(6);
  });

  it('everything when two cards share one memory', async () => {
    const persona = loadPersona('zhaotong');
    if (!persona.ok) throw new Error(persona.error.detail);
    const memory = initialMemory(persona.value);
    const first = createVirtualCard(persona.value, { memory });
    first.powerOn();
    await say(first, SELECT_SSSE);
    await say(first, '0020000003111111');
    expect(createVirtualCard(persona.value, { memory }).snapshot().pinTriesLeft).toBe(5);
  });

  it('no answer from a card without power', async () => {
    const card = poweredCard('zhaotong');
    card.powerOff();
    expect(await say(card, SELECT_SSSE)).toBe('mute');
  });
});
