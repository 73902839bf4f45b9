/** What every key service must do, whoever holds the keys: the vectors, and real work with a card. */
import { afterEach, describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../native/base/bytes.ts';
import { openCard } from '../../native/card/open-card.ts';
import type { CardKeyContext, CardKeyName, CardKeys } from '../../native/ports/card-keys.ts';
import { loadPersona } from '../../native/sim/card/index.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import { PIN_BCD, PROCESS_FACTOR, ROOT, SINGLE_DES, SM4_CARD, SOURCE, TDES_CARD } from '../vectors/card-keys.ts';
import { code, value, virtualCard } from './card-reader-bench.ts';

/** Whose keys a service under test holds: one region's, one algorithm's. */
export interface KeyHolder {
  readonly algorithm: 'tdes' | 'sm4';
  /** Six digits. */
  readonly region: string;
  /** The national roots. */
  readonly roots: Readonly<Partial<Record<CardKeyName, Uint8Array>>>;
}

export interface KeyServiceUnderTest {
  readonly keys: CardKeys;
  /** Takes it out of reach: pulls the PSAM, stops the server. `null`: it is in this process and cannot be away. */
  readonly goAway: (() => Promise<void>) | null;
  close(): Promise<void>;
}

const sm4: CardKeyContext = { algorithm: 'sm4', cardIdentifier: SM4_CARD.identifier, serial: SM4_CARD.serial };
const tdes: CardKeyContext = { algorithm: 'tdes', cardIdentifier: TDES_CARD.identifier, serial: TDES_CARD.serial };
const SM4_HOLDER: KeyHolder = { algorithm: 'sm4', region: '510100', roots: { RKSSSE: ROOT, PUK: ROOT, STKSSSE: ROOT } };
const TDES_HOLDER: KeyHolder = { algorithm: 'tdes', region: '430200', roots: { PUK: ROOT, STKSSSE: ROOT } };
const SINGLE_DES_HOLDER: KeyHolder = { algorithm: 'tdes', region: '430200', roots: { STKSSSE: SINGLE_DES.root } };
const NEW_PIN = () => Uint8Array.of(1, 3, 5, 7, 9, 2);
const READER = 'Simulated Reader';

/** Runs the contract; `start` makes a service that holds these keys. */
export function cardKeysContract(name: string, start: (holder: KeyHolder) => Promise<KeyServiceUnderTest>): void {
  describe(`key service, ${name}`, () => {
    const started: KeyServiceUnderTest[] = [];
    const serviceOf = async (holder: KeyHolder): Promise<KeyServiceUnderTest> => {
      const service = await start(holder);
      started.push(service);
      return service;
    };
    afterEach(async () => {
      for (const service of started.splice(0)) await service.close();
    });

    it.each([
      ['SM4', SM4_HOLDER, { ...sm4, key: 'RKSSSE' }, SM4_CARD.authentication],
      ['3DES', TDES_HOLDER, { ...tdes, key: 'PUK' }, TDES_CARD.authentication],
    ] as const)('computes authentication data, %s', async (_cipher, holder, context, expected) => {
      const { keys } = await serviceOf(holder);
      expect(toHex(value(await keys.authenticate({ ...context, processFactor: PROCESS_FACTOR, source: SOURCE })))).toBe(expected);
    });

    it.each([
      ['SM4 reset', SM4_HOLDER, sm4, '84240001', PIN_BCD, SM4_CARD.reset],
      ['SM4 unblock', SM4_HOLDER, sm4, '84240000', new Uint8Array(), SM4_CARD.unblock],
      ['SM4 application block', SM4_HOLDER, sm4, '841E0001', new Uint8Array(), SM4_CARD.applicationBlock],
      ['3DES reset', TDES_HOLDER, tdes, '84240001', PIN_BCD, TDES_CARD.reset],
      ['DES reset', SINGLE_DES_HOLDER, tdes, '84240001', PIN_BCD, SINGLE_DES.reset],
      ['DES unblock', SINGLE_DES_HOLDER, tdes, '84240000', new Uint8Array(), SINGLE_DES.unblock],
      ['DES card block', SINGLE_DES_HOLDER, tdes, '84160000', new Uint8Array(), SINGLE_DES.cardBlock],
    ] as const)('seals, %s', async (_command, holder, context, header, plain, expected) => {
      const { keys } = await serviceOf(holder);
      const sealed = value(await keys.seal({ ...context, key: 'STKSSSE', processFactor: PROCESS_FACTOR, header: hex(header), plain }));
      expect(toHex(concat(hex(header), Uint8Array.of(sealed.length), sealed))).toBe(expected);
    });

    it('does two things asked at once, one after the other', async () => {
      const { keys } = await serviceOf(SM4_HOLDER);
      const [authentication, sealed] = await Promise.all([
        keys.authenticate({ ...sm4, key: 'RKSSSE', processFactor: PROCESS_FACTOR, source: SOURCE }),
        keys.seal({ ...sm4, key: 'STKSSSE', processFactor: PROCESS_FACTOR, header: hex('84240001'), plain: PIN_BCD }),
      ]);
      expect(toHex(value(authentication))).toBe(SM4_CARD.authentication);
      expect(`8424000114${toHex(value(sealed))}`).toBe(SM4_CARD.reset);
    });

    it('says that it lacks a key', async () => {
      const { keys } = await serviceOf(TDES_HOLDER);
      expect(code(await keys.authenticate({ ...tdes, key: 'BK', processFactor: PROCESS_FACTOR, source: SOURCE }))).toBe('keys.unknownKey');
    });

    it('says that it is out of reach', async () => {
      const { keys, goAway } = await serviceOf(SM4_HOLDER);
      await goAway?.();
      const answer = await keys.authenticate({ ...sm4, key: 'RKSSSE', processFactor: PROCESS_FACTOR, source: SOURCE });
      expect(code(answer)).toBe(goAway === null ? 'no fault' : 'keys.unavailable');
    });

    it('lets a 3.00 card be read and its PIN be set anew', async () => {
      const { holder, name: holderName } = personaHolder('third-generation');
      const readers = new SimulatedCardReaders();
      readers.addReader(READER);
      const plastic = virtualCard('third-generation');
      readers.insert(READER, plastic);
      const { keys } = await serviceOf(holder);
      const card = value(await openCard(readers, READER, 1, { keys }));
      expect(value(await card.socialSecurity.read()).holder.name).toBe(holderName);
      value(await card.socialSecurity.resetPin(NEW_PIN()));
      expect(plastic.snapshot()).toMatchObject({ pin: '135792', authenticatedKeys: expect.arrayContaining(['PUK']) as unknown });
      expect(value(await card.socialSecurity.verifyPin(NEW_PIN()))).toEqual({ outcome: 'correct' });
      await card.close();
    });
  });
}

function personaHolder(id: string): { readonly holder: KeyHolder; readonly name: string } {
  const persona = value(loadPersona(id));
  if (persona.algorithm === 'ssf33') throw new Error('no key service here computes SSF33');
  const roots = Object.fromEntries(Object.entries(persona.testRootKeys).map(([key, root]) => [key, hex(root)]));
  return { holder: { algorithm: persona.algorithm, region: persona.card.identifier.slice(0, 6), roots }, name: persona.holder.name };
}
