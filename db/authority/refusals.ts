/** Refusals by their stable codes, with their words. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { Decision } from '../rules/model.ts';
import type { CommandOutcome, RefusalCode } from './api.ts';

export type Refused = Extract<CommandOutcome, { outcome: 'refused' }>;
type PlainCode = Exclude<RefusalCode, 'notAllowedHere'>;

const REASONS: Record<PlainCode, BilingualText> = {
  unknownPerson: { zh: '没有查到您的社保记录。', en: 'No social-security record was found for you.' },
  unknownCard: { zh: '没有查到这张卡的记录。', en: 'No record of this card was found.' },
  wrongState: { zh: '当前状态不能办理此项业务。', en: 'This cannot be done in the present state.' },
  keyReused: { zh: '请求编号重复，内容不同。', en: 'The request number was used before for something else.' },
  unknownAuthorisation: { zh: '没有查到此次密码重置的授权。', en: 'No leave for this PIN reset was found.' },
  notAuthorised: { zh: '该终端或人员无权办理此项业务。', en: 'This terminal or clerk may not do this.' },
  needsApproval: { zh: '须由另一名主管授权。', en: 'A supervisor has to give leave as a second person.' },
  unknownOrder: { zh: '没有查到这笔业务。', en: 'No such order or filing was found.' },
  noAccount: { zh: '没有记账户，不能办理。', en: 'There is no ledger account for this.' },
};

/** A refusal by its code, with its general words. */
export function refuse(code: PlainCode, reason: BilingualText = REASONS[code]): Refused {
  return { outcome: 'refused', code, reason };
}

/** The refusal that a decision of the rules comes to. */
export function refusalOf(decision: Exclude<Decision, { decision: 'allowed' }>): Refused {
  if (decision.decision === 'needs') {
    const list = (language: 'zh' | 'en', separator: string): string => decision.bring.map((text) => text[language]).join(separator);
    return {
      outcome: 'refused',
      code: 'notAllowedHere',
      reason: { zh: `还须出示：${list('zh', '、')}`, en: `Still to be shown: ${list('en', ', ')}` },
    };
  }
  return { outcome: 'refused', code: decision.cause === 'state' ? 'wrongState' : 'notAllowedHere', reason: decision.reason };
}
