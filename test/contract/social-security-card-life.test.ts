/** The whole life of the social-security application: the driver against the virtual cards, which share no code with it. */
import { describe, expect, it } from 'vitest';
import { concat, toHex } from '../../native/base/bytes.ts';
import { openCard, type OpenCard } from '../../native/card/open-card.ts';
import { createSoftwareKeys } from '../../native/card/keys/software.ts';
import { addressText, CARD_FILES } from '../../native/card/social-security/files/all-files.ts';
import type { FileSpec } from '../../native/card/social-security/files/file-spec.ts';
import { KEY_NUMBERS, type KeyNumbers } from '../../native/card/social-security/files/key-numbers.ts';
import { readAccessOf } from '../../native/card/social-security/access.ts';
import type { CardItem, FileAccess } from '../../native/ports/social-security-card.ts';
import { createVirtualCard, type VirtualCardOptions } from '../../native/sim/card/create.ts';
import { KEY_IDS } from '../../native/sim/card/files/layout-table.ts';
import { loadPersona, type VirtualCard } from '../../native/sim/card/index.ts';
import { personalise, testRootKey } from '../../native/sim/card/personalise.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import { code, value } from './card-reader-bench.ts';

const READER = 'Simulated Reader';
const CLERK = { clerk: 'C0001' };
const NEW_PIN = () => Uint8Array.of(1, 3, 5, 7, 9, 2);

interface Opened extends OpenCard {
  readonly plastic: VirtualCard;
}

/** The numbers that the virtual issuer gave its keys, its lock keys among them. */
const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(Object.values(KEY_IDS).flatMap((keys) => Object.entries(keys)));
const LOCKS = ['BK', 'LKDF01', 'LKDF02', 'LKDF03', 'LKDF04', 'LKDF07'] as const;
const KEY_NAMES = [
  ...Object.keys(KEY_NUMBERS),
  ...LOCKS,
  'IRK',
  ...['SSSE', 'DF01', 'DF02', 'DF03', 'DF04', 'DF07'].map((level) => `STK${level}`),
];
const keyNumbers: KeyNumbers = Object.fromEntries(
  KEY_NAMES.flatMap((name) => {
    const number = NUMBERS[name];
    return number === undefined ? [] : [[name, number]];
  }),
);

async function open(id: string, options: VirtualCardOptions = {}): Promise<Opened> {
  const persona = value(loadPersona(id));
  const plastic = createVirtualCard(persona, options);
  const readers = new SimulatedCardReaders();
  readers.addReader(READER);
  readers.insert(READER, plastic);
  const roots = Object.fromEntries(KEY_NAMES.map((name) => [name, testRootKey(persona, name)]));
  const keys = createSoftwareKeys({ roots: { sm4: roots, tdes: roots } });
  return { ...value(await openCard(readers, READER, 1, { keys, keyNumbers })), plastic };
}

async function openVerified(id: string): Promise<Opened> {
  const card = await open(id);
  const pin = Uint8Array.from(value(loadPersona(id)).pin.value ?? '', Number);
  expect(value(await card.socialSecurity.verifyPin(pin))).toEqual({ outcome: 'correct' });
  return card;
}

function file(text: string): FileSpec {
  const [application, name] = text.split('/');
  const found = CARD_FILES.find((one) => one.application === application && one.file === name);
  if (found === undefined) throw new Error(`no file ${text}`);
  return found;
}

/** The access that surely opens a file on this generation. */
function accessFor(spec: FileSpec, generation: 1 | 2 | 3): FileAccess {
  const rule = readAccessOf(spec, generation);
  return rule === 'pinOrKey' ? 'key' : rule;
}

/** The records of a file as the chip was personalised. */
function recordsOf(id: string, spec: FileSpec): readonly string[] | null {
  const application = personalise(value(loadPersona(id))).applications.find((one) => one.id === spec.application);
  return application?.files.find((one) => one.fid === spec.fileIdentifier)?.records.map(toHex) ?? null;
}

/** A record of the card from an item: tag and length before the value of a linear one. */
function recordFrom(spec: FileSpec, { tag, raw }: CardItem): string {
  return toHex(spec.kind === 'linear' ? concat(Uint8Array.of(tag, raw.length), raw) : raw);
}

function isUnwritten(spec: FileSpec, record: string): boolean {
  return spec.kind === 'cyclic' && /^(00)+$|^(FF)+$/.test(record);
}

