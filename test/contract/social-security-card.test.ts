/** The driver of the social-security application against the virtual cards, which share no code with it. */
import { describe, expect, it } from 'vitest';
import { openCard, type OpenCard } from '../../native/card/open-card.ts';
import type { TraceLine } from '../../native/card/trace.ts';
import { loadPersona, loadPersonas, type VirtualCard } from '../../native/sim/card/index.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import { code, testKeys, value, virtualCard } from './card-reader-bench.ts';

const READER = 'Simulated Reader';
const DEFAULT_PIN = () => Uint8Array.of(0, 0, 0, 0, 0, 0);
const NEW_PIN = () => Uint8Array.of(1, 3, 5, 7, 9, 2);

interface Opened extends OpenCard {
  readonly plastic: VirtualCard;
  readonly trace: readonly TraceLine[];
}

async function open(id: string, keysOf = 'zhaotong'): Promise<Opened> {
  const readers = new SimulatedCardReaders();
  readers.addReader(READER);
  const plastic = virtualCard(id);
  readers.insert(READER, plastic);
  const trace: TraceLine[] = [];
  const card = value(await openCard(readers, READER, 1, { keys: testKeys(keysOf), trace: (line) => trace.push(line) }));
  return { ...card, plastic, trace };
}

const readable = value(loadPersonas()).filter(({ id }) => !['blocked-card', 'blocked-application', 'missing-name'].includes(id));

describe('reading', () => {
  it.each(readable.map(({ id }) => id))('%s: holder and card are those of the persona', async (id) => {
    const persona = value(loadPersona(id));
    const data = value(await (await open(id)).socialSecurity.read());
    expect(data.holder.name).toBe(persona.holder.name);
    expect(data.holder.socialSecurityNumber).toBe(persona.holder.number);
    expect(data.card.cardIdentifier).toBe(persona.card.identifier);
    expect(data.card.region).toBe(persona.card.identifier.slice(0, 6));
    expect(data.card.cardNumber).toBe(persona.card.number);
    expect(data.card.generation).toBe(Number(persona.version[0]));
    expect(data.card.historicalBytes).toBe(persona.atr.slice(8));
  });

  it('gives dates, sex, ethnic group and place as the pages show them', async () => {
    const data = value(await (await open('third-generation')).socialSecurity.read());
    expect(data.card).toMatchObject({ issuedOn: '2019-06-10', validUntil: '2039-06-09', algorithm: 'sm4', specification: '3.00' });
    expect(data.holder).toMatchObject({ sex: 'male', ethnicGroup: '05', birthDate: '1992-05-08', birthPlace: '650102' });
  });

  it('takes the deviations of cards in the field: years in ASCII, blank fields', async () => {
    const data = value(await (await open('field-deviations')).socialSecurity.read());
    expect(data.card).toMatchObject({ issuedOn: '2012', validUntil: '2032' });
    expect(data.holder).toMatchObject({ ethnicGroup: null, birthDate: null, birthPlace: null });
  });

  it('proves the card and itself before it reads a 3.00 holder', async () => {
    const card = await open('third-generation');
    value(await card.socialSecurity.read());
    const commands = card.trace.filter(({ direction }) => direction === 'command').map(({ text }) => text.slice(0, 8));
    expect(commands.indexOf('00880000')).toBeGreaterThan(0);
    expect(commands.indexOf('0082000A')).toBeGreaterThan(commands.indexOf('00880000'));
    expect(commands.indexOf('00B20900')).toBeGreaterThan(commands.indexOf('0082000A'));
    expect(card.plastic.snapshot().authenticatedKeys).toEqual(['RKSSSE']);
  });

  it.each([
    ['bank-only', 'ssc.notASocialSecurityCard'],
    ['transport', 'ssc.notASocialSecurityCard'],
    ['blocked-card', 'ssc.blocked'],
    ['blocked-application', 'ssc.blocked'],
    ['missing-name', 'ssc.missingRecord'],
  ])('%s: %s', async (id, expected) => {
    expect(code(await (await open(id)).socialSecurity.read())).toBe(expected);
  });

  it('can be repeated', async () => {
    const { socialSecurity } = await open('third-generation');
    expect(value(await socialSecurity.read())).toEqual(value(await socialSecurity.read()));
  });

  it('can be cancelled', async () => {
    expect(code(await (await open('zhaotong')).socialSecurity.read(AbortSignal.abort()))).toBe('card.cancelled');
  });
});

