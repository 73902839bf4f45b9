/**
 * Writes expected/CITY.json anew: `node test/rules/write-expected.ts`, then `prettier --write test/rules/expected`. The difference is what the
 * change of a pack makes decide() say: read it against the document before it is kept.
 */
import { writeFileSync } from 'node:fs';
import { loadAllPacks } from '../../db/rules/load-pack.ts';
import type { NotOffered, Pack, Rule } from '../../db/rules/pack-schema.ts';
import { CHANNELS } from '../../db/rules/words.ts';
import type { Question } from './asking.ts';
import { citationsOf, entriesOf, tell, type EntryCase } from './entries.ts';

/** A day on which most entries hold. */
const USUAL_DAY = '2024-05-20';

for (const pack of loadAllPacks().values()) {
  writeFileSync(new URL(`./expected/${pack.city}.json`, import.meta.url), `${JSON.stringify(casesOf(pack), null, 2)}\n`);
}

function casesOf(pack: Pack): readonly EntryCase[] {
  const answers = new Map<string, Question>();
  for (const [name, entry] of entriesOf(pack)) {
    const asked = pack.rules.find((rule) => rule === entry) ?? pack.notOffered.find((no) => no === entry);
    if (asked !== undefined) answers.set(name, questionOf(asked));
  }
  return [...entriesOf(pack)].map(([entry, value]) => {
    const question = answers.get(entry) ?? (entry.startsWith('facts.') ? dayOf(value) : hostOf(pack, entry, answers));
    return { entry, sentences: citationsOf(value), question, told: tell(pack, { entry, question }) };
  });
}

function questionOf(asked: Rule | NotOffered): Question {
  const { service, cardFunction, circumstance } = asked;
  const ages = 'ages' in asked ? asked.ages : undefined;
  return {
    service,
    on: within(asked),
    channels: asked.channels ?? CHANNELS,
    ...(cardFunction === undefined ? {} : { cardFunction }),
    ...(circumstance === undefined ? {} : { circumstances: [circumstance] }),
    ...(ages === undefined ? {} : { ageYears: ages.from ?? (ages.below ?? 1) - 1 }),
  };
}

/** A day on which an entry holds: its last, or the usual one. */
function within({
  effectiveFrom,
  effectiveTo,
}: {
  readonly effectiveFrom?: string | undefined;
  readonly effectiveTo?: string | null | undefined;
}): string {
  if (typeof effectiveTo === 'string') return effectiveTo;
  return effectiveFrom !== undefined && effectiveFrom > USUAL_DAY ? effectiveFrom : USUAL_DAY;
}

function dayOf(fact: object): Question {
  return { service: 'statement', channels: ['kiosk'], on: within(fact) };
}

/** The first question in whose answer a place or a paper is named. */
function hostOf(pack: Pack, entry: string, answers: ReadonlyMap<string, Question>): Question | null {
  if (!/^(places|items)\./.test(entry)) return null;
  const alone = tell(pack, { entry, question: null })['said'] ?? [];
  const said = [...answers.values()].find((question) => (tell(pack, { entry, question })['said'] ?? []).length > alone.length);
  if (said === undefined && alone.length === 0) throw new Error(`${pack.city}: nobody is told of ${entry}`);
  return said ?? null;
}
