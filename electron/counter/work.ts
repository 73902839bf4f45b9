/**
 * One service on its way: form, the customer's PIN, a second person, the customer's consent, the act. The rules are asked again at every
 * turn, so nothing is done that they would refuse by then.
 */
import type { Decision } from '../../db/rules/model.ts';
import type { PinKind } from '../api/view.ts';
import { askForCardPin, askForPin } from '../journeys/pin-entry.ts';
import type { AskEffect } from '../session/effects.ts';
import { commandOf } from './command.ts';
import type { CounterConfig } from './config.ts';
import { evidenceOf, judge } from './decide.ts';
import type { CounterAsk } from './effects.ts';
import { SERVICES } from './services.ts';
import { QUIET_NOTE, type CounterState, type PinTry, type Tab, type Work } from './state.ts';
import { askFor, isFree, outcome, workAt, type CounterOutcome } from './steps.ts';

/** The clerk has filled the form in. */
export function submit(state: CounterState, tab: Tab, config: CounterConfig, atMs: number): CounterOutcome {
  const { work } = tab;
  if (work?.at.step !== 'form' || !isFree(tab)) return outcome(state);
  return proceed(state, { ...tab, work: { ...work, tried: true } }, config, atMs);
}

/** Goes on as far as the rules let it: to a PIN, to a second person, to the customer's consent. */
export function proceed(state: CounterState, tab: Tab, config: CounterConfig, atMs: number): CounterOutcome {
  const { work } = tab;
  if (work === null) return outcome(state);
  const judged = judge(tab, work, config, atMs);
  const toForm = (): CounterOutcome => outcome(workAt(state, tab, { step: 'form' }));
  if (judged.is === 'incomplete') return toForm();
  const { decision } = judged;
  if (decision.decision === 'refused') return toForm();
  if (decision.decision === 'needs') return needs(state, tab, decision, config);
  if (needsApproval(work, decision) && work.approvedBy === null) return outcome(workAt(state, tab, { step: 'approval', note: QUIET_NOTE }));
  if (SERVICES[work.service].backOffice === true) return carryOut(state, tab, work);
  return outcome(workAt(state, tab, { step: 'consent' }));
}

type Allowed = Extract<Decision, { decision: 'allowed' }>;

/** What the pack marks, and what cannot be undone. */
export function needsApproval(work: Pick<Work, 'service'>, allowed: Allowed): boolean {
  return SERVICES[work.service].approval === true || allowed.needsApproval;
}

/** Only PINs are asked of the customer here; everything else the clerk checks first. */
function needs(
  state: CounterState,
  tab: Tab,
  { missing }: Extract<Decision, { decision: 'needs' }>,
  config: CounterConfig,
): CounterOutcome {
  const others = missing.filter((one) => one !== 'bankPin' && one !== 'socialSecurityPin');
  if (others.length > 0) return outcome(workAt(state, tab, { step: 'form' }));
  if (missing.includes('socialSecurityPin')) {
    return tab.insertion === null
      ? outcome(workAt(state, tab, { step: 'form' }))
      : askPin(state, tab, { pin: 'socialSecurity', lastTry: 'none', triesLeft: triesOf(tab) }, config);
  }
  const number = tab.work?.fields.bankCardNumber ?? '';
  if (tab.insertion !== null) return askPin(state, tab, { pin: 'bank', lastTry: 'none', triesLeft: null }, config);
  // Without the card the bank's own number of it is typed, and the bank says whether it is this person's.
  if (number === '') return outcome(workAt(state, tab, { step: 'form' }));
  const checking = workAt(state, tab, {
    step: 'pin',
    pin: 'bank',
    entry: 'current',
    again: false,
    lastTry: 'none',
    triesLeft: null,
    checking: true,
  });
  return askFor(checking, tabIn(checking, tab), { ask: 'bankCard', tab: tab.tab, number, evidence: evidenceOf(tab) });
}

interface AskedPin {
  readonly pin: PinKind;
  readonly lastTry: PinTry;
  readonly triesLeft: number | null;
}

/** Tries left as the card tells them before entry. */
export function triesOf({ known }: Tab): number | null {
  return known?.card?.pin.state === 'tries' ? known.card.pin.left : null;
}

/** Opens the pad: the reader's own keys or the encrypting one where there are any, else that on the customer's screen. */
export function askPin(state: CounterState, tab: Tab, asked: AskedPin, config: CounterConfig): CounterOutcome {
  const { pin } = asked;
  const at = workAt(state, tab, { step: 'pin', entry: 'current', again: false, checking: false, ...asked });
  const cardPin = pin === 'socialSecurity' && tab.known !== null;
  return session(at, tabIn(at, tab), cardPin ? askForCardPin(tab.known, config) : askForPin(pin, config));
}

