import type { FaultTable, OfficeTableCode } from './fault-code.ts';

/** The work of the back office on the records. */
export const OFFICE_FAULTS: FaultTable<OfficeTableCode> = {
  'office.notAuthorised': {
    severity: 'info',
    what: { zh: '不是经办人员，或密码错误。', en: 'Somebody who may not do the work of the back office, or a wrong password.' },
    action: {
      zh: '由有 office 角色的人员输入自己的工号和密码。',
      en: 'Let somebody with the role office give their own number and password.',
    },
  },
  'office.alreadyRun': {
    severity: 'info',
    what: { zh: '该期间的业务已经处理过，没有重复处理。', en: 'The work of this period was done before; it was not done again.' },
    action: { zh: '无需处理。', en: 'Nothing needs doing.' },
  },
  'office.running': {
    severity: 'info',
    what: { zh: '该期间的业务已经开始，尚未结束。', en: 'The work of this period was begun and has not ended.' },
    action: {
      zh: '如果没有程序还在处理，用 --resume 继续；已入账的不会重复。',
      en: 'Where no program does it any more, go on with --resume; what was credited is not credited again.',
    },
  },
  'register.refused': {
    severity: 'info',
    what: {
      zh: '登记表没有改动：编号已被使用、不存在、已停用，或网点不对。',
      en: 'The register was not changed: the number is taken, unknown or retired, or the outlet is none.',
    },
    action: { zh: '按提示的原因改正后重试。', en: 'Put right what is named and try again.' },
  },
  'office.brokenOff': {
    severity: 'info',
    what: { zh: '业务处理被中止，只完成了一部分。', en: 'The work was ended half-way; part of it is done.' },
    action: {
      zh: '用 --resume 继续；付款文件原样再处理一次。',
      en: 'Go on with --resume; a file of payments is given once more as it is.',
    },
  },
};
