import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../base/bytes.ts';
import { blockCipher, type ChipAlgorithm } from './ciphers.ts';
import { createVirtualCard } from './create.ts';
import { authenticationData, cardKey, mac, sessionKey } from './key-rules.ts';
import { loadPersona } from './library.ts';
import type { Persona } from './persona.ts';
import { countingChallenges, follow, poweredCard, say, SELECT_SSSE } from './script.fixture.ts';

const ROOT = '00112233445566778899AABBCCDDEEFF';
/** Challenge of the worked examples. */
const CHALLENGE = hex('1122334455667788');

/** A card whose keys and challenges are those of the worked examples. */
function workedCard(id: string, identifier: string, serial: string, keys: Partial<Persona['testRootKeys']> = {}) {
  const persona = loadPersona(id);
  if (!persona.ok) throw new Error(persona.error.detail);
  const { value } = persona;
  const all = { IRK: ROOT, RKSSSE: ROOT, UKSSSE: ROOT, PUK: ROOT, STKSSSE: ROOT, ...keys };
  const card = createVirtualCard(
    {
      ...value,
      atr: `${value.atr.slice(0, 18)}${serial}`,
      card: { ...value.card, identifier: identifier + value.card.identifier.slice(6) },
      testRootKeys: all,
    },
    { random: (length) => (length === 8 ? CHALLENGE : new Uint8Array(length)), getResponse: false },
  );
  card.powerOn();
  return card;
}

describe('authentication on an SM4 card', () => {
  const card = () => workedCard('third-generation', '510100', '8684510100000001');

  it('proves its own key and opens EF06 to who proves RKSSSE', async () => {
    await follow(
      card(),
      `${SELECT_SSSE} > 6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA50988011E9F0C03860103 9000
       0088000010 1122334455667788 0102030405060708 > DF780C31B9398D1D 9000
       00B20A3003 > 6982
       0084000008 > 1122334455667788 9000
       0082000A10 DF780C31B9398D1D 0102030405060708 > 9000
       00B20A3003 > 0A0131 9000`,
    );
  });

  it('sets a new PIN and frees the counter under PUK', async () => {
    const one = card();
    await follow(
      one,
      `${SELECT_SSSE} > 6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA50988011E9F0C03860103 9000
       0020000003 111111 > 63C5
       0084000008 > 1122334455667788 9000
       8424000114 F4E29DCBDF9A0929238A0B2E2B47FE5D C9D89F61 > 6982
       0082000610 DF780C31B9398D1D 0102030405060708 > 9000
       8424000114 F4E29DCBDF9A0929238A0B2E2B47FE5D C9D89F61 > 6984
       0084000008 > 1122334455667788 9000
       8424000114 F4E29DCBDF9A0929238A0B2E2B47FE5D C9D89F61 > 9000
       0020000000 > 63C6
       0020000003 999999 > 63C5
       0084000008 > 1122334455667788 9000
       8424000004 84ED5C83 > 9000
       0020000000 > 63C6
       0020000003 123456 > 9000`,
    );
    expect(one.snapshot().pin).toBe('123456');
  });
});

describe('authentication on a 3DES card', () => {
  const FCI = '6F16840F7378312E73682EC9E7BBE1B1A3D5CFA50388011E9000';

  it('sets a new PIN with a 16-byte STKSSSE', async () => {
    await follow(
      workedCard('zhaotong', '430200', '8684420100000001'),
      `${SELECT_SSSE} > ${FCI}
       0084000008 > 1122334455667788 9000
       0082000610 FAEF06930CF8B87A 0102030405060708 > 9000
       0084000008 > 1122334455667788 9000
       842400010C 96F3CCA3B093B24C 6881C353 > 9000
       0020000003 123456 > 9000`,
    );
  });

  it('sets a new PIN and frees the counter with an 8-byte STKSSSE', async () => {
    await follow(
      workedCard('single-des', '430200', '8684420100000001', { STKSSSE: '0011223344556677' }),
      `${SELECT_SSSE} > ${FCI}
       0084000008 > 1122334455667788 9000
       0082000610 FAEF06930CF8B87A 0102030405060708 > 9000
       0084000008 > 1122334455667788 9000
       842400010C 4F6143CFD0D790A6 8CB86DB0 > 9000
       0084000008 > 1122334455667788 9000
       8424000004 2C2DF4DF > 9000`,
    );
  });

  it('blocks application and card with the MACs of the worked example', async () => {
    for (const command of ['841E000104 74DCF10D', '8416000004 A4A10C7C']) {
      const card = workedCard('single-des', '430200', '8684420100000001', { STKSSSE: '0011223344556677' });
      const blocking = cardKey('tdes', new TextEncoder().encode('TEST-BK---------'), '430200', hex('8684420100000001'));
      const proof = authenticationData('tdes', sessionKey('tdes', blocking, CHALLENGE), hex('0102030405060708'));
      await follow(
        card,
        `${SELECT_SSSE} > ${FCI}
         0084000008 > 1122334455667788 9000
         0082000510 ${toHex(proof)} 0102030405060708 > 9000
         0084000008 > 1122334455667788 9000
         ${command} > 9000`,
      );
    }
  });

  it('locks the PUK after three wrong MACs', async () => {
    const card = workedCard('zhaotong', '430200', '8684420100000001');
    for (const command of [SELECT_SSSE, '0084000008', '0082000610FAEF06930CF8B87A0102030405060708']) await say(card, command);
    for (const answer of ['6988', '6988', '6988', '6983']) {
      await say(card, '0084000008');
      await follow(card, `8424000004 00000000 > ${answer}`);
    }
    expect(card.snapshot().keyTriesLeft['PUK']).toBe(0);
  });
});

