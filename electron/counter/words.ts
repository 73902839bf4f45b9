/** Words on paper and in reports: Chinese first, English beside. Screens have their own (renderer/counter/text). */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { CounterService } from '../api/counter-view.ts';
import type { FunctionRow } from '../api/view.ts';

export const SERVICE_NAMES: Readonly<Record<CounterService, BilingualText>> = {
  temporaryLoss: { zh: '临时挂失', en: 'Temporary loss report' },
  liftLoss: { zh: '解除挂失', en: 'Loss report lifted' },
  formalLoss: { zh: '正式（书面）挂失', en: 'Formal loss report' },
  replacement: { zh: '补卡申请', en: 'Replacement card' },
  exchangeCard: { zh: '换卡申请', en: 'Card exchanged' },
  firstCard: { zh: '首次申领', en: 'First card' },
  instantCard: { zh: '即时制卡', en: 'Card made at once' },
  collectCard: { zh: '领卡', en: 'Card collected' },
  advanceOrder: { zh: '制卡进度登记', en: 'Order moved on' },
  activateFunction: { zh: '功能启用', en: 'Activation' },
  resetPin: { zh: '社保密码重置', en: 'Social-security PIN reset' },
  unlockPin: { zh: '社保密码解锁', en: 'Social-security PIN unlocked' },
  changeQueryPassword: { zh: '查询密码修改', en: 'Query password changed' },
  bindFamily: { zh: '家庭共济绑定', en: 'Family member bound' },
  unbindFamily: { zh: '家庭共济解绑', en: 'Family member unbound' },
  fileReferral: { zh: '异地就医备案', en: 'Treatment elsewhere filed' },
  cancelReferral: { zh: '取消异地就医备案', en: 'Filing cancelled' },
  correctData: { zh: '个人信息更正申请', en: 'Data correction request' },
  updateCard: { zh: '卡内信息更新', en: 'Record on the card updated' },
  blockCard: { zh: '卡片锁定', en: 'Card blocked' },
  decideCorrection: { zh: '更正申请审核', en: 'Correction decided' },
  changePin: { zh: '社保密码修改', en: 'Social-security PIN changed' },
  lossElsewhere: { zh: '就医地挂失', en: 'Loss reported at the place of treatment' },
  liftLossElsewhere: { zh: '解除就医地挂失', en: 'Loss at the place of treatment lifted' },
};

export const STATE_WORDS: Readonly<Record<FunctionRow['state'], BilingualText>> = {
  made: { zh: '已制卡，待领取', en: 'made, to be collected' },
  notActivated: { zh: '未启用', en: 'not activated' },
  active: { zh: '正常', en: 'active' },
  temporarilyLost: { zh: '临时挂失', en: 'temporarily reported lost' },
  formallyLost: { zh: '正式挂失', en: 'formally reported lost' },
  locked: { zh: '锁定', en: 'locked' },
  void: { zh: '作废', en: 'void' },
  expired: { zh: '已过期', en: 'expired' },
  absent: { zh: '未开通', en: 'not there' },
};

/** Services by the name under which the journal keeps them. */
export const COMMAND_WORDS: Readonly<Record<string, BilingualText>> = {
  reportLoss: SERVICE_NAMES.temporaryLoss,
  liftLoss: SERVICE_NAMES.liftLoss,
  reportFormalLoss: SERVICE_NAMES.formalLoss,
  reportLossElsewhere: SERVICE_NAMES.lossElsewhere,
  liftLossElsewhere: SERVICE_NAMES.liftLossElsewhere,
  activate: SERVICE_NAMES.activateFunction,
  orderCard: { zh: '申领、补换卡', en: 'Card ordered' },
  advanceOrder: SERVICE_NAMES.advanceOrder,
  collectCard: SERVICE_NAMES.collectCard,
  changeQueryPassword: SERVICE_NAMES.changeQueryPassword,
  bindFamily: SERVICE_NAMES.bindFamily,
  unbindFamily: SERVICE_NAMES.unbindFamily,
  fileReferral: SERVICE_NAMES.fileReferral,
  cancelReferral: SERVICE_NAMES.cancelReferral,
  requestCorrection: SERVICE_NAMES.correctData,
  decideCorrection: SERVICE_NAMES.decideCorrection,
  'card.resetPin': SERVICE_NAMES.resetPin,
  'card.unblockPin': SERVICE_NAMES.unlockPin,
  'card.changePin': SERVICE_NAMES.changePin,
  'card.write.writeItems': SERVICE_NAMES.updateCard,
  'card.write.blockApplication': SERVICE_NAMES.blockCard,
  'card.write.blockCard': SERVICE_NAMES.blockCard,
};

export const UNKNOWN_WORDS: Readonly<Record<'open' | 'done' | 'notDone', BilingualText>> = {
  open: { zh: '尚未查明', en: 'not known yet' },
  done: { zh: '已办结', en: 'done' },
  notDone: { zh: '未办理', en: 'not done' },
};