/** Checks what the customer has typed: on the card, or by the bank. */
export function checkPin(state: CounterState, tab: Tab, pin: PinKind): CounterOutcome {
  const at = workAt(state, tab, { step: 'pin', pin, entry: 'current', again: false, lastTry: 'none', triesLeft: null, checking: true });
  const counted = numbered(tabIn(at, tab));
  if (pin === 'socialSecurity') return session(at, counted.tab, { effect: 'card.verifyPin' });
  return session(at, counted.tab, { effect: 'bank.verifyPin', key: counted.key });
}

/** The customer has said yes at their own screen: now it is done. */
export function act(state: CounterState, tab: Tab, config: CounterConfig, atMs: number): CounterOutcome {
  const { work } = tab;
  if (work?.at.step !== 'consent') return outcome(state);
  const judged = judge(tab, work, config, atMs);
  // The rules may say otherwise by now: the place has closed, the card has gone.
  if (judged.is === 'incomplete' || judged.decision.decision !== 'allowed') return proceed(state, tab, config, atMs);
  if (SERVICES[work.service].act === 'newPassword') return askNewPassword(state, tab, false, 'none');
  return carryOut(state, tab, work);
}

/** The new query password, typed twice at the customer's pad. */
export function askNewPassword(state: CounterState, tab: Tab, again: boolean, lastTry: PinTry): CounterOutcome {
  const at = workAt(state, tab, { step: 'pin', pin: 'query', entry: 'current', again, lastTry, triesLeft: null, checking: false });
  return askFor(at, tabIn(at, tab), { ask: 'newPassword', tab: tab.tab, again });
}

/** Sends the command, or writes on the card. */
export function carryOut(state: CounterState, tab: Tab, work: Work): CounterOutcome {
  const at = workAt(state, tab, { step: 'acting' });
  const { tab: counted, key } = numbered(tabIn(at, tab));
  const { act: how } = SERVICES[work.service];
  const evidence = evidenceOf(tab);
  switch (how) {
    case 'resetPin':
      return session(at, counted, { effect: 'card.resetPin', evidence, key });
    case 'unlockPin':
      return session(at, counted, { effect: 'card.unblockPin', evidence, key });
    case 'changePin':
      throw new Error('a PIN is changed after it was typed');
    case 'updateCard':
      return askFor(at, counted, updateAsk(counted, work, key));
    case 'blockCard': {
      const scope = work.fields.blockScope === 'card' ? 'card' : 'application';
      return askFor(at, counted, {
        ask: 'blockCard',
        tab: tab.tab,
        scope,
        reason: work.fields.reason ?? '',
        approvedBy: work.approvedBy,
        key,
      });
    }
    case 'command':
    case 'newPassword': {
      const checks = { id: tab.idChecked, proxy: tab.proxy.checked };
      return askFor(at, counted, {
        ask: 'command',
        tab: tab.tab,
        body: commandOf(work),
        evidence,
        checks,
        approvedBy: work.approvedBy,
        key,
      });
    }
  }
}

function updateAsk(tab: Tab, { fields }: Work, key: string): CounterAsk {
  const { cardItem, newValue = '' } = fields;
  const item = cardItem === 'homeAddress' || cardItem === 'telephone' || cardItem === 'contactPerson' ? cardItem : 'contactTelephone';
  return { ask: 'updateCard', tab: tab.tab, item, value: newValue, key };
}

/** The tab with one more number given away, and the key made of it. */
export function numbered(tab: Tab): { readonly tab: Tab; readonly key: string } {
  const { known } = tab;
  if (known === null) throw new Error('nobody is served on this tab');
  const count = known.count + 1;
  return { tab: { ...tab, known: { ...known, count } }, key: `${known.session}-${count}` };
}

/** Asks something that a kiosk's session asks too. */
export function session(state: CounterState, tab: Tab, effect: AskEffect): CounterOutcome {
  return askFor(state, tab, { ask: 'session', tab: tab.tab, effect, approvedBy: tab.work?.approvedBy ?? null });
}

/** The tab as it stands in a state that was made of it. */
export function tabIn(state: CounterState, { tab }: Tab): Tab {
  const found = state.tabs.find((one) => one.tab === tab);
  if (found === undefined) throw new Error('the tab is not there');
  return found;
}
