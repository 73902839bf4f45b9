/**
 * 10,000 reads of cards whose answers were damaged on the way. A read ends with a fault or with exactly what the card holds: nothing throws,
 * nothing hangs, no wrong datum is given as right. Every kind of damage hits each answer by itself.
 */
import { describe, expect, it } from 'vitest';
import { createCardSession } from '../../native/card/session.ts';
import { createSocialSecurityCard } from '../../native/card/social-security/driver.ts';
import { ok } from '../../native/base/result.ts';
import { concat } from '../../native/base/bytes.ts';
import type { CardConnection } from '../../native/ports/card-reader.ts';
import { testKeys, value, virtualCard } from '../contract/card-reader-bench.ts';

const CARDS = ['zhaotong', 'third-generation', 'first-generation', 'rare-characters-extension', 'field-deviations'] as const;
const KINDS = ['flipBit', 'flipByte', 'truncate', 'extend', 'swapAnswers', 'replaceStatus'] as const;
const KEYS = testKeys();
const RUNS = 10_000;
/** Another series than the fixed one: `CORRUPTION_SEED=42 npm test -- card-corruption`. */
const SEED = Number(process.env['CORRUPTION_SEED'] ?? 20_260_101);
const STATUS_WORDS = [
  0x9000, 0x6283, 0x6300, 0x63c2, 0x6700, 0x6982, 0x6a82, 0x6a83, 0x6a86, 0x6981, 0x6c05, 0x6c00, 0x6105, 0x6f00, 0x9303,
];

type Kind = (typeof KINDS)[number];
type Random = () => number;

describe(`damaged answers, seed ${SEED}`, () => {
  it.each(CARDS)(
    'a read of %s is right or refused',
    async (id) => {
      const truth = value(await read(virtualCardConnection(id, null)));
      const counts = { right: 0, refused: 0 };
      for (let run = 0; run < RUNS / CARDS.length; run++) {
        const seed = SEED + run;
        const damage = damageFor(seed, id);
        const outcome = await read(virtualCardConnection(id, damage));
        if (outcome.ok) {
          counts.right += 1;
          expect({ seed, id, kind: damage.kind, data: outcome.value }).toEqual({ seed, id, kind: damage.kind, data: truth });
        } else {
          counts.refused += 1;
          expect(outcome.error.code, `seed ${seed}`).toMatch(/^(ssc|card|keys)\./);
        }
      }
      // The damage must bite, and a single wrong answer must not always cost the person the card.
      expect(counts.refused).toBeGreaterThan(100);
      expect(counts.right).toBeGreaterThan(100);
    },
    120_000,
  );
});

interface Damage {
  readonly kind: Kind;
  readonly random: Random;
  /** Share of the answers that are hit. */
  readonly rate: number;
}

function damageFor(seed: number, id: string): Damage {
  const random = mulberry(seed * 31 + id.length);
  const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'flipBit';
  return { kind, random, rate: [0.02, 0.05, 0.15, 0.5][Math.floor(random() * 4)] ?? 0.05 };
}

function read(connection: CardConnection) {
  return createSocialSecurityCard(createCardSession(connection), { keys: KEYS }).read();
}

/** A virtual card behind a line that damages its answers. */
function virtualCardConnection(id: string, damage: Damage | null): CardConnection {
  const card = virtualCard(id);
  const atr = Uint8Array.from(card.powerOn() ?? []);
  let before: Uint8Array = Uint8Array.of(0x90, 0x00);
  return {
    reader: 'damaged line',
    insertion: 1,
    protocol: 'chipT0',
    atr,
    transmit: async (command) => {
      const answer = await card.transmit(command);
      if (!(answer instanceof Uint8Array)) throw new Error('the virtual card left');
      const given = damage !== null && damage.random() < damage.rate ? damaged(answer, before, damage) : answer;
      before = answer;
      return ok(given.slice());
    },
    control: () => Promise.resolve(ok(new Uint8Array())),
    transaction: async (work) => ok(await work()),
    reset: () => Promise.resolve(ok({ atr })),
    disconnect: () => Promise.resolve(),
  };
}

function damaged(answer: Uint8Array, before: Uint8Array, { kind, random }: Damage): Uint8Array {
  const copy = answer.slice();
  const at = Math.floor(random() * copy.length);
  switch (kind) {
    case 'flipBit':
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return copy;
    case 'flipByte':
      copy[at] = Math.floor(random() * 256);
      return copy;
    case 'truncate':
      return copy.slice(0, at);
    case 'extend':
      return concat(
        copy,
        Uint8Array.from({ length: 1 + Math.floor(random() * 16) }, () => Math.floor(random() * 256)),
      );
    case 'swapAnswers':
      return before;
    case 'replaceStatus': {
      const sw = STATUS_WORDS[Math.floor(random() * STATUS_WORDS.length)] ?? 0x6f00;
      return concat(copy.slice(0, random() < 0.5 ? -2 : 0), Uint8Array.of(sw >> 8, sw % 256));
    }
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
function mulberry(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
