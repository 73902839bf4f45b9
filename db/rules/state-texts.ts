/** What is said when a function's state forbids a service and the city's documents have no words of their own. Ours. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { FunctionState, ServiceId } from './model.ts';

const BY_STATE: Record<FunctionState, BilingualText> = {
  notActivated: { zh: '该功能尚未激活。', en: 'This function has not been activated yet.' },
  active: { zh: '该功能正常，无需办理。', en: 'This function works normally; nothing has to be done.' },
  temporarilyLost: { zh: '该功能已临时挂失，请先解除挂失。', en: 'This function is reported lost for now. Lift the report first.' },
  formallyLost: {
    zh: '该卡已正式挂失，不能解除，请办理补卡。',
    en: 'The card is formally reported lost. That cannot be lifted; ask for a replacement.',
  },
  locked: { zh: '该功能已锁定，请先解锁密码。', en: 'This function is locked. Have the PIN unlocked first.' },
  made: { zh: '该卡尚未领取，请先领卡。', en: 'The card has not been collected yet. Collect it first.' },
  expired: { zh: '该卡已过有效期，请换卡。', en: 'The card has expired. Have it exchanged.' },
  void: { zh: '该卡已作废。', en: 'This card is void.' },
  absent: { zh: '该卡没有此功能。', en: 'This card does not have this function.' },
};

const BY_SERVICE: Partial<Record<ServiceId, Partial<Record<FunctionState, BilingualText>>>> = {
  temporaryLoss: { temporarilyLost: { zh: '该功能已经挂失，无需再次挂失。', en: 'This function is already reported lost.' } },
  liftLoss: {
    active: { zh: '该功能没有挂失，无需解挂。', en: 'This function is not reported lost, so there is nothing to lift.' },
    notActivated: { zh: '该功能没有挂失，无需解挂。', en: 'This function is not reported lost, so there is nothing to lift.' },
    locked: { zh: '该功能没有挂失，无需解挂。', en: 'This function is not reported lost, so there is nothing to lift.' },
  },
  activateFunction: { active: { zh: '该功能已经激活。', en: 'This function is already active.' } },
};

/** The reason in both languages. */
export function stateReason(service: ServiceId, state: FunctionState): BilingualText {
  return BY_SERVICE[service]?.[state] ?? BY_STATE[state];
}

export const NOT_OFFERED: BilingualText = {
  zh: '本市自助终端不办理此项业务。',
  en: 'Terminals in this city do not give this service.',
};
export const NO_PROXY: BilingualText = { zh: '此项业务须由本人办理。', en: 'The cardholder has to come in person for this.' };

/** What is said at the right place on a day on which it is not done; `hours` are the pack's words. */
export function closedReason(hours: BilingualText): BilingualText {
  return { zh: `现在不办理。${hours.zh}`, en: `Not at this time. ${hours.en}` };
}