const CARDS = ['zhaotong', 'third-generation', 'first-generation', 'single-des'] as const;

describe.each(CARDS)('every file of %s', (id) => {
  it.each(CARD_FILES.map((spec) => [addressText(spec), spec] as const))('%s is read as the issuer wrote it', async (_name, spec) => {
    const stored = recordsOf(id, spec);
    const card = await openVerified(id);
    const generation = Number(value(loadPersona(id)).version[0]);
    const access = accessFor(spec, generation === 3 ? 3 : generation === 2 ? 2 : 1);
    const items = await card.socialSecurity.readItems(spec, [], access);
    if (stored === null) expect(code(items)).toBe('ssc.missingRecord');
    else
      expect(new Set(value(items).map((item) => recordFrom(spec, item)))).toEqual(
        new Set(stored.filter((record) => !isUnwritten(spec, record))),
      );
  });
});

describe('access', () => {
  it.each(['DF01/EF05', 'DF02/EF06', 'DF03/EF07', 'DF04/EF05', 'DF04/EF08'])('%s by PIN is refused before the PIN', async (name) => {
    const card = await open('zhaotong');
    expect(code(await card.socialSecurity.readItems(file(name), [], 'pin'))).toBe('ssc.denied');
    const verified = await openVerified('zhaotong');
    expect(value(await verified.socialSecurity.readItems(file(name), [], 'pin')).length).toBeGreaterThan(0);
  });

  it('DF04/EF06 needs both, and is refused with the key alone', async () => {
    const card = await open('zhaotong');
    expect(code(await card.socialSecurity.readItems(file('DF04/EF06'), [], 'pinAndKey'))).toBe('ssc.denied');
    const verified = await openVerified('zhaotong');
    expect(value(await verified.socialSecurity.readItems(file('DF04/EF06'), [0x90], 'pinAndKey'))[0]?.value).toBe('0');
  });

  it('the holder of a 3.00 card is not free', async () => {
    const card = await open('third-generation');
    expect(code(await card.socialSecurity.readItems(file('SSSE/EF06'), [0x0a], 'free'))).toBe('ssc.denied');
    expect(value(await card.socialSecurity.readItems(file('SSSE/EF06'), [0x0a], 'key'))[0]?.value).toBe('1');
  });

  it('reads transactions newest first, and one by its number', async () => {
    const card = await openVerified('zhaotong');
    const all = value(await card.socialSecurity.readItems(file('DF04/EF08'), [], 'pin'));
    expect(all.map(({ value: text }) => text.split('^')[0])).toEqual(['3', '2', '1']);
    const second = value(await card.socialSecurity.readItems(file('DF04/EF08'), [2], 'pin'));
    expect(second.map(({ instance, value: text }) => [instance, text])).toEqual([[2, '2^1^000000000001^20251118154501^3200^3200^0']]);
    expect(second[0]?.parts?.at(-3)?.value).toBe('3200');
  });

  it('goes on beside the holder, the bank and the PIN', async () => {
    const card = await openVerified('third-generation');
    value(await card.socialSecurity.readItems(file('DF03/EF07'), [], 'pin'));
    value(await card.bank.readIdentity());
    value(await card.socialSecurity.read());
    expect(value(await card.socialSecurity.readItems(file('DF01/EF07'), [0x29], 'pin'))[0]?.value).toBe('1');
  });

  it('on the antenna is the same', async () => {
    const card = await open('third-generation', { interface: 'contactless' });
    expect(card.connection.protocol).toBe('chipT1');
    expect(value(await card.socialSecurity.readItems(file('DF01/EF05'), [0x0e], 'key'))[0]?.value).toMatch(/^\d{6}$/);
  });
});

