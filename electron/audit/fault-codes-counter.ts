import type { CounterTableCode, FaultTable } from './fault-code.ts';

/** A counter: who stands there, who works there, what is laid down. */
export const COUNTER_FAULTS: FaultTable<CounterTableCode> = {
  'counter.otherHolder': {
    severity: 'info',
    what: { zh: '插入的卡或放上的身份证不是当前客户的。', en: 'The card or ID card is not of the customer who is served.' },
    action: { zh: '退还卡证；为另一位客户另开一页。', en: 'Give it back; open a tab of its own for another customer.' },
  },
  'counter.otherAccount': {
    severity: 'info',
    what: { zh: '输入的银行卡号不在该客户名下。', en: "The bank card number that was typed is not of an account in this customer's name." },
    action: { zh: '在银行系统中重新核对卡号。', en: "Look the number up again in the bank's own system." },
  },
  'counter.noStaffCard': {
    severity: 'info',
    what: { zh: '用员工卡签到，但读卡器里没有卡。', en: 'A sign-in by staff card, but no card lies in the reader.' },
    action: { zh: '插入员工卡，或用工号和密码签到。', en: 'Put the staff card in, or sign in by number and password.' },
  },
  'counter.saveFailed': {
    severity: 'info',
    what: { zh: '日终报表不能写入。', en: "The day's report could not be written." },
    action: { zh: '检查数据目录是否存在、可写、有空间。', en: 'Check that the data folder exists, can be written and has room.' },
  },
};
