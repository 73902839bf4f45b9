import { describe, expect, it } from 'vitest';
import { follow, poweredCard, prove, say, sealed, SELECT_SSSE } from './script.fixture.ts';

async function inSsse(id: string, ...commands: readonly string[]) {
  const card = poweredCard(id);
  for (const command of [SELECT_SSSE, ...commands]) await say(card, command);
  return card;
}

describe.each(['zhaotong', 'third-generation', 'single-des'])('APPLICATION BLOCK on %s', (id) => {
  it('closes SSSE for ever, and all that lies under it', async () => {
    const card = await inSsse(id);
    await prove(card, 'BK', '05');
    expect(await sealed(card, 'STKSSSE', '841E0001')).toBe('9000');
    await follow(card, `00B2032C06 > 9303 \n 0020000003000000 > 9303 \n 0084000008 > 9303 \n 841E000104 00000000 > 9000`);
    card.powerOff();
    card.powerOn();
    await follow(card, `${SELECT_SSSE} > 9303 \n 00A4040006 D15600000500 > 9303 \n 00A4000002 DDF1 > 9303`);
    expect(card.snapshot().blocked).toBe('application');
  });

  it('of one application leaves the others', async () => {
    const card = await inSsse(id, '00A4000002DF02');
    await prove(card, 'LKDF02', '82');
    expect(await sealed(card, 'STKDF02', '841E0001')).toBe('9000');
    await follow(card, `00B2422805 > 9303 \n 00A4000002DF02 > 9303 \n 00A4000002DF03 > 610A`);
    expect(card.snapshot()).toMatchObject({ blocked: 'none', blockedApplications: ['DF02'] });
  });

  it('wants the key, a fresh challenge and the right MAC, and none of it costs a try', async () => {
    const card = await inSsse(id);
    expect(await sealed(card, 'STKSSSE', '841E0001')).toBe('6982');
    await prove(card, 'BK', '05');
    await follow(card, `841E000104 00000000 > 6984`);
    expect(await sealed(card, 'STKDF01', '841E0001')).toBe('6988');
    expect(await sealed(card, 'STKSSSE', '841E0002')).toBe('6A86');
    for (let i = 0; i < 5; i++) expect(await sealed(card, 'STKDF01', '841E0001')).toBe('6988');
    await follow(card, `841E000103 000000 > 6700 \n 84160000 04 00000000 > 6984`);
    expect(card.snapshot()).toMatchObject({ blocked: 'none', keyTriesLeft: { BK: 3, PUK: 3 } });
  });
});

describe('CARD BLOCK', () => {
  it('closes everything for ever', async () => {
    const card = await inSsse('zhaotong');
    expect(await sealed(card, 'STKSSSE', '84160000')).toBe('6982');
    await prove(card, 'BK', '05');
    expect(await sealed(card, 'STKSSSE', '84160000')).toBe('9000');
    card.reset();
    await follow(card, `${SELECT_SSSE} > 6A81 \n 00A4040008 A000000333010101 > 6A81`);
    expect(card.snapshot().blocked).toBe('card');
  });

  it('does not exist outside the social-security application', async () => {
    await follow(poweredCard('zhaotong'), '8416000004 00000000 > 6D00 \n 841E000104 00000000 > 6D00');
  });
});

describe('UPDATE RECORD with a MAC', () => {
  it('is refused when the MAC is wrong', async () => {
    const card = await inSsse('zhaotong');
    await prove(card, 'UKSSSE', '04');
    await follow(card, '04DC02280702013200000000 > 6984');
    await say(card, '0084000008');
    await follow(card, '04DC02280702013200000000 > 6988 \n 00B2022803 > 020133 9000');
  });
});
