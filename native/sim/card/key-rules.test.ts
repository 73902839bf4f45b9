import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../base/bytes.ts';
import { blockCipher } from './ciphers.ts';
import { authenticationData, cardKey, decipherData, diversify, mac, sessionKey } from './key-rules.ts';

const ROOT = hex('00112233445566778899AABBCCDDEEFF');
const CHALLENGE = hex('1122334455667788');
const SOURCE = hex('0102030405060708');

/** The MAC of a command given with its Lc (which counts the MAC) and enciphered data. */
function macOf(algorithm: 'tdes' | 'sm4', session: Uint8Array, command: string): string {
  return toHex(mac(algorithm, session, hex(command)));
}

describe('keys of an SM4 card', () => {
  it('come from the root over province, city and card', () => {
    const province = diversify('sm4', ROOT, hex('3531303030307368'));
    const city = diversify('sm4', province, hex('3531303130307378'));
    expect(toHex(province)).toBe('EB90C6D0D7A404ADA007458F5156301C');
    expect(toHex(city)).toBe('617EA93D2917626781F6A0CBB02A7C92');
    expect(toHex(diversify('sm4', city, hex('8684510100000001')))).toBe('CFD623C62FE6805009F95DA903C09F98');
    expect(toHex(cardKey('sm4', ROOT, '510100', hex('8684510100000001')))).toBe('CFD623C62FE6805009F95DA903C09F98');
  });

  it('give session key, authentication data, PIN and MACs of the worked example', () => {
    const worked = sessionKey('sm4', hex('CFD623C62FE6805009F95DA903C09F98'), CHALLENGE);
    expect(toHex(worked)).toBe('897550A309790E419426A6C6A4574CB7');
    expect(toHex(authenticationData('sm4', worked, SOURCE))).toBe('DF780C31B9398D1D');
    expect(toHex(decipherData('sm4', worked, hex('F4E29DCBDF9A0929238A0B2E2B47FE5D')) ?? hex(''))).toBe('123456');
    expect(macOf('sm4', worked, '8424000114F4E29DCBDF9A0929238A0B2E2B47FE5D')).toBe('C9D89F61');
    expect(macOf('sm4', worked, '8424000004')).toBe('84ED5C83');
    expect(macOf('sm4', worked, '841E000104')).toBe('62F92F5C');
  });
});

describe('keys of a 3DES card', () => {
  const key = cardKey('tdes', ROOT, '430200', hex('8684420100000001'));

  it('come from the root over province, city and card', () => {
    const province = diversify('tdes', ROOT, hex('3433303030307368'));
    expect(toHex(province)).toBe('CCBEA7E87E0C076912411F7FC1D30CE5');
    expect(toHex(diversify('tdes', province, hex('3433303230307378')))).toBe('FFB7359CCAAFB5D8843BEBD8FDC8803D');
    expect(toHex(key)).toBe('5BFF527C29B47D21046933A3B7CDC331');
  });

  it('give session key, authentication data and the protected PIN of the worked example', () => {
    const session = sessionKey('tdes', key, CHALLENGE);
    expect(toHex(session)).toBe('DA1A82372C964E50');
    expect(toHex(authenticationData('tdes', session, SOURCE))).toBe('FAEF06930CF8B87A');
    expect(toHex(decipherData('tdes', session, hex('96F3CCA3B093B24C')) ?? hex(''))).toBe('123456');
    expect(macOf('tdes', session, '842400010C96F3CCA3B093B24C')).toBe('6881C353');
  });
});

describe('keys of a card whose STKSSSE is a single DES key', () => {
  const root = hex('0011223344556677');

  it('come from the root over province, city and card', () => {
    const province = diversify('tdes', root, hex('3433303030307368'));
    const city = diversify('tdes', province, hex('3433303230307378'));
    expect([toHex(province), toHex(city)]).toEqual(['BDBE4D292D67646B', 'FAA78468B2668AD4']);
    expect(toHex(cardKey('tdes', root, '430200', hex('8684420100000001')))).toBe('CFAA0859EF5B4EF8');
  });

  it('give session key, protected PIN and MACs of the worked example', () => {
    const session = sessionKey('tdes', hex('CFAA0859EF5B4EF8'), CHALLENGE);
    expect(toHex(session)).toBe('E1BD4CAF62209AAA');
    expect(toHex(decipherData('tdes', session, hex('4F6143CFD0D790A6')) ?? hex(''))).toBe('123456');
    expect(macOf('tdes', session, '842400010C4F6143CFD0D790A6')).toBe('8CB86DB0');
    expect(macOf('tdes', session, '8424000004')).toBe('2C2DF4DF');
    expect(macOf('tdes', session, '841E000104')).toBe('74DCF10D');
    expect(macOf('tdes', session, '8416000004')).toBe('A4A10C7C');
  });
});

describe('key rules at their edges', () => {
  it('use one city level for the first four digits in Zhejiang', () => {
    const serial = hex('8684330100000001');
    const province = diversify('tdes', ROOT, hex('3333303030307368'));
    const city = diversify('tdes', province, hex('3333303130307378'));
    expect(toHex(cardKey('tdes', ROOT, '330106', serial))).toBe(toHex(diversify('tdes', city, serial)));
  });

  it('pad a short challenge with zeros', () => {
    expect(toHex(sessionKey('tdes', ROOT, hex('11223344')))).toBe(toHex(sessionKey('tdes', ROOT, hex('1122334400000000'))));
  });

  it('refuse data whose length byte or padding is wrong', () => {
    const session = hex('DA1A82372C964E50');
    const seal = (plain: string) => blockCipher('tdes', session).encrypt(hex(plain));
    expect(decipherData('tdes', session, seal('0912345680000000'))).toBeNull();
    expect(decipherData('tdes', session, seal('0312345600000000'))).toBeNull();
    expect(decipherData('tdes', session, seal('0312345680000001'))).toBeNull();
    expect(toHex(decipherData('tdes', session, seal('0712345678901234')) ?? hex(''))).toBe('12345678901234');
    expect(decipherData('tdes', session, seal('0080000000000000'))).toHaveLength(0);
  });

  it('encipher two-key 3DES as the library does', () => {
    const library = createCipheriv('des-ede-ecb', ROOT, null).setAutoPadding(false);
    expect(toHex(blockCipher('tdes', ROOT).encrypt(SOURCE))).toBe(toHex(concat(library.update(SOURCE), library.final())));
  });
});
