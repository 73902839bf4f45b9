import type { OrderTexts } from './order-texts.ts';

export const orderingZhCn: OrderTexts = {
  question: '您是哪一种情况？',
  reasons: {
    landRequisitionRetiree: { name: '拆迁退休', about: '因征地拆迁办理退休的人员' },
    flexibleRetiree: { name: '灵活就业退休', about: '自己缴费，已办理医保退休' },
    urgent: { name: '还没有卡，急着用', about: '没赶上批量制卡' },
    misprint: { name: '卡面印错了', about: '姓名或号码印得不对' },
    afterLoss: { name: '卡丢了要补', about: '已经正式挂失' },
    none: { name: '都不是', about: '看看该去哪里办' },
  },
  readyOn: '可领卡日期',
  neverLifted: '不能解除，请凭身份证补办新卡',
  settlement: '就医地刷卡结算',
  frozen: '已冻结',
  released: '已恢复',
  reportAtHomeToo: '社保和银行功能还没有冻结，请再在参保地挂失',
  oldCard: '原卡（将作废）',
  moves: '转入本卡的余额',
  oldCardVoid: '原卡已作废',
  printNotice: '打印申请通知',
  printReceipt: '打印回执',
  made: { taken: '新卡已领取', kept: '新卡没有取走，已收回', failed: '没有制成卡' },
  takeNewCard: {
    title: (holder) => (holder === '' ? '请取走新卡' : `${holder}，请取走新卡`),
    about: '卡在出卡口，拿好再离开。',
    soon: (seconds) => `${seconds} 秒内不取，机器会把卡收回。`,
    picture: '从出卡口取走新制的社保卡',
  },
};