describe('a challenge', () => {
  it('comes in 4, 8 or 16 bytes', async () => {
    const card = poweredCard('zhaotong', { random: countingChallenges() });
    await follow(
      card,
      `0084000004 > 01020304 9000
       0084000008 > 0102030405060708 9000
       0084000010 > 0102030405060708090A0B0C0D0E0F10 9000
       0084000000 > 6700
       0084000005 > 6700
       0084010008 > 6A86`,
    );
  });

  it('serves one authentication only', async () => {
    const card = workedCard('zhaotong', '430200', '8684420100000001');
    await say(card, SELECT_SSSE);
    await follow(
      card,
      `0082000A10 FAEF06930CF8B87A 0102030405060708 > 6984
       0084000008 > 1122334455667788 9000
       0082000A10 FAEF06930CF8B87A 0102030405060708 > 9000
       0082000A10 FAEF06930CF8B87A 0102030405060708 > 6984`,
    );
  });
});

describe('EXTERNAL AUTHENTICATE', () => {
  it('counts wrong data down to a locked key', async () => {
    const card = poweredCard('zhaotong');
    await say(card, SELECT_SSSE);
    for (const answer of ['63C2', '63C1', '63C0', '6983']) {
      await say(card, '0084000008');
      await follow(card, `0082000A10 00000000000000000102030405060708 > ${answer}`);
    }
    expect(card.snapshot().keyTriesLeft).toMatchObject({ RKSSSE: 0, PUK: 3, UKSSSE: 3 });
  });

  it('refuses unknown keys and wrong lengths, in SSSE and outside', async () => {
    const card = poweredCard('zhaotong');
    await follow(card, `0082000A10 00000000000000000102030405060708 > 6A88 \n 0088000010 00000000000000000102030405060708 > 6A88`);
    await say(card, SELECT_SSSE);
    await follow(
      card,
      `0082000710 00000000000000000102030405060708 > 6A88
       0082000A08 0000000000000000 > 6700
       0082010A10 00000000000000000102030405060708 > 6A86
       0088000008 0000000000000000 > 6700
       0088000110 00000000000000000102030405060708 > 6A86`,
    );
  });

  it('ends when the bank application is selected, and at power-off', async () => {
    const card = workedCard('zhaotong', '430200', '8684420100000001');
    const open = async () => {
      for (const command of [SELECT_SSSE, '0084000008', '0082000A10FAEF06930CF8B87A0102030405060708']) await say(card, command);
    };
    await open();
    await say(card, SELECT_SSSE);
    expect(card.snapshot().authenticatedKeys).toEqual(['RKSSSE']);
    await say(card, '00A4040008A000000333010101');
    expect(card.snapshot().authenticatedKeys).toEqual([]);
    await open();
    card.reset();
    expect(card.snapshot().authenticatedKeys).toEqual([]);
  });
});

describe('PIN CHANGE/UNBLOCK', () => {
  /** A command `84 24 00 01` with right MAC over whatever plain blocks. */
  function sealed(algorithm: ChipAlgorithm, session: Uint8Array, plain: string): string {
    const data = blockCipher(algorithm, session).encrypt(hex(plain));
    const covered = concat(hex('84240001'), Uint8Array.of(data.length + 4), data);
    return toHex(concat(covered, mac(algorithm, session, covered)));
  }

  it.each([
    ['no PIN at all', '0080000000000000', '9000', null],
    ['a nibble that is no digit', '0312345A80000000', '6A80', '000000'],
    ['one digit pair', '0112800000000000', '6A80', '000000'],
    ['broken padding', '0312345600000000', '6A80', '000000'],
  ])('with %s', async (_, plain, answer, pin) => {
    const card = workedCard('zhaotong', '430200', '8684420100000001');
    const key = cardKey('tdes', hex(ROOT), '430200', hex('8684420100000001'));
    const session = sessionKey('tdes', key, CHALLENGE);
    expect(toHex(authenticationData('tdes', session, hex('0102030405060708')))).toBe('FAEF06930CF8B87A');
    for (const command of [SELECT_SSSE, '0084000008', '0082000610FAEF06930CF8B87A0102030405060708', '0084000008']) await say(card, command);
    expect(await say(card, sealed('tdes', session, plain))).toBe(answer);
    expect(card.snapshot().pin).toBe(pin);
  });

  it('refuses wrong parameters and lengths', async () => {
    const card = workedCard('zhaotong', '430200', '8684420100000001');
    for (const command of [SELECT_SSSE, '0084000008', '0082000610FAEF06930CF8B87A0102030405060708']) await say(card, command);
    await follow(
      card,
      `8424000204 00000000 > 6A86 \n 8424010004 00000000 > 6A86 \n 8424000005 0000000000 > 6700 \n 8424000104 00000000 > 6700 \n 8424000003 000000 > 6700`,
    );
  });
});