describe('writing', () => {
  it.each([
    ['DF01/EF06', 0x28, '13800000000'],
    ['DF01/EF06', 0x23, '人民路1号'],
    ['DF03/EF07', 0x6f, '20260101'],
    ['SSSE/EF05', 0x06, '20391231'],
  ])('%s tag %i: what was written is on the card', async (name, tag, text) => {
    const card = await open('zhaotong');
    value(await card.socialSecurity.writeItems(file(name), [{ tag, value: text }]));
    expect(value(await card.socialSecurity.readItems(file(name), [tag], accessFor(file(name), 2)))[0]?.value).toBe(text);
    expect(Object.keys(card.plastic.snapshot().written)).toEqual([name]);
  });

  it('a second degree is appended behind the first', async () => {
    const card = await openVerified('zhaotong');
    const education = file('DF01/EF15');
    const before = value(await card.socialSecurity.readItems(education, [0x40], 'pin'));
    value(await card.socialSecurity.writeItems(education, [{ tag: 0x40, instance: 2, value: '301^201107^示范大学' }]));
    const after = value(await card.socialSecurity.readItems(education, [0x40], 'pin'));
    expect(after[0]).toEqual(before[0]);
    expect(after[1]?.value).toBe('301^201107^示范大学');
  });

  it('a cyclic file takes a new record as its newest', async () => {
    const card = await openVerified('zhaotong');
    value(await card.socialSecurity.writeItems(file('DF04/EF15'), [{ tag: 0, value: '7^2' }]));
    expect(value(await card.socialSecurity.readItems(file('DF04/EF15'), [1], 'pin'))[0]?.value).toBe('7^2');
  });

  it.each(['zhaotong', 'third-generation'])('every file that a terminal may write on %s is written and read back', async (id) => {
    const card = await openVerified(id);
    for (const spec of CARD_FILES.filter(({ updateKey, kind }) => updateKey !== null && kind !== 'transparent')) {
      const [item] = spec.items.filter(({ type, hexadecimal }) => type !== 'b' && hexadecimal !== true);
      const tag = spec.kind === 'cyclic' ? 0 : (item?.tag ?? 0x79);
      const written = await card.socialSecurity.writeItems(spec, [{ tag, value: '' }]);
      expect([addressText(spec), code(written)]).toEqual([addressText(spec), 'no fault']);
    }
  });

  it('two new records keep their order: the last given is the newest', async () => {
    const card = await openVerified('zhaotong');
    value(
      await card.socialSecurity.writeItems(
        file('DF04/EF15'),
        ['7^2', '8^1'].map((text) => ({ tag: 0, value: text })),
      ),
    );
    const rows = value(await card.socialSecurity.readItems(file('DF04/EF15'), [1, 2], 'pin'));
    expect(rows.map(({ value: text }) => text)).toEqual(['8^1', '7^2']);
  });

  it('works on 3.00 cards under SM4', async () => {
    const card = await open('third-generation');
    value(await card.socialSecurity.writeItems(file('SSSE/EF06'), [{ tag: 0x0c, value: '530602' }]));
    expect(value(await card.socialSecurity.read()).holder.birthPlace).toBe('530602');
  });

  it('needs the PIN verified where only the PIN can read it back', async () => {
    const card = await open('zhaotong');
    expect(code(await card.socialSecurity.writeItems(file('DF04/EF06'), [{ tag: 0x90, value: '1' }]))).toBe('ssc.denied');
    const verified = await openVerified('zhaotong');
    value(await verified.socialSecurity.writeItems(file('DF04/EF06'), [{ tag: 0x90, value: '1' }]));
  });

  it('a value that does not fit leaves the card alone', async () => {
    const card = await open('zhaotong');
    expect(code(await card.socialSecurity.writeItems(file('DF01/EF06'), [{ tag: 0x28, value: '1'.repeat(16) }]))).toBe('ssc.malformed');
    expect(card.plastic.snapshot().written).toEqual({});
  });
});

describe('the PIN', () => {
  const DEFAULT = () => Uint8Array.of(0, 0, 0, 0, 0, 0);

  it('is changed with the old one', async () => {
    const card = await open('zhaotong');
    expect(value(await card.socialSecurity.changePin(DEFAULT(), NEW_PIN()))).toEqual({ outcome: 'correct' });
    expect(card.plastic.snapshot().pin).toBe('135792');
    expect(value(await card.socialSecurity.verifyPin(NEW_PIN()))).toEqual({ outcome: 'correct' });
  });

  it('is not changed with a wrong one, which costs a try, until it is locked', async () => {
    const card = await open('zhaotong');
    for (let left = 5; left > 0; left--)
      expect(value(await card.socialSecurity.changePin(NEW_PIN(), NEW_PIN()))).toEqual({ outcome: 'wrong', triesLeft: left });
    expect(value(await card.socialSecurity.changePin(NEW_PIN(), NEW_PIN()))).toEqual({ outcome: 'locked' });
    expect(value(await card.socialSecurity.changePin(DEFAULT(), NEW_PIN()))).toEqual({ outcome: 'locked' });
    expect(card.plastic.snapshot().pin).toBe('000000');
  });

  it.each(['locked-pin', 'third-generation', 'single-des'])('of %s is unblocked: the counter is full, the PIN stays', async (id) => {
    const card = await open(id);
    card.plastic.loseTries?.(15);
    const { pin } = card.plastic.snapshot();
    value(await card.socialSecurity.unblockPin());
    expect(card.plastic.snapshot()).toMatchObject({ pin, pinTriesLeft: 6 });
  });
});

