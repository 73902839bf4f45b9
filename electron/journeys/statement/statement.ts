import { addDays, shanghaiDate } from '../../../native/base/civil-date.ts';
import type { AccountStatement } from '../../../db/authority/api.ts';
import type { View } from '../../api/view.ts';
import { troubleView } from '../../session/trouble.ts';
import { decideFor, refusedView } from '../decide-for.ts';
import { type Journey, type Known, type Scene, shownName, stay, type Turn } from '../journey.ts';
import { statementPaper } from '../paper/statement-paper.ts';

/** The statement of the medical personal account over the last twelve months, on screen and on A4. */
export type StatementState =
  | { readonly journey: 'statement'; readonly step: 'asking' }
  | { readonly journey: 'statement'; readonly step: 'shown'; readonly statement: AccountStatement; readonly page: number }
  | { readonly journey: 'statement'; readonly step: 'refused'; readonly view: Extract<View, { screen: 'refused' }> }
  | { readonly journey: 'statement'; readonly step: 'trouble'; readonly code: string };

const ROWS_PER_PAGE = 8;
const ROWS_PER_PAGE_ELDER = 5;
const PERIOD_DAYS = 365;

/** First turn: PIN where the rules want it, then the entries of the last 365 days. */
export function startStatement(known: Known, scene: Scene): Turn<StatementState> {
  const decision = decideFor('statement', null, known, scene);
  if (decision.decision === 'needs') return { go: 'pin', pin: 'socialSecurity', then: 'statement' };
  if (decision.decision === 'refused') {
    return { go: 'on', state: { journey: 'statement', step: 'refused', view: refusedView('statement', decision) } };
  }
  const to = shanghaiDate(scene.atMs);
  return {
    go: 'on',
    state: { journey: 'statement', step: 'asking' },
    ask: { effect: 'records.statement', from: addDays(to, -PERIOD_DAYS), to, evidence: known.evidence },
  };
}

export const statement: Journey<StatementState> = {
  next(state, event, known, scene) {
    if (event.event === 'done') {
      if (state.step !== 'asking' || event.result.of !== 'records.statement') return stay(state);
      const { result } = event.result;
      if (result.outcome === 'failed') return { go: 'on', state: { journey: 'statement', step: 'trouble', code: result.code } };
      return { go: 'on', state: { journey: 'statement', step: 'shown', statement: result.statement, page: 1 } };
    }
    const { intent } = event;
    if (intent.intent === 'back' || intent.intent === 'menu') return { go: 'menu' };
    if (state.step === 'trouble' && intent.intent === 'again') return startStatement(known, scene);
    if (state.step !== 'shown') return stay(state);
    if (intent.intent === 'page') return { go: 'on', state: { ...state, page: intent.page } };
    if (intent.intent !== 'print') return stay(state);
    const document = statementPaper(state.statement, known, scene);
    return { go: 'on', state, ask: { effect: 'print', printer: 'document', document }, learn: { count: known.count + 1 } };
  },
  view(state, known, scene): View {
    switch (state.step) {
      case 'asking':
        return { screen: 'waiting', task: 'askingRecords', cancellable: true, takesLonger: false };
      case 'refused':
        return state.view;
      case 'trouble':
        return troubleView(state.code, scene.config);
      case 'shown':
        return shownView(state, known, scene);
    }
  },
};

function shownView(state: Extract<StatementState, { step: 'shown' }>, known: Known, scene: Scene): View {
  const { accountKind, from, to, openingFen, closingFen, entries } = state.statement;
  const perPage = scene.elder ? ROWS_PER_PAGE_ELDER : ROWS_PER_PAGE;
  const pages = Math.max(1, Math.ceil(entries.length / perPage));
  const page = Math.min(state.page, pages);
  const newestFirst = [...entries].reverse();
  return {
    screen: 'statement',
    holder: shownName(known),
    accountKind,
    from,
    to,
    openingFen,
    closingFen,
    rows: newestFirst.slice((page - 1) * perPage, page * perPage),
    page,
    pages,
    canPrint: true,
  };
}
