import type { FaultTable, SessionTableCode } from './fault-code.ts';

/** Hosts, records, the course of a session. */
export const SESSION_FAULTS: FaultTable<SessionTableCode> = {
  'host.unreachable': {
    severity: 'service',
    what: { zh: '无法连接主机。', en: 'The host cannot be reached.' },
    action: {
      zh: '检查网络；请求没有送达，恢复后可重新办理。',
      en: 'Check the network; the request did not arrive and can be made again.',
    },
  },
  'host.unknownOutcome': {
    severity: 'service',
    what: {
      zh: '请求已发出但没有收到应答，办理结果未知。',
      en: 'The request was sent but its answer was lost: what became of it is unknown.',
    },
    action: {
      zh: '不得重复办理；先在终端重试查询，或由窗口按凭条号核实结果。',
      en: 'Do not do it twice: let the terminal ask again, or have the counter look it up by its number.',
    },
  },
  'host.protocol': {
    severity: 'service',
    what: { zh: '主机应答不符合约定。', en: "The host's answer breaks the agreement." },
    action: { zh: '核对主机与终端的版本和密钥，报维护单位。', en: 'Check the versions and keys of host and terminal, and report it.' },
  },
  'host.notOffered': {
    severity: 'service',
    what: { zh: '该银行主机不提供此项服务。', en: 'This bank host has no such service.' },
    action: {
      zh: '到发卡银行办理；如应提供，检查银行专有接口的设置。',
      en: "Go to the bank; if it should be there, check the settings of the bank's own interface.",
    },
  },
  'host.terminalRefused': {
    severity: 'service',
    what: { zh: '银行不接受本终端的请求。', en: 'The bank does not take this request from this terminal.' },
    action: {
      zh: '核对终端号、商户号和已开通的交易，报银行科技部门。',
      en: 'Check terminal number, merchant number and what they are opened for, with the bank.',
    },
  },
  'host.keysRefused': {
    severity: 'service',
    what: { zh: '与银行的工作密钥不一致，终端停止联机交易。', en: "The working keys do not fit the bank's; the terminal does not go on." },
    action: {
      zh: '核对终端主密钥和加密设置，必要时重新装载主密钥。',
      en: 'Check master key and cipher settings; load the master key again if need be.',
    },
  },
  'authority.unknownPerson': {
    severity: 'info',
    what: { zh: '没有该社会保障号码的登记信息。', en: 'There is no record under that social-security number.' },
    action: { zh: '请持卡人到社保卡服务窗口核实登记。', en: 'Send the person to the card service window to have the record checked.' },
  },
  'authority.unknownCard': {
    severity: 'info',
    what: { zh: '没有该卡的登记信息。', en: 'There is no record of that card.' },
    action: {
      zh: '请持卡人到社保卡服务窗口核实卡状态。',
      en: "Send the person to the card service window to have the card's state checked.",
    },
  },
  'authority.noAccount': {
    severity: 'info',
    what: { zh: '没有医疗保险个人账户。', en: 'There is no personal medical account.' },
    action: {
      zh: '居民医保没有个人账户；有疑问时到医保窗口查询。',
      en: 'Resident insurance has none; otherwise ask at the medical insurance office.',
    },
  },
  'authority.notAllowedHere': {
    severity: 'info',
    what: { zh: '按规定，凭所出示的证件在此处不能查询。', en: 'With what was shown this may not be looked up here.' },
    action: {
      zh: '核对密码或证件后再查；仍被拒绝的，检查终端的城市和网点设置。',
      en: 'Ask again with PIN or ID; if it stays refused, check city and outlet of the terminal.',
    },
  },
  'authority.notAuthorised': {
    severity: 'service',
    what: { zh: '该终端或人员未在登记册中，或登录已失效。', en: 'Terminal or clerk is not in the registers, or the sign-in has ended.' },
    action: {
      zh: '重新登录；仍被拒绝的，核对终端、网点和人员的登记。',
      en: 'Sign in again; if it stays refused, check the registers of terminals, outlets and staff.',
    },
  },
  'session.idCardMismatch': {
    severity: 'info',
    what: { zh: '身份证与社会保障卡不是同一人。', en: "The ID card is not the cardholder's." },
    action: { zh: '请持卡人本人使用自己的证件。', en: 'The holder must use their own ID card.' },
  },
  'session.idCardExpired': {
    severity: 'info',
    what: { zh: '居民身份证等证件已过有效期。', en: 'The ID card has expired.' },
    action: {
      zh: '请持卡人到公安派出所换领证件，全国可异地办理；急用时可办临时身份证到窗口办理。',
      en: 'The holder renews it at any police station, or comes to the counter with a temporary ID card.',
    },
  },
  'session.cardExpired': {
    severity: 'info',
    what: { zh: '社会保障卡已过有效期。', en: 'The social-security card has expired.' },
    action: { zh: '引导持卡人换领新卡。', en: 'Have the card replaced.' },
  },
  'session.socialSecurityPinLocked': {
    severity: 'info',
    what: { zh: '社保密码已锁定。', en: 'The social-security PIN is locked.' },
    action: {
      zh: '持本人身份证在可办理的终端或窗口重置密码。',
      en: "It can be reset with the holder's ID card, at a terminal that may or at the counter.",
    },
  },
  'session.socialSecurityPinNotSet': {
    severity: 'info',
    what: { zh: '卡片尚未设置社保密码。', en: 'The card has no social-security PIN yet.' },
    action: { zh: '引导持卡人到社保卡服务窗口设置密码。', en: 'Send the person to the card service window to set one.' },
  },
  'session.bankPinLocked': {
    severity: 'info',
    what: { zh: '银行卡密码已锁定。', en: 'The bank PIN is locked.' },
    action: { zh: '引导持卡人到发卡银行网点解锁。', en: 'Send the person to a branch of the issuing bank.' },
  },
  'session.bankCardUnknown': {
    severity: 'info',
    what: { zh: '银行没有该卡的信息。', en: 'The bank does not know the card.' },
    action: { zh: '引导持卡人到发卡银行核实金融账户是否激活。', en: 'Have the issuing bank check whether the account was activated.' },
  },
  'session.bankCardLost': {
    severity: 'info',
    what: { zh: '该卡已在银行挂失。', en: 'The card is reported lost at the bank.' },
    action: { zh: '不得继续办理金融业务；请持卡人到发卡银行处理。', en: 'No bank service may go on; send the person to the issuing bank.' },
  },
  'session.bankCardRestricted': {
    severity: 'info',
    what: { zh: '银行限制了该卡的使用，或金融账户尚未激活。', en: 'The bank has restricted the card, or its account is not activated.' },
    action: { zh: '引导持卡人到发卡银行网点处理。', en: 'Send the person to a branch of the issuing bank.' },
  },
  'session.bankCardExpired': {
    severity: 'info',
    what: { zh: '该卡在银行已过有效期。', en: 'The card has expired at the bank.' },
    action: { zh: '引导持卡人到发卡银行网点换卡。', en: 'Send the person to a branch of the issuing bank for a new card.' },
  },
  'session.bankWantsCall': {
    severity: 'info',
    what: { zh: '银行未同意本次验证，原因由银行解释。', en: 'The bank refused the check and gives the reason only itself.' },
    action: { zh: '请持卡人拨打发卡银行客服电话。', en: 'Have the person call the issuing bank.' },
  },
  'session.bankTryLater': {
    severity: 'service',
    what: { zh: '银行系统暂时不能应答。', en: 'The bank cannot answer for now.' },
    action: { zh: '稍后重试；持续出现时报银行科技部门。', en: 'Try again later; if it lasts, tell the bank.' },
  },
  'session.bankCheckUnknown': {
    severity: 'service',
    what: {
      zh: '银行密码已送去验证但没有收到可信的应答，账户没有任何变动，密码次数可能少了一次。',
      en: 'The bank PIN was sent and no trusted answer came: nothing changed, but a try may have been spent.',
    },
    action: {
      zh: '检查线路；连续出现时先不要再试，以免密码被锁。',
      en: 'Check the line; if it comes again, stop trying before the PIN is locked.',
    },
  },
  'session.pinChangeCutOff': {
    severity: 'info',
    what: {
      zh: '修改密码时卡被拔出或没有应答，新密码是否生效未知。',
      en: 'The card left or fell silent while its PIN was changed: whether the new one holds is unknown.',
    },
    action: {
      zh: '请持卡人重新插卡：先输新密码，不对再输旧密码。',
      en: 'Have the card inserted again: the new PIN is entered first, then the old one.',
    },
  },
  'session.cardRemovedWhileWriting': {
    severity: 'service',
    what: {
      zh: '写卡或提交变更时卡片被取出，办理结果未知。',
      en: 'The card was taken out while something was being changed: what became of it is unknown.',
    },
    action: {
      zh: '请持卡人重新插卡查询结果，查明前不得重复办理。',
      en: 'Have the card put in again and the outcome looked up; do not do it twice before that.',
    },
  },
  'session.numbersLocked': {
    severity: 'info',
    what: { zh: '本机输错号码次数过多，暂停号码查询。', en: 'Too many wrong pairs of numbers were typed here: none is taken for a while.' },
    action: { zh: '请插社保卡或刷身份证，或稍后再试。', en: 'Use the card or the ID card, or come back later.' },
  },
  'session.cardRetained': {
    severity: 'service',
    what: { zh: '社保卡留在读卡器中无人取走，已收入机内。', en: 'A card was left in the reader: the machine has kept it.' },
    action: {
      zh: '开机取卡并登记，核对本人身份证件后交还，或按规定送回发卡机构。',
      en: 'Take it out of the bin and register it; hand it back against the ID card of its holder, or send it to the issuer.',
    },
  },
  'session.recordsNotAsked': {
    severity: 'info',
    what: { zh: '本人取消了等待，没有问到社保系统。', en: 'The person did not want to wait: the records were not asked.' },
    action: { zh: '无需处理；再选业务时会重新查询。', en: 'Nothing: they are asked again with the next service.' },
  },
  'session.internal': {
    severity: 'service',
    what: { zh: '程序内部错误，本次业务已结束，个人信息已清除。', en: 'A bug in the program: the session was ended and its data wiped.' },
    action: { zh: '下一位可继续使用；请将发生时间报维护单位。', en: 'The next person can begin; report the time to support.' },
  },
};
