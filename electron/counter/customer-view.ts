/** What the customer sees at their own screen: the PIN pad, what they are about to agree to, and what came of it. */
import type { View } from '../api/view.ts';
import { CHANGE_STEPS } from '../journeys/change-pin/change-pin.ts';
import type { CounterConfig } from './config.ts';
import { judge } from './decide.ts';
import { keypadAt } from './keypad.ts';
import { SERVICES } from './services.ts';
import { maskedHolder, termsOf } from './staff-view.ts';
import type { CounterState, Tab, Work, WorkAt } from './state.ts';
import { activeTab } from './steps.ts';

/** Shortest and longest query password. Ours: no document says. */
export const QUERY_PASSWORD_DIGITS = { min: 6, max: 6 } as const;

export function customerView(state: CounterState, config: CounterConfig, atMs: number): View {
  if (state.staff === null) return { screen: 'counterWelcome', holder: '' };
  const tab = activeTab(state);
  const { work } = tab;
  if (work === null) return { screen: 'counterWelcome', holder: maskedHolder(tab) };
  switch (work.at.step) {
    case 'pin':
      return pinView(tab, work.at, config);
    case 'consent':
      return consentView(tab, work, config, atMs);
    case 'acting':
      return { screen: 'waiting', task: WAITS[SERVICES[work.service].act], cancellable: false, takesLonger: false };
    case 'done':
      return { screen: 'counterResult', service: work.service, outcome: 'done', facts: work.at.facts, reason: null };
    case 'refused':
      return { screen: 'counterResult', service: work.service, outcome: 'refused', facts: [], reason: work.at.reason };
    case 'unknown':
    case 'failed':
      return { screen: 'counterResult', service: work.service, outcome: work.at.step, facts: [], reason: null };
    case 'form':
    case 'approval':
    case 'declined':
      return { screen: 'counterWelcome', holder: maskedHolder(tab) };
  }
}

const WAITS = {
  command: 'askingRecords',
  resetPin: 'resettingPin',
  unlockPin: 'unlockingPin',
  changePin: 'changingPin',
  newPassword: 'askingRecords',
  updateCard: 'readingCard',
  blockCard: 'readingCard',
} as const;

function pinView(tab: Tab, at: Extract<WorkAt, { step: 'pin' }>, config: CounterConfig): View {
  if (at.pin === 'query') {
    const lastTry = at.lastTry === 'different' || at.lastTry === 'timedOut' ? at.lastTry : 'none';
    const { min: minDigits, max: maxDigits } = QUERY_PASSWORD_DIGITS;
    return { screen: 'counterNewPassword', again: at.again, lastTry, minDigits, maxDigits };
  }
  if (at.checking && at.entry !== 'atReader')
    return { screen: 'waiting', task: at.pin === 'bank' ? 'checkingBankPin' : 'checkingPin', cancellable: false, takesLonger: false };
  const { min: minDigits, max: maxDigits } = config.pinDigits[at.pin];
  return {
    screen: 'pin',
    pin: at.pin,
    holder: maskedHolder(tab),
    purpose: at.entry === 'current' ? 'identify' : 'changeSocialSecurityPin',
    entry: at.entry,
    triesLeft: at.triesLeft,
    lastTry: at.lastTry,
    minDigits,
    maxDigits,
    keypad: keypadAt(tab, at, config),
    help: config.rules.help(at.pin === 'bank' ? 'bankPinLocked' : 'socialSecurityPinLocked').goTo,
  };
}

function consentView(tab: Tab, work: Work, config: CounterConfig, atMs: number): View {
  const judged = judge(tab, work, config, atMs);
  const allowed = judged.is === 'decided' && judged.decision.decision === 'allowed' ? judged.decision : null;
  const terms = allowed === null ? { consequences: [], feeFen: null, readyOn: null } : termsOf(allowed);
  const { newName, newAddress, newTelephone, memberName, place, hospital, newValue } = work.fields;
  const before = work.service === 'changePin' ? CHANGE_STEPS : [];
  const says = [newName, newAddress, newTelephone, memberName, place, hospital, newValue].filter((one) => one !== undefined && one !== '');
  return {
    screen: 'counterConsent',
    service: work.service,
    holder: maskedHolder(tab),
    proxyName: tab.proxy.checked === 'none' ? '' : tab.proxy.name,
    ...terms,
    consequences: [...before, ...terms.consequences],
    says: says.filter((one) => one !== undefined),
  };
}
