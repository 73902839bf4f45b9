/** A decision in words and as JSON, with the rules it rests on. */
import type { BilingualText } from '../../../native/base/bilingual.ts';
import type { Decision, DecisionRequest } from '../../../db/rules/model.ts';
import type { Pack } from '../../../db/rules/pack-schema.ts';

const NO_MORE: BilingualText = { zh: '可以办理。', en: 'Allowed.' };
const WITH_PAPERS: BilingualText = { zh: '出示这些后可以办理。', en: 'Allowed with what is to be shown.' };

export interface Explanation {
  readonly city: string;
  readonly packVersion: number;
  readonly service: string;
  readonly cardFunction: string | null;
  readonly decision: 'allowed' | 'allowedWithDocuments' | 'refused';
  readonly cause: string | null;
  readonly reason: BilingualText;
  readonly bring: readonly BilingualText[];
  readonly goTo: readonly BilingualText[];
  readonly onDay: string | null;
  readonly consequences: readonly BilingualText[];
  readonly lapsesAfterDays: number | null;
  readonly linkedFunctions: readonly string[];
  readonly readyOn: string | null;
  readonly terms: readonly { readonly id: string; readonly text: BilingualText }[];
  readonly rule: string | null;
  readonly sources: readonly { readonly document: string; readonly title: string | null; readonly quote: string }[];
}

const NOTHING = {
  cause: null,
  goTo: [],
  onDay: null,
  consequences: [],
  lapsesAfterDays: null,
  linkedFunctions: [],
  readyOn: null,
  terms: [],
} as const;

/** What is printed of a decision. */
export function explanationOf(pack: Pack, request: DecisionRequest, decision: Decision): Explanation {
  const about = {
    city: pack.city,
    packVersion: pack.version,
    service: request.service,
    cardFunction: request.cardFunction ?? null,
    ...NOTHING,
    bring: decision.bring,
    rule: decision.entry === '' ? null : decision.entry,
    sources: decision.sources.map(({ document, quote }) => ({ document, title: titleOf(pack, document), quote })),
  };
  switch (decision.decision) {
    case 'allowed': {
      const { consequences, lapsesAfterDays, linkedFunctions, readyOn } = decision;
      const papers = decision.bring.length > 0;
      const terms = decision.terms.map(({ id, text }) => ({ id, text }));
      const answer = papers
        ? ({ decision: 'allowedWithDocuments', reason: WITH_PAPERS } as const)
        : ({ decision: 'allowed', reason: NO_MORE } as const);
      return { ...about, ...answer, consequences, lapsesAfterDays, linkedFunctions, readyOn, terms };
    }
    case 'needs':
      return { ...about, decision: 'allowedWithDocuments', reason: WITH_PAPERS };
    case 'refused': {
      const { cause, reason, goTo, onDay } = decision;
      return { ...about, decision: 'refused', cause, reason, goTo, onDay };
    }
  }
}

function titleOf(pack: Pack, id: string): string | null {
  return pack.documents.find((document) => document.id === id)?.title ?? null;
}

/** The same in lines for people. */
export function explanationLines(explanation: Explanation): readonly string[] {
  const { cardFunction, service, decision, reason, onDay, readyOn, lapsesAfterDays, linkedFunctions, rule } = explanation;
  const list = (title: string, texts: readonly BilingualText[]): string[] => texts.map(({ zh, en }) => `${title}: ${zh}  ${en}`);
  return [
    `${service}${cardFunction === null ? '' : ` (${cardFunction})`}: ${decision}`,
    `${reason.zh}  ${reason.en}`,
    ...list('bring', explanation.bring),
    ...list('go to', explanation.goTo),
    ...(onDay === null ? [] : [`on: ${onDay}`]),
    ...list('then', explanation.consequences),
    ...(linkedFunctions.length === 0 ? [] : [`with it: ${linkedFunctions.join(', ')}`]),
    ...(lapsesAfterDays === null ? [] : [`lapses after ${lapsesAfterDays} days`]),
    ...(readyOn === null ? [] : [`ready on: ${readyOn}`]),
    ...explanation.terms.map(({ id, text }) => `${id}: ${text.zh}  ${text.en}`),
    `rule: ${rule ?? 'none'}`,
    ...explanation.sources.map(({ document, title, quote }) => `${document}${title === null ? '' : ` 《${title}》`}: ${quote}`),
  ];
}
