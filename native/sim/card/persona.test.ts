import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../base/bytes.ts';
import { cardNumberCheck, citizenCheck, passesLuhn } from './check-digits.ts';
import { encodeGb18030 } from './gb18030.ts';
import { DEFAULT_PERSONA_ID, listVirtualCards, loadPersona, loadPersonas, loadVirtualCard, readPersona } from './library.ts';
import { parsePersona, type Persona } from './persona.ts';
import { poweredCard, say, SELECT_SSSE } from './script.fixture.ts';

function persona(id: string): Persona {
  const loaded = loadPersona(id);
  if (!loaded.ok) throw new Error(loaded.error.detail);
  return loaded.value;
}

const all = (): readonly Persona[] => {
  const loaded = loadPersonas();
  if (!loaded.ok) throw new Error(loaded.error.detail);
  return loaded.value;
};

describe('the personas', () => {
  it('are all valid, and every version and PIN state is among them', () => {
    const summary = listVirtualCards();
    if (!summary.ok) throw new Error(summary.error.detail);
    const have = new Set(summary.value.flatMap(({ version, pin }) => [version, pin]));
    for (const wanted of ['1.00', '2.00', '3.00', 'default', 'changed', 'locked', 'notSet']) expect(have).toContain(wanted);
    expect(all().length).toBeGreaterThanOrEqual(10);
  });

  it('share no number', () => {
    const numbers = all().flatMap(({ atr, card, holder, bank }) => [
      atr,
      card.identifier,
      card.number,
      holder.number,
      bank?.pan ?? atr + '-',
    ]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('the one shown by default lives in Zhaotong and has the PIN 000000', () => {
    const shown = persona(DEFAULT_PERSONA_ID);
    expect(shown).toMatchObject({ version: '2.00', algorithm: 'tdes', pin: { value: '000000', triesLeft: 6 } });
    expect(shown.card.identifier.slice(0, 6)).toBe('530602');
  });

  it.each(['zhaotong', 'third-generation', 'rare-characters-extension'])('%s has a name that needs the extension', (id) => {
    expect(encodeGb18030(persona(id).holder.name).length).toBeGreaterThanOrEqual(32);
  });

  it('use test keys that say so', () => {
    for (const { testRootKeys } of all()) {
      for (const key of Object.values(testRootKeys)) expect(new TextDecoder().decode(hex(key))).toMatch(/^TEST-/);
    }
  });

  it.each(all().filter(({ blocked, deviations }) => blocked === undefined && deviations === undefined))(
    '$id tells its name in tags 09 and 4E',
    async ({ id, holder, version }) => {
      if (version === '3.00') return;
      const card = poweredCard(id);
      await say(card, SELECT_SSSE);
      const first = await say(card, '00B2093020');
      const extension = version === '1.00' ? '' : (await say(card, '00B24E3016')).slice(4, -4);
      expect(first).toMatch(/^091E.*9000$/);
      const bytes = hex(first.slice(4, -4) + extension);
      expect(new TextDecoder('gb18030').decode(bytes).replace(/\0+$/, '')).toBe(holder.name);
    },
  );
});

describe('a persona file that is wrong', () => {
  const text = (change: (copy: Record<string, Record<string, unknown>>) => void): string => {
    const copy = structuredClone(persona('zhaotong')) as unknown as Record<string, Record<string, unknown>>;
    change(copy);
    return JSON.stringify(copy);
  };
  const problem = (json: string, file = 'zhaotong.json') => {
    const read = readPersona(file, json);
    return read.ok ? 'fine' : read.error.detail;
  };

  it.each<[string, (copy: Record<string, Record<string, unknown>>) => void]>([
    ['holder.nickname: unknown field', (copy) => Object.assign(copy['holder'] ?? {}, { nickname: 'x' })],
    ['shoeSize: unknown field', (copy) => Object.assign(copy, { shoeSize: 1 })],
    ['pin.triesLeft: must be a whole number from 0 to 15', (copy) => Object.assign(copy['pin'] ?? {}, { triesLeft: 1.5 })],
    ['pin.triesLeft: more than pin.triesMax', (copy) => Object.assign(copy['pin'] ?? {}, { triesLeft: 7 })],
    ['pin.tellsTries: must be true or false', (copy) => Object.assign(copy['pin'] ?? {}, { tellsTries: 'yes' })],
    ['pin: must be an object', (copy) => Object.assign(copy, { pin: null })],
    ['version: must be one of 1.00, 2.00, 3.00', (copy) => Object.assign(copy, { version: '4.00' })],
    ['algorithm: 3.00 cards use sm4, earlier ones tdes or ssf33', (copy) => Object.assign(copy, { algorithm: 'sm4' })],
    ['atr: must be 3B6D0000 and 13 historical bytes as upper-case hexadecimal', (copy) => Object.assign(copy, { atr: '3B00' })],
    ['holder.number: the check character must be 4', (copy) => Object.assign(copy['holder'] ?? {}, { number: '530602198703164025' })],
    ['holder.birthDate: differs from the number', (copy) => Object.assign(copy['holder'] ?? {}, { birthDate: '19870317' })],
    ['holder.name: longer than 50 bytes in GB 18030', (copy) => Object.assign(copy['holder'] ?? {}, { name: '长'.repeat(26) })],
    ['holder.name: no GB 18030 code is known here for U+4DB6', (copy) => Object.assign(copy['holder'] ?? {}, { name: '\u4db6' })],
    ['card.issuedOn: no such day', (copy) => Object.assign(copy['card'] ?? {}, { issuedOn: '20190231' })],
    ['card.number: the check character must be 0', (copy) => Object.assign(copy['card'] ?? {}, { number: 'A53060211' })],
    ['bank.pan: does not pass the Luhn rule', (copy) => Object.assign(copy['bank'] ?? {}, { pan: '6217000530600079199' })],
    ['testRootKeys.PUK: must be 16 bytes as upper-case hexadecimal', (copy) => Object.assign(copy['testRootKeys'] ?? {}, { PUK: '00' })],
    ['deviations.EF05.5: unknown field', (copy) => Object.assign(copy, { deviations: { EF05: { '5': '00' } } })],
    [
      'deviations.EF06.09: must be at most 127 bytes as upper-case hexadecimal',
      (copy) => Object.assign(copy, { deviations: { EF06: { '09': '0' } } }),
    ],
    [
      'card.number: the check character is right, against deviations',
      (copy) => Object.assign(copy, { deviations: { cardNumberCheck: 'wrong' } }),
    ],
  ])('is told by file and field: %s', (message, change) => {
    expect(problem(text(change))).toBe(`zhaotong.json: ${message}`);
  });

  it('is told when it is no JSON, or has another name than its id', () => {
    expect(problem('{')).toMatch(/^zhaotong\.json: /);
    expect(problem(JSON.stringify(persona('zhaotong')), 'other.json')).toBe('other.json: id: must be the name of the file');
    expect(problem('[]')).toBe('zhaotong.json: file: must be an object');
  });

  it('never throws, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(readPersona('x.json', json).ok).toBe(false);
      }),
    );
    const keys = Object.keys(persona('zhaotong'));
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        const parsed = parsePersona({ ...persona('zhaotong'), [key]: value });
        expect(typeof parsed.ok).toBe('boolean');
      }),
    );
  });
});

