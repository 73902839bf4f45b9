/**
 * Items of every kind of file read over a line that damages answers: flipped, cut short, extended, swapped, another status.
 * An item that is given is the card's, byte for byte; the rest is a fault. Nothing throws, nothing hangs.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testKeys, value, virtualCard } from '../../../test/contract/card-reader-bench.ts';
import { concat } from '../../base/bytes.ts';
import { ok } from '../../base/result.ts';
import type { CardConnection } from '../../ports/card-reader.ts';
import type { CardItem } from '../../ports/social-security-card.ts';
import { createCardSession } from '../session.ts';
import { createSocialSecurityCard } from './driver.ts';
import { addressText, CARD_FILES } from './files/all-files.ts';

const KEYS = testKeys();
const PIN = () => Uint8Array.of(0, 0, 0, 0, 0, 0);
const RUNS = 400;
/** Files that the PIN opens, one of each kind and size. */
const NAMES = ['DF01/EF05', 'DF01/EF15', 'DF02/EF05', 'DF02/EF07', 'DF04/EF08', 'DF01/EF16'];
const FILES = CARD_FILES.filter((file) => NAMES.includes(addressText(file)));

type Damage = (answer: Uint8Array, before: Uint8Array) => Uint8Array;

/** The answer before, once more. */
const stale: Damage = (_answer, before) => before;

const status = fc.constantFrom(0x9000, 0x6283, 0x6300, 0x6700, 0x6981, 0x6982, 0x6a82, 0x6a83, 0x6a86, 0x6c05, 0x6105, 0x6f00);
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 255 })).map(
    ([at, bits]): Damage =>
      (answer) =>
        answer.map((byte, i) => (i === at % answer.length ? byte ^ bits : byte)),
  ),
  fc.nat(300).map(
    (at): Damage =>
      (answer) =>
        answer.slice(0, at % answer.length),
  ),
  fc.uint8Array({ minLength: 1, maxLength: 8 }).map(
    (more): Damage =>
      (answer) =>
        concat(answer, more),
  ),
  fc.constant(stale),
  status.map(
    (sw): Damage =>
      (answer) =>
        concat(answer.slice(0, -2), Uint8Array.of(sw >> 8, sw % 256)),
  ),
);
/**
 * Which answers are hit, counted from the first after the PIN, and how. One stale answer at most: where the same record is stale in
 * both readings they agree, and a plain read, which carries no MAC, cannot tell.
 */
const plan = fc
  .array(fc.tuple(fc.nat(40), damage), { minLength: 1, maxLength: 6 })
  .map((hits) => hits.filter(([, how], i) => how !== stale || hits.findIndex(([, other]) => other === stale) === i));

function reader(hits: readonly (readonly [number, Damage])[]) {
  const card = virtualCard('zhaotong');
  const atr = Uint8Array.from(card.powerOn() ?? []);
  const line = { on: false, count: 0, before: Uint8Array.of(0x90, 0x00) };
  const connection: CardConnection = {
    reader: 'damaged line',
    insertion: 1,
    protocol: 'chipT0',
    atr,
    transmit: async (command) => {
      const answer = await card.transmit(command);
      if (!(answer instanceof Uint8Array)) throw new Error('the virtual card left');
      const hit = line.on ? hits.find(([at]) => at === line.count)?.[1] : undefined;
      if (line.on) line.count += 1;
      const given = hit === undefined ? answer : hit(answer, line.before);
      line.before = Uint8Array.from(answer);
      return ok(given.slice());
    },
    control: () => Promise.resolve(ok(new Uint8Array())),
    transaction: async (work) => ok(await work()),
    reset: () => Promise.resolve(ok({ atr })),
    disconnect: () => Promise.resolve(),
  };
  return { driver: createSocialSecurityCard(createCardSession(connection), { keys: KEYS }), line };
}

async function read(file: (typeof FILES)[number], hits: readonly (readonly [number, Damage])[]) {
  const { driver, line } = reader(hits);
  value(await driver.verifyPin(PIN()));
  line.on = true;
  return driver.readItems(file, [], file.read === 'free' ? 'free' : 'pin');
}

const isSame = (one: CardItem, other: CardItem) => one.tag === other.tag && one.instance === other.instance;

describe.each(FILES.map((file) => [addressText(file), file] as const))('%s over a damaged line', (_name, file) => {
  it('gives the items of the card or a fault', async () => {
    const truth = value(await read(file, []));
    expect(truth.length).toBeGreaterThan(0);
    const counts = { right: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(plan, async (hits) => {
        const items = await read(file, hits);
        if (items.ok) counts.right += 1;
        else counts.refused += 1;
        if (!items.ok) expect(items.error.code).toMatch(/^(ssc|card|keys)\./);
        else for (const item of items.value) expect(item).toEqual(truth.find((one) => isSame(one, item)));
      }),
      { numRuns: RUNS },
    );
    expect(counts.refused).toBeGreaterThan(RUNS / 20);
    expect(counts.right).toBeGreaterThan(RUNS / 20);
  });
});
