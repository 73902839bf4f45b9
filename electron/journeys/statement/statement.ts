/** The medical personal account: both keepings side by side, then the entries of one over a period, on screen and on A4. */
import { shanghaiDate } from '../../../native/base/civil-date.ts';
import type { AccountStatement, InquiryAnswer } from '../../../db/authority/api.ts';
import type { PeriodAsked } from '../../api/intent.ts';
import type { AccountKind, View } from '../../api/view.ts';
import type { EffectResult } from '../../session/effects.ts';
import { troubleView } from '../../session/trouble.ts';
import { refusedView } from '../decide-for.ts';
import { type Journey, type Known, type Scene, shownName, stay, type Turn } from '../journey.ts';
import { gateTo } from '../look-up/gate.ts';
import { monthsBefore } from '../look-up/questions.ts';
import { statementPaper, totalsOf } from '../paper/statement-paper.ts';
import { flowOf, periodDays, STATEMENT_MONTHS } from './period.ts';

type Accounts = InquiryAnswer<'accounts'>;
interface Common {
  readonly journey: 'statement';
}
export type StatementState = Common &
  (
    | { readonly step: 'idCard' | 'asking' }
    | { readonly step: 'accounts' | 'askingEntries'; readonly accounts: Accounts }
    | { readonly step: 'shown'; readonly accounts: Accounts; readonly statement: AccountStatement; readonly page: number }
    | { readonly step: 'refused'; readonly view: Extract<View, { screen: 'refused' }> }
    | { readonly step: 'trouble'; readonly code: string }
  );

const ROWS_PER_PAGE = 8;
const ROWS_PER_PAGE_ELDER = 4;
const HERE: Common = { journey: 'statement' };

/** First turn: PIN or ID card where the rules want one, then both accounts. Where only the balances may be seen, they alone. */
export function startStatement(known: Known, scene: Scene): Turn<StatementState> {
  const entries = gateTo('statement', known, scene);
  const gate = entries.gate === 'refused' ? gateTo('medicalAccount', known, scene) : entries;
  switch (gate.gate) {
    case 'pin':
      return { go: 'pin', pin: 'socialSecurity', then: 'statement' };
    case 'idCard':
      return { go: 'on', state: { ...HERE, step: 'idCard' }, ask: { effect: 'idCard.read', session: known.session } };
    case 'refused': {
      const { decision } = entries.gate === 'refused' ? entries : gate;
      return { go: 'on', state: { ...HERE, step: 'refused', view: refusedView('statement', decision) } };
    }
    case 'open':
      return {
        go: 'on',
        state: { ...HERE, step: 'asking' },
        ask: { effect: 'records.inquire', about: { inquiry: 'accounts' }, evidence: known.evidence },
      };
  }
}

export const statement: Journey<StatementState> = {
  next(state, event, known, scene) {
    if (event.event === 'done') return onDone(state, event.result, known, scene);
    const { intent } = event;
    if (intent.intent === 'menu') return { go: 'menu' };
    if (intent.intent === 'back')
      return 'accounts' in state && state.step !== 'accounts'
        ? { go: 'on', state: { ...HERE, step: 'accounts', accounts: state.accounts } }
        : { go: 'menu' };
    if (state.step === 'trouble' && intent.intent === 'again') return startStatement(known, scene);
    if (intent.intent === 'period' && 'accounts' in state) return askEntries(state.accounts, intent, known, scene);
    if (state.step !== 'shown') return stay(state);
    if (intent.intent === 'page') return { go: 'on', state: { ...state, page: intent.page } };
    if (intent.intent !== 'print') return stay(state);
    const document = statementPaper(state.statement, known, scene);
    return { go: 'on', state, ask: { effect: 'print', printer: 'document', document }, learn: { count: known.count + 1 } };
  },
  view(state, known, scene): View {
    switch (state.step) {
      case 'idCard':
        return { screen: 'presentIdCard', service: 'statement', lastTry: 'none' };
      case 'asking':
      case 'askingEntries':
        return { screen: 'waiting', task: 'askingRecords', cancellable: true, takesLonger: false };
      case 'refused':
        return state.view;
      case 'trouble':
        return troubleView(state.code, scene.config);
      case 'accounts':
        return accountsView(state.accounts, known, scene);
      case 'shown':
        return shownView(state, known, scene);
    }
  },
};

function askEntries(
  accounts: Accounts,
  { account, period }: { readonly account: AccountKind; readonly period: PeriodAsked },
  known: Known,
  scene: Scene,
): Turn<StatementState> {
  const allowed = gateTo('statement', known, scene).gate === 'open' && accounts.some(({ kind }) => kind === account);
  if (!allowed) return { go: 'on', state: { ...HERE, step: 'accounts', accounts } };
  const about = { inquiry: 'entries', kind: account, ...periodDays(period, scene.atMs) } as const;
  return {
    go: 'on',
    state: { ...HERE, step: 'askingEntries', accounts },
    ask: { effect: 'records.inquire', about, evidence: known.evidence },
  };
}

function onDone(state: StatementState, done: EffectResult, known: Known, scene: Scene): Turn<StatementState> {
  if (state.step === 'idCard' && done.of === 'idCard.read') {
    if (done.result.outcome === 'failed') return trouble(done.result.code);
    if (done.result.idCard.matchesCard === false) return trouble('session.idCardMismatch');
    const learn = { idCard: done.result.idCard, evidence: { ...known.evidence, idCard: true } };
    return { ...startStatement({ ...known, ...learn }, scene), learn };
  }
  if (done.of !== 'records.inquire' || (state.step !== 'asking' && state.step !== 'askingEntries')) return stay(state);
  if (done.result.outcome === 'failed') return trouble(done.result.code);
  const { found } = done.result;
  if (state.step === 'asking' && found.inquiry === 'accounts') {
    // A person without any account is told so, as the records say it of a statement.
    if (found.answer.length === 0) return trouble('authority.noAccount');
    return { go: 'on', state: { ...HERE, step: 'accounts', accounts: found.answer } };
  }
  if (state.step === 'askingEntries' && found.inquiry === 'entries')
    return { go: 'on', state: { ...HERE, step: 'shown', accounts: state.accounts, statement: found.answer, page: 1 } };
  return stay(state);
}

function trouble(code: string): Turn<StatementState> {
  return { go: 'on', state: { ...HERE, step: 'trouble', code } };
}

function accountsView(accounts: Accounts, known: Known, scene: Scene): View {
  const today = shanghaiDate(scene.atMs);
  const entries = gateTo('statement', known, scene);
  return {
    screen: 'accounts',
    holder: shownName(known),
    accounts: accounts.map(({ kind, balanceFen, carriedFen, frozenSince, closedOn, lastEntryOn }) => ({
      kind,
      balanceFen,
      carriedFen,
      frozenSince,
      closedOn,
      lastEntryOn,
    })),
    says: scene.config.rules.says(['account.oldBalance', 'ledger.allFrom'], today),
    entriesRefused: entries.gate === 'refused' ? entries.decision.reason : null,
    firstMonth: monthsBefore(today, STATEMENT_MONTHS - 1),
    lastMonth: today.slice(0, 7),
  };
}

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
    flow: flowOf(entries, from, to),
    totals: totalsOf(entries),
    rows: newestFirst.slice((page - 1) * perPage, page * perPage),
    page,
    pages,
    canPrint: true,
  };
}