describe('a card by id', () => {
  it('names the known ones when it does not know the id', () => {
    const loaded = loadVirtualCard('nobody');
    expect(loaded.ok ? '' : loaded.error.detail).toMatch(/no card "nobody"; known: .*zhaotong.*mute/);
  });
});

describe('check characters', () => {
  it('are those of the specification and of published examples', () => {
    expect(citizenCheck('11111119810101111')).toBe('0');
    expect(['D2143569', 'X0000001', 'B0000013', 'HA104692', 'ET000077'].map(cardNumberCheck)).toEqual(['X', '9', '1', '4', 'X']);
    expect([passesLuhn('6217000000000000012'), passesLuhn('6217000000000000021')]).toEqual([true, false]);
  });
});

describe('GB 18030', () => {
  it('has one, two and four bytes', () => {
    expect(['A', '张三', '·', '䶮', '𠮷'].map((text) => toHex(encodeGb18030(text)))).toEqual([
      '41',
      'D5C5C8FD',
      'A1A4',
      'FE9F',
      '9534B235',
    ]);
  });

  it('is what the platform decodes', () => {
    const characters = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fa5 }),
      fc.integer({ min: 0x20000, max: 0x2a6d6 }),
      fc.integer({ min: 0x20, max: 0x7e }),
    );
    fc.assert(
      fc.property(fc.array(characters), (codePoints) => {
        const text = String.fromCodePoint(...codePoints);
        expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text);
      }),
    );
  });
});