describe('the PIN', () => {
  it.each([
    ['zhaotong', { state: 'tries', left: 6 }],
    ['last-try', { state: 'tries', left: 1 }],
    ['locked-pin', { state: 'locked' }],
    ['no-pin', { state: 'notSet' }],
    ['silent-tries', { state: 'unknown' }],
  ])('%s: %o before it is tried, and no try is spent', async (id, state) => {
    const card = await open(id);
    const before = card.plastic.snapshot().pinTriesLeft;
    expect(value(await card.socialSecurity.pinState())).toEqual(state);
    expect(card.plastic.snapshot().pinTriesLeft).toBe(before);
  });

  it('is right', async () => {
    const card = await open('zhaotong');
    expect(value(await card.socialSecurity.verifyPin(DEFAULT_PIN()))).toEqual({ outcome: 'correct' });
    expect(card.plastic.snapshot().pinVerified).toBe(true);
    expect(value(await card.socialSecurity.pinState()).state).not.toBe('notSet');
  });

  it('is wrong with the tries left, until it is locked', async () => {
    const { socialSecurity } = await open('zhaotong');
    for (let left = 5; left > 0; left--)
      expect(value(await socialSecurity.verifyPin(NEW_PIN()))).toEqual({ outcome: 'wrong', triesLeft: left });
    expect(value(await socialSecurity.verifyPin(NEW_PIN()))).toEqual({ outcome: 'locked' });
    expect(value(await socialSecurity.verifyPin(DEFAULT_PIN()))).toEqual({ outcome: 'locked' });
    expect(value(await socialSecurity.pinState())).toEqual({ state: 'locked' });
  });

  it.each([[[1, 2, 3]], [new Array<number>(17).fill(1)], [[]]])('of a wrong length (%o) spends no try', async (digits) => {
    const card = await open('last-try');
    expect(value(await card.socialSecurity.verifyPin(Uint8Array.from(digits)))).toEqual({ outcome: 'invalidLength' });
    expect(card.plastic.snapshot().pinTriesLeft).toBe(1);
    expect(card.trace).toEqual([]);
  });

  it.each([
    ['locked-pin', 'zhaotong'],
    ['third-generation', 'zhaotong'],
    ['single-des', 'single-des'],
  ])('of %s is reset and unlocked under PUK and STKSSSE', async (id, keysOf) => {
    const card = await open(id, keysOf);
    value(await card.socialSecurity.resetPin(NEW_PIN()));
    expect(card.plastic.snapshot()).toMatchObject({ pin: '135792', pinTriesLeft: 6 });
    expect(value(await card.socialSecurity.verifyPin(NEW_PIN()))).toEqual({ outcome: 'correct' });
  });

  it('is not reset with the keys of another issuer', async () => {
    const card = await open('single-des', 'zhaotong');
    expect(code(await card.socialSecurity.resetPin(NEW_PIN()))).toBe('ssc.authenticationRefused');
  });

  it('never stands in the trace', async () => {
    const card = await open('zhaotong');
    value(await card.socialSecurity.verifyPin(NEW_PIN()).then((outcome) => outcome));
    value(await card.socialSecurity.resetPin(NEW_PIN()));
    expect(card.trace.map(({ text }) => text).join('\n')).not.toContain('135792');
  });
});

describe('the bank application of the same card', () => {
  it('gives PAN, sequence number and expiry with one GPO a visit', async () => {
    const card = await open('zhaotong');
    const before = card.plastic.snapshot().transactionCounter;
    const identity = value(await card.bank.readIdentity());
    expect(identity.pan).toBe('6217000530600079198');
    expect(identity).toMatchObject({ sequenceNumber: '01', expiry: '3912' });
    expect(value(await card.bank.readIdentity())).toEqual(identity);
    expect(card.plastic.snapshot().transactionCounter).toBe(before + 1);
  });

  it('does not disturb the social-security application', async () => {
    const card = await open('zhaotong');
    value(await card.socialSecurity.pinState());
    value(await card.bank.readIdentity());
    expect(value(await card.socialSecurity.verifyPin(DEFAULT_PIN()))).toEqual({ outcome: 'correct' });
  });

  it.each([
    ['transport', 'pboc.notABankCard'],
    ['single-des', 'pboc.notABankCard'],
    ['blocked-card', 'pboc.blocked'],
  ])('%s: %s', async (id, expected) => {
    expect(code(await (await open(id)).bank.readIdentity())).toBe(expected);
  });
});
