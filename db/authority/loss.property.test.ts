import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bench, envelope, type Bench } from './testing.ts';

type Step = { readonly act: 'report' | 'lift' } | { readonly act: 'pass'; readonly days: number };

/** What Zhaotong's rules say of the social-security function, as a table: `lost` counts the days that are left. */
interface Model {
  left: number | null;
  done: number;
}
const TERM_DAYS = 20;

/** The expected answer; changes the model. */
function expected(model: Model, step: Step): string | null {
  switch (step.act) {
    case 'report':
      if (model.left !== null) return 'wrongState';
      model.left = TERM_DAYS;
      break;
    case 'lift':
      if (model.left === null) return 'wrongState';
      model.left = null;
      break;
    case 'pass':
      model.left = model.left === null || model.left <= step.days ? null : model.left - step.days;
      return null;
  }
  model.done += 1;
  return 'done';
}

async function real(b: Bench, step: Step): Promise<string | null> {
  if (step.act === 'pass') {
    b.passDays(step.days);
    return null;
  }
  const command = step.act === 'report' ? ('reportLoss' as const) : ('liftLoss' as const);
  const outcome = await b.authority.execute({ command, cardFunction: 'socialSecurity', ...envelope() });
  return outcome.outcome === 'done' ? 'done' : outcome.code;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constantFrom('report' as const, 'lift' as const) }),
  fc.record({ act: fc.constant('pass' as const), days: fc.oneof(fc.integer({ min: 0, max: 25 }), fc.constantFrom(19, 20, 21)) }),
);

it('over random histories of report, lifting and passing days the card stands as the table says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (history) => {
      const b = await bench();
      const model: Model = { left: null, done: 0 };
      for (const one of history) {
        expect(await real(b, one)).toBe(expected(model, one));
        const person = await b.authority.person(envelope().subject);
        const standing = person.ok ? person.value.card.functions.find((each) => each.cardFunction === 'socialSecurity') : undefined;
        expect(standing?.state).toBe(model.left === null ? 'active' : 'temporarilyLost');
      }
      const receipts = await b.db.selectFrom('requests').select('receipt_number').where('receipt_number', 'is not', null).execute();
      expect(receipts).toHaveLength(model.done);
      const open = await b.db.selectFrom('card_functions').select('state').where('state', '=', 'temporarilyLost').execute();
      expect(open.length).toBeLessThanOrEqual(1);
      await b.db.destroy();
    }),
    { numRuns: 60 },
  );
});
