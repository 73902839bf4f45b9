/**
 * Rows of the cities' documents: a sentence, a question, and what the sentence makes of it. Written from the documents, not from the packs: a
 * pack that was read wrongly fails here.
 */
import { describe, expect, it } from 'vitest';
import { decide } from '../../../db/rules/decide.ts';
import type { Fact } from '../../../db/rules/fact-schema.ts';
import { loadAllPacks } from '../../../db/rules/load-pack.ts';
import type { Decision, DecisionRequest, Evidence, MissingEvidence, RefusalCause } from '../../../db/rules/model.ts';
import type { Pack } from '../../../db/rules/pack-schema.ts';
import type { Channel, CityId, OutletKind } from '../../../db/rules/words.ts';

const PACKS = loadAllPacks();

export function packOf(city: CityId): Pack {
  const pack = PACKS.get(city);
  if (pack === undefined) throw new Error(`no pack of ${city}`);
  return pack;
}

/** What was shown. */
export function shown(...items: readonly (keyof Evidence)[]): Evidence {
  const has = (item: keyof Evidence): boolean => items.includes(item);
  return {
    card: has('card'),
    idCard: has('idCard'),
    socialSecurityPin: has('socialSecurityPin'),
    bankPin: has('bankPin'),
    proxy: has('proxy'),
    typedNumbers: has('typedNumbers'),
    code: has('code'),
  };
}
export const ALL = shown('card', 'idCard', 'socialSecurityPin', 'bankPin', 'typedNumbers', 'code');

type Spot = Pick<DecisionRequest, 'channel' | 'outletKinds'>;
const spot =
  (channel: Channel) =>
  (...outletKinds: readonly OutletKind[]): Spot => ({ channel, outletKinds });
export const counter = spot('counter');
export const kiosk = spot('kiosk');
export const atm = spot('atm');
export const telephone = spot('telephone')();
export const online = spot('online')();

export type Ask = Partial<DecisionRequest> & Pick<DecisionRequest, 'service'>;

/** A Monday on which all documents hold. */
export const MONDAY = '2024-05-20';

export function ask(city: CityId, question: Ask): Decision {
  return decide(packOf(city), { ...kiosk(), evidence: ALL, on: MONDAY, ...question });
}

/** Texts are pieces that must be among what the person reads in Chinese. */
interface Expected {
  readonly is: 'allowed' | 'needs' | RefusalCause;
  readonly missing?: readonly MissingEvidence[];
  /** In the reason, or among what follows. */
  readonly says?: readonly string[];
  readonly goTo?: readonly string[];
  readonly bring?: readonly string[];
  /** By name, in the form of `valueOf`. */
  readonly terms?: Readonly<Record<string, string>>;
  readonly readyOn?: string | null;
  readonly onDay?: string | null;
  readonly lapses?: number | null;
  readonly linked?: readonly string[];
}

/** Document, its sentence, the case in short, city, question, answer. */
export type Row = readonly [document: string, sentence: string, when: string, city: CityId, question: Ask, expected: Expected];

/** A fact as one word: `7 day`, `2-3 month`, `2200 fen`. */
export function valueOf(fact: Fact): string {
  switch (fact.kind) {
    case 'duration':
      return `${fact.amount}${fact.upTo === undefined ? '' : `-${fact.upTo}`} ${fact.unit}`;
    case 'fee':
    case 'amount':
      return `${fact.amountFen ?? 'some'} fen`;
    case 'count':
      return String(fact.count);
    case 'day':
      return fact.on;
    case 'choice':
      return fact.choice;
    case 'list':
      return fact.values.join(' ');
    case 'months':
      return fact.months.join(' ');
    case 'monthDays':
      return `${fact.fromDay}-${fact.toDay} +${fact.monthsLater}`;
    case 'rate':
      return `${fact.basisPoints}`;
    case 'contact':
      return `${fact.by} ${fact.address ?? ''}`.trim();
    case 'days':
      return fact.spans.map(({ from, to }) => `${from}/${to}`).join(' ');
    case 'hours':
      return `${fact.weekdays.join('')} ${fact.spans.map(({ from, to }) => `${from}-${to}`).join(' ')}`.trim();
  }
}

/** What was decided, in the form of `Expected`, with only the aspects that are expected. */
function answerOf(decision: Decision, expected: Expected): Record<string, unknown> {
  const zh = (texts: readonly { readonly zh: string }[]): string => texts.map((text) => text.zh).join('|');
  const among = (wanted: readonly string[] | undefined, text: string): readonly string[] | undefined =>
    wanted?.map((piece) => (text.includes(piece) ? piece : `not «${piece}» in: ${text}`));
  const refused = decision.decision === 'refused' ? decision : null;
  const allowed = decision.decision === 'allowed' ? decision : null;
  const wantedTerms = Object.keys(expected.terms ?? {});
  const given = allowed?.terms.filter(({ id }) => wantedTerms.includes(id)).map((fact) => [fact.id, valueOf(fact)]) ?? [];
  return {
    is: refused?.cause ?? decision.decision,
    missing: decision.decision === 'needs' ? decision.missing : undefined,
    says: among(expected.says, refused?.reason.zh ?? zh(allowed?.consequences ?? [])),
    goTo: among(expected.goTo, zh(refused?.goTo ?? [])),
    bring: among(expected.bring, zh(decision.bring)),
    terms: Object.fromEntries(given),
    readyOn: allowed?.readyOn,
    onDay: refused?.onDay,
    lapses: allowed?.lapsesAfterDays,
    linked: allowed?.linkedFunctions,
  };
}

/** One test for each row, named after document and sentence; the answer rests on that document. */
export function describeRows(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)('%s %s: %s (%s)', (document, _sentence, _when, city, question, expected) => {
      const decision = ask(city, question);
      const answer = answerOf(decision, expected);
      const asked = Object.keys(expected);
      expect(Object.fromEntries(Object.entries(answer).filter(([aspect]) => asked.includes(aspect)))).toEqual(expected);
      expect(decision.sources.map((source) => source.document)).toContain(document);
    });
  });
}
