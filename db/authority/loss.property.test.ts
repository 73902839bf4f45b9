/** Long random histories of loss, lifting, formal loss and passing days, commands two at once, against the table of db/machines/card-function.ts. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import { functionMay, nextFunctionState, type CardFunctionState } from '../machines/card-function.ts';
import type { AuthoritySchema } from '../schema.ts';
import { verifyAudit } from '../stores/audit.ts';
import { bench as benchOn, envelope, prepareBench, type Bench } from './testing.ts';

type Fn = 'socialSecurity' | 'bank';
type Act = 'reportLoss' | 'liftLoss' | 'reportFormalLoss';
interface Command {
  readonly act: Act;
  readonly on: Fn;
}
type Step =
  | { readonly at: 'once'; readonly commands: readonly [Command] | readonly [Command, Command] }
  | { readonly at: 'pass'; readonly days: number };

/** What a city's documents say of loss, as far as the model needs it. */
interface CityModel {
  readonly city: 'suzhou' | 'zhaotong';
  readonly functions: readonly Fn[];
  /** Whether a temporary report freezes the other function along; a formal one does in both. */
  readonly linked: boolean;
  readonly lapsesAfter: number | null;
}
const CITIES: readonly CityModel[] = [
  { city: 'suzhou', functions: ['socialSecurity', 'bank'], linked: true, lapsesAfter: null },
  { city: 'zhaotong', functions: ['socialSecurity'], linked: false, lapsesAfter: 20 },
];

interface Report {
  readonly before: Readonly<Partial<Record<Fn, CardFunctionState>>>;
  readonly daysLeft: number | null;
}
interface Model {
  readonly states: Readonly<Record<Fn, CardFunctionState>>;
  readonly report: Report | null;
  readonly done: number;
}
const FRESH: Model = { states: { socialSecurity: 'active', bank: 'active' }, report: null, done: 0 };
const other = (fn: Fn): Fn => (fn === 'bank' ? 'socialSecurity' : 'bank');

/** The table's answer to one command. */
function answer(model: Model, { act, on }: Command, city: CityModel): { readonly code: string; readonly model: Model } {
  const refused = { code: 'wrongState', model };
  const event = { reportLoss: 'reportTemporary', liftLoss: 'lift', reportFormalLoss: 'reportFormal' } as const;
  if (!functionMay(model.states[on], event[act])) return refused;
  const done = model.done + 1;
  if (act === 'liftLoss') return { code: 'done', model: { ...ended(model, 'lift'), done } };
  const along = act === 'reportFormalLoss' || city.linked ? [other(on)] : [];
  const also = along.filter((fn) => functionMay(model.states[fn], act === 'reportLoss' ? 'freezeAlong' : 'reportFormal'));
  const states = { ...model.states };
  const before: Partial<Record<Fn, CardFunctionState>> = {};
  for (const fn of [on, ...also]) {
    before[fn] = states[fn];
    const next = nextFunctionState(states[fn], act === 'reportLoss' ? 'reportTemporary' : 'reportFormal', null);
    if (next.ok) states[fn] = next.value;
  }
  const report = act === 'reportLoss' ? { before, daysLeft: city.lapsesAfter } : null;
  return { code: 'done', model: { states, report, done } };
}

function ended(model: Model, by: 'lift' | 'lapse'): Model {
  const states = { ...model.states };
  for (const fn of ['socialSecurity', 'bank'] as const) {
    const before = model.report?.before[fn];
    const next = before === undefined ? null : nextFunctionState(states[fn], by, before);
    if (next?.ok === true) states[fn] = next.value;
  }
  return { ...model, states, report: null };
}

function passed(model: Model, days: number): Model {
  const left = model.report?.daysLeft ?? null;
  if (model.report === null || left === null) return model;
  return left <= days ? ended(model, 'lapse') : { ...model, report: { ...model.report, daysLeft: left - days } };
}

/** Every order in which commands given at once may have been taken. */
function orders(model: Model, commands: readonly Command[], city: CityModel) {
  const indices = commands.map((_command, index) => index);
  const sequences = indices.length === 1 ? [indices] : [indices, indices.toReversed()];
  return sequences.map((sequence) => {
    const codes: string[] = [];
    let now = model;
    for (const index of sequence) {
      const command = commands[index];
      if (command === undefined) continue;
      const given = answer(now, command, city);
      codes[index] = given.code;
      now = given.model;
    }
    return { codes, model: now };
  });
}

const EVERYTHING = { card: true, idCard: true, socialSecurityPin: true, bankPin: true, proxy: false };

async function give(b: Bench, { act, on }: Command, { city }: CityModel): Promise<string> {
  const asked = envelope({ city, channel: 'counter', evidence: EVERYTHING });
  const outcome = await b.authority.execute({ command: act, cardFunction: on, ...asked });
  return outcome.outcome === 'done' ? 'done' : outcome.code;
}

async function stored(b: Bench): Promise<Model['states']> {
  const person = await b.authority.person(envelope().subject);
  if (!person.ok) throw new Error(person.error);
  const of = (fn: Fn) => person.value.card.functions.find((one) => one.cardFunction === fn)?.state ?? 'absent';
  return { socialSecurity: of('socialSecurity'), bank: of('bank') };
}

function historyOf({ functions, linked }: CityModel): fc.Arbitrary<Step[]> {
  const command = fc.record({
    act: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<Act>('reportLoss', 'liftLoss') },
      { weight: 1, arbitrary: fc.constant<Act>('reportFormalLoss') },
    ),
    on: fc.constantFrom(...functions),
  });
  const commands = fc.oneof(fc.tuple(command), fc.tuple(command, command));
  const days = linked ? fc.integer({ min: 0, max: 400 }) : fc.oneof(fc.integer({ min: 0, max: 25 }), fc.constantFrom(19, 20, 21));
  return fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ at: fc.constant('once' as const), commands }) },
      { weight: 1, arbitrary: fc.record({ at: fc.constant('pass' as const), days }) },
    ),
    { maxLength: 30 },
  );
}

onBothDatabases('loss over long histories', (databases) => {
  it.each(CITIES)('in $city stands as the table says, whoever was first', { timeout: 120_000 }, async (city) => {
    await fc.assert(
      fc.asyncProperty(historyOf(city), async (history) => {
        const b = await benchOn(await databases.prepared<AuthoritySchema>('bench', prepareBench));
        let model = FRESH;
        for (const step of history) {
          if (step.at === 'pass') {
            b.passDays(step.days);
            model = passed(model, step.days);
          } else {
            const codes = await Promise.all(step.commands.map((command) => give(b, command, city)));
            const states = await stored(b);
            const possible = orders(model, step.commands, city);
            const taken = possible.find(
              (one) =>
                one.codes.join() === codes.join() &&
                one.model.states.bank === states.bank &&
                one.model.states.socialSecurity === states.socialSecurity,
            );
            expect(taken, `${codes.join()} ${JSON.stringify(states)} of ${JSON.stringify(possible)}`).toBeDefined();
            model = taken?.model ?? model;
          }
          expect(await stored(b)).toEqual(model.states);
        }
        const receipts = await b.db.selectFrom('requests').select('receipt_number').where('receipt_number', 'is not', null).execute();
        expect(new Set(receipts.map((row) => row.receipt_number)).size).toBe(model.done);
        expect(await verifyAudit(b.db)).toMatchObject({ brokenAt: null });
        await b.db.destroy();
      }),
      { numRuns: 15 },
    );
  });
});
