import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hex } from '../base/bytes.ts';
import { follow, poweredCard, prove, say, SELECT_SSSE } from './card/script.fixture.ts';
import type { VirtualCard } from './card/virtual-card.ts';
import { withFaults } from './faults.ts';

/** Commands that change the card: tries, PIN, records, cyclic records, a key's counter, the transaction counter. */
const WRITING = [
  '0020000003000000',
  '0020000003111111',
  '805E010007000000FF654321',
  '805E010007654321FF000000',
  '00DC07280B0709583030303030303139',
  '0082000A1000000000000000000102030405060708',
  '0084000008',
  '00A4040008A000000333010101',
  '80A800000B8309000000000000000156',
  SELECT_SSSE,
];

async function ready(): Promise<VirtualCard> {
  const card = poweredCard('zhaotong', { random: (length) => new Uint8Array(length).fill(7) });
  await say(card, SELECT_SSSE);
  await prove(card, 'UKSSSE', '04');
  return card;
}

/** What survives power-off. */
function memoryOf(card: VirtualCard) {
  card.powerOff();
  return card.snapshot();
}

it('a torn card remembers all that the command changed or nothing of it, and nothing else', async () => {
  const script = fc.array(fc.constantFrom(...WRITING), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(script, fc.constantFrom('beforeCommit', 'afterCommit'), async (commands, at) => {
      const twin = await ready();
      const kept = at === 'afterCommit' ? commands : commands.slice(0, -1);
      for (const command of kept) await twin.transmit(hex(command));
      const whole = await ready();
      const torn = withFaults(whole, [{ kind: 'tear', nth: commands.length, at }]);
      const answers = [];
      for (const command of commands) answers.push(await torn.transmit(hex(command)));
      expect(answers.at(-1)).toBe('removed');
      expect(memoryOf(torn)).toEqual(memoryOf(twin));
      torn.powerOn();
      await follow(torn, `${SELECT_SSSE} > 6118`);
    }),
    { numRuns: 150 },
  );
});
