import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex } from '../../base/bytes.ts';
import { poweredCard } from './script.fixture.ts';

/** Headers that reach every handler, and anything else. */
const header = fc.oneof(
  fc
    .constantFrom(
      '00A40400',
      '00A40200',
      '00A40000',
      '00B20105',
      '00B20004',
      '00B00000',
      '00840000',
      '00880000',
      '0082000A',
      '00820006',
      '00200000',
    )
    .map(hex),
  fc.constantFrom('805E0100', '84240000', '84240001', '80A80000', '80CA9F36', '00C00000').map(hex),
  fc.uint8Array({ maxLength: 4 }),
);
const command = fc
  .tuple(header, fc.uint8Array({ maxLength: 40 }), fc.boolean())
  .map(([head, body, wellFormed]) => (wellFormed && body.length > 0 ? concat(head, Uint8Array.of(body.length), body) : concat(head, body)));

describe('the card, given anything', () => {
  it.each(['zhaotong', 'third-generation', 'bank-only'])('answers with a status word: %s', async (id) => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 30 }), async (commands) => {
        const card = poweredCard(id);
        await card.transmit(hex('00A404000F7378312E73682EC9E7BBE1B1A3D5CF'));
        for (const one of commands) {
          const answer = await card.transmit(one);
          if (!(answer instanceof Uint8Array)) throw new Error(`no answer: ${answer}`);
          expect(answer.length).toBeGreaterThanOrEqual(2);
          expect([0x61, 0x63, 0x67, 0x69, 0x6a, 0x6c, 0x6d, 0x6e, 0x90, 0x93]).toContain(answer.at(-2));
        }
      }),
      { numRuns: 200 },
    );
  });
});
