/** Words on paper for what was looked up. */
import type { AuthorityCommand } from '../../../db/authority/api.ts';
import type { CostRow, FamilyRow, FilingRow, OrderRow, OrderStep, ReceiptRow } from '../../api/look-up-view.ts';
import type { FunctionRow } from '../../api/view.ts';

export const STEP_WORDS: Readonly<Record<OrderStep, string>> = {
  dataCollected: '资料已采集',
  verified: '资料已核对',
  made: '卡已制作',
  atOutlet: '已到网点，可领取',
  collected: '已领取',
  rejected: '资料被退回',
  cancelled: '已取消',
};
export const ORDER_WORDS: Readonly<Record<OrderRow['kind'], string>> = {
  first: '首次制卡',
  replacement: '补卡',
  exchange: '换卡',
  instant: '当场制卡',
};
export const FILING_WORDS: Readonly<Record<FilingRow['kind'], string>> = { transfer: '转诊（短期）', resettlement: '异地安置（长期）' };
export const FILING_STATE_WORDS: Readonly<Record<FilingRow['state'], string>> = {
  filed: '已备案',
  used: '已使用',
  cancelled: '已取消',
  replaced: '已变更',
  expired: '已过期',
};
export const RELATION_WORDS: Readonly<Record<FamilyRow['relation'], string>> = { spouse: '配偶', parent: '父母', child: '子女' };
export const COST_WORDS: Readonly<Record<CostRow['kind'], string>> = { outpatient: '门诊', inpatient: '住院', pharmacy: '购药' };
export const STATE_WORDS: Readonly<Record<FunctionRow['state'], string>> = {
  made: '待领取',
  notActivated: '未启用',
  active: '正常',
  temporarilyLost: '临时挂失',
  formallyLost: '正式挂失',
  locked: '已锁定',
  void: '已注销',
  expired: '已过期',
  absent: '没有此功能',
};
/** What a receipt is for, by the authority's name of the command. */
export const COMMAND_WORDS: Readonly<Record<AuthorityCommand['command'], string>> = {
  reportLoss: '临时挂失',
  liftLoss: '解除挂失',
  reportFormalLoss: '正式挂失',
  reportLossElsewhere: '就医地挂失',
  liftLossElsewhere: '就医地解挂',
  activate: '功能启用',
  orderCard: '制卡申请',
  advanceOrder: '制卡进度更新',
  beginCardMaking: '自助机开始制卡',
  recordCardHandOver: '自助机制卡领卡',
  collectCard: '领卡',
  authorisePinReset: '社保密码重置（同意）',
  recordPinReset: '社保密码重置',
  recordPinChange: '社保密码修改',
  checkQueryPassword: '查询密码核对',
  changeQueryPassword: '查询密码修改',
  bindFamily: '家庭共济绑定',
  unbindFamily: '家庭共济解绑',
  fileReferral: '异地就医备案',
  cancelReferral: '取消备案',
  requestCorrection: '更正资料申请',
  decideCorrection: '更正结果',
};
export const OUTCOME_WORDS: Readonly<Record<ReceiptRow['outcome'], string>> = {
  done: '已办结',
  underWay: '办理中',
  rejected: '未通过',
  cancelled: '已取消',
  ended: '已终止',
};