describe('blocking', () => {
  it.each(['zhaotong', 'third-generation', 'single-des'])('the social-security application of %s', async (id) => {
    const card = await open(id);
    value(await card.socialSecurity.blockApplication(CLERK));
    expect(card.plastic.snapshot().blocked).toBe('application');
    expect(code(await card.socialSecurity.read())).toBe('ssc.blocked');
  });

  it('one application leaves the others', async () => {
    const card = await openVerified('zhaotong');
    value(await card.socialSecurity.blockApplication(CLERK, 'DF03'));
    expect(card.plastic.snapshot()).toMatchObject({ blocked: 'none', blockedApplications: ['DF03'] });
    expect(code(await card.socialSecurity.readItems(file('DF03/EF07'), [], 'pin'))).toBe('ssc.blocked');
    expect(value(await card.socialSecurity.readItems(file('DF01/EF07'), [], 'pin'))).toHaveLength(1);
  });

  it.each(['zhaotong', 'third-generation'])('the card %s', async (id) => {
    const card = await open(id);
    value(await card.socialSecurity.blockCard(CLERK));
    expect(card.plastic.snapshot().blocked).toBe('card');
    expect(code(await card.socialSecurity.read())).toBe('ssc.blocked');
  });

  it('needs a clerk', async () => {
    const card = await open('zhaotong');
    expect(code(await card.socialSecurity.blockCard({ clerk: '' }))).toBe('ssc.denied');
    expect(card.plastic.snapshot().blocked).toBe('none');
  });
});

describe('the certificate application of 3.00 cards', () => {
  const RIGHT = () => Uint8Array.of(1, 2, 3, 4, 5, 6);

  it('gives two certificates and the public key for signing', async () => {
    const card = await open('third-generation');
    const signing = value(await card.certificates.readCertificate('signing'));
    const encryption = value(await card.certificates.readCertificate('encryption'));
    expect([signing[0], encryption[0]]).toEqual([0x30, 0x30]);
    expect(toHex(signing)).not.toBe(toHex(encryption));
    const key = value(await card.certificates.readSigningKey());
    expect(key).toHaveLength(66);
    expect(toHex(signing)).toContain(toHex(key));
  });

  it('knows its PIN, counts wrong ones and locks', async () => {
    const card = await open('third-generation');
    expect(value(await card.certificates.verifyPin(NEW_PIN()))).toEqual({ outcome: 'wrong', triesLeft: 2 });
    expect(value(await card.certificates.verifyPin(RIGHT()))).toEqual({ outcome: 'correct' });
    expect(value(await card.certificates.changePin(NEW_PIN(), RIGHT()))).toEqual({ outcome: 'wrong', triesLeft: 2 });
    expect(value(await card.certificates.changePin(RIGHT(), NEW_PIN()))).toEqual({ outcome: 'correct' });
    expect(value(await card.certificates.changePin(NEW_PIN(), RIGHT()))).toEqual({ outcome: 'correct' });
    for (let left = 2; left > 0; left--)
      expect(value(await card.certificates.verifyPin(NEW_PIN()))).toEqual({ outcome: 'wrong', triesLeft: left });
    expect(value(await card.certificates.verifyPin(NEW_PIN()))).toEqual({ outcome: 'locked' });
    expect(value(await card.certificates.verifyPin(RIGHT()))).toEqual({ outcome: 'locked' });
  });

  it('does not disturb the social-security application', async () => {
    const card = await openVerified('third-generation');
    value(await card.certificates.readSigningKey());
    expect(value(await card.socialSecurity.readItems(file('DF01/EF07'), [0x29], 'pin'))).toHaveLength(1);
  });

  it('is not on cards before 3.00', async () => {
    expect(code(await (await open('zhaotong')).certificates.readCertificate('signing'))).toBe('ssc.missingRecord');
  });
});
