import { describe, expect, it } from 'vitest';
import { PIN_BCD, PROCESS_FACTOR, SM4_CARD, SOURCE, TDES_CARD } from '../../../test/vectors/card-keys.ts';
import { scriptedConnection } from '../../../test/support/scripted-connection.ts';
import { hex, toHex } from '../../base/bytes.ts';
import type { CardKeyContext } from '../../ports/card-keys.ts';
import { createCardSession } from '../session.ts';
import { createPsamKeys, type PsamKeysOptions } from './psam.ts';

const sm4: CardKeyContext = { algorithm: 'sm4', cardIdentifier: SM4_CARD.identifier, serial: SM4_CARD.serial };
const tdes: CardKeyContext = { algorithm: 'tdes', cardIdentifier: TDES_CARD.identifier, serial: TDES_CARD.serial };

const [PROVINCE, CITY, CARD] = TDES_CARD.factors;
const FACTOR = toHex(PROCESS_FACTOR);
const SX1 = ['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '6100'] as const;
const FCI = ['00C0000000', '6F11840F7378312E73682EC9E7BBE1B1A3D5CF9000'] as const;
const DF01 = ['00A4040006D15600000590', '9000'] as const;
const SELECTED = [SX1, FCI, DF01];
/** STKSSSE with two levels: the card's factor, the city's, the process factor. */
const STK = [`BFDE480918${CARD}${CITY}${FACTOR}`, '9000'] as const;

function psam(script: readonly (readonly [string, string])[], options: Partial<PsamKeysOptions> = {}) {
  const connection = scriptedConnection(script);
  return { connection, keys: createPsamKeys({ psam: createCardSession(connection), ...options }) };
}

const PUK = { ...tdes, key: 'PUK', processFactor: PROCESS_FACTOR, source: SOURCE } as const;
const RESET = { ...tdes, key: 'STKSSSE', processFactor: PROCESS_FACTOR, header: hex('84240001'), plain: PIN_BCD } as const;

describe('what the PSAM is told', () => {
  it('for authentication data: environment, DF01, factors of the levels left, the source', async () => {
    const { connection, keys } = psam([
      ...SELECTED,
      [`BFDE481018${CARD}${CITY}${FACTOR}`, '9000'],
      [`80FA000008${toHex(SOURCE)}`, '6108'],
      ['00C0000008', `${TDES_CARD.authentication}9000`],
    ]);
    const answer = await keys.authenticate(PUK);
    expect(answer.ok && toHex(answer.value)).toBe(TDES_CARD.authentication);
    expect(connection.left).toEqual([]);
  });

  it('for a national key: all three factors', async () => {
    const { connection, keys } = psam([
      ...SELECTED,
      [`BFDE672E20${CARD}${CITY}${PROVINCE}${FACTOR}`, '9000'],
      [`80FA000008${toHex(SOURCE)}`, '6108'],
      ['00C0000008', `${TDES_CARD.authentication}9000`],
    ]);
    expect((await keys.authenticate({ ...PUK, key: 'RK1DF01' })).ok).toBe(true);
    expect(connection.left).toEqual([]);
  });

  it('for a new PIN: the key anew before each computation, then header, length and data under the MAC', async () => {
    const enciphered = TDES_CARD.reset.slice(10, 26);
    const mac = TDES_CARD.reset.slice(26);
    const { connection, keys } = psam([
      ...SELECTED,
      STK,
      ['80FA0000080312345680000000', '6108'],
      ['00C0000008', `${enciphered}9000`],
      STK,
      [`80FA0500180000000000000000842400010C${enciphered}800000`, '6104'],
      ['00C0000004', `${mac}9000`],
    ]);
    const sealed = await keys.seal(RESET);
    expect(sealed.ok && toHex(sealed.value)).toBe(`${enciphered}${mac}`);
    expect(connection.left).toEqual([]);
  });

  it('for SM4: the configured environment, blocks of 16 bytes', async () => {
    const [, city, card] = SM4_CARD.factors;
    const block = '00112233445566778899AABBCCDDEEFF';
    const { connection, keys } = psam(
      [
        ['00A404000F7378332E73682EC9E7BBE1B1A3D5CF', '9000'],
        DF01,
        [`BFDE481020${card}${city}${FACTOR}${'00'.repeat(8)}`, '9000'],
        [`80FA000010${toHex(SOURCE)}${'00'.repeat(8)}`, '6110'],
        ['00C0000010', `${block}9000`],
      ],
      { environments: { sm4: hex('7378332E73682EC9E7BBE1B1A3D5CF') } },
    );
    const answer = await keys.authenticate({ ...PUK, ...sm4 });
    expect(answer.ok && toHex(answer.value)).toBe('8888888888888888');
    expect(connection.left).toEqual([]);
  });

  it('where it wants to know the region, the first byte of the identifier', async () => {
    const { keys, connection } = psam([SX1, FCI, ['BFEC00000143', '9000'], DF01, ['BFDE481018' + CARD + CITY + FACTOR, '6A88']], {
      announceRegion: true,
    });
    expect((await keys.authenticate(PUK)).ok).toBe(false);
    expect(connection.left).toEqual([]);
  });
});

describe('what the PSAM refuses', () => {
  it.each([
    ['a key of another level', [...SELECTED, [`BFDE481018${CARD}${CITY}${FACTOR}`, '6A80']], 'keys.refused'],
    ['a key that it does not have', [...SELECTED, [`BFDE481018${CARD}${CITY}${FACTOR}`, '6A88']], 'keys.unknownKey'],
    ['an environment that it does not have', [[SX1[0], '6A82']], 'keys.algorithm'],
    ['its key application', [SX1, FCI, [DF01[0], '6A82']], 'keys.refused'],
    [
      'half an answer',
      [...SELECTED, [`BFDE481018${CARD}${CITY}${FACTOR}`, '9000'], [`80FA000008${toHex(SOURCE)}`, '6104'], ['00C0000004', '010203049000']],
      'keys.refused',
    ],
  ] as const)('%s', async (_what, script, expected) => {
    const { keys, connection } = psam(script);
    const answer = await keys.authenticate(PUK);
    expect(!answer.ok && answer.error.code).toBe(expected);
    expect(connection.left).toEqual([]);
  });

  it('nothing is asked for a key without an address', async () => {
    const answer = await psam([]).keys.authenticate({ ...PUK, key: 'BK' });
    expect(!answer.ok && answer.error.code).toBe('keys.unknownKey');
  });
});

describe('the terminal number', () => {
  const FILE = [
    ['00A40000023F00', '9000'],
    ['00A40200020016', '9000'],
  ] as const;

  it('is that of EF0016', async () => {
    const { keys } = psam([...FILE, ['00B0000006', '4101008134759000']]);
    expect(await keys.terminalNumber()).toEqual({ ok: true, value: '410100813475' });
  });

  it.each([['6A82'], ['FFFFFFFFFFFF9000'], ['41010081347A9000'], ['41019000']])('is refused when the PSAM answers %s', async (content) => {
    const answer = await psam([...FILE, ['00B0000006', content]]).keys.terminalNumber();
    expect(!answer.ok && answer.error.code).toBe('keys.refused');
  });
});
