import type { FaultTable, CardTableCode } from './fault-code.ts';

/** Card, reader, smart-card service, keys. */
export const CARD_FAULTS: FaultTable<CardTableCode> = {
  'card.removed': {
    severity: 'info',
    what: { zh: '读卡过程中卡片被取出。', en: 'The card was taken out while it was being spoken to.' },
    action: {
      zh: '请持卡人重新插卡办理；若正在办理变更，先查询办理结果。',
      en: 'Ask the person to put the card in again; if something was being changed, look up what became of it first.',
    },
  },
  'card.absent': {
    severity: 'info',
    what: { zh: '读卡器中没有卡片。', en: 'There is no card in the reader.' },
    action: { zh: '请插入卡片并插到底。', en: 'Put a card in, as far as it goes.' },
  },
  'card.mute': {
    severity: 'info',
    what: { zh: '卡片上电后没有应答，或应答无效。', en: 'The card was powered but gave no or no valid answer to reset.' },
    action: {
      zh: '检查卡片方向和芯片是否污损；换一张卡可读时，说明该卡芯片损坏，引导持卡人补换卡。',
      en: 'Check which way round it is and whether the chip is dirty; if another card can be read, this chip is broken: have the card replaced.',
    },
  },
  'card.swapped': {
    severity: 'info',
    what: {
      zh: '读卡器中的卡片已不是本次业务开始时的那张卡。',
      en: 'Another card lies in the reader than the one the session began with.',
    },
    action: { zh: '请持卡人用自己的卡重新开始。', en: 'Have the person begin again with their own card.' },
  },
  'card.reset': {
    severity: 'info',
    what: {
      zh: '另一个程序复位了卡片，密码和认证状态已失效。',
      en: 'Another program reset the card; PIN and authentication states are gone.',
    },
    action: {
      zh: '请重试；反复出现时，检查本机是否运行了其他读卡程序。',
      en: 'Try again; if it happens often, see whether another program on this machine uses the reader.',
    },
  },
  'card.protocol': {
    severity: 'info',
    what: { zh: '卡片应答不符合 ISO 7816-3/-4。', en: 'The exchange broke ISO 7816-3/-4.' },
    action: {
      zh: '清洁芯片后重试；换一张卡也如此时，请维护读卡器。',
      en: 'Clean the chip and try again; if other cards fail too, have the reader serviced.',
    },
  },
  'card.cancelled': {
    severity: 'info',
    what: { zh: '等待卡片时操作被取消。', en: 'The wait for the card was ended by the caller.' },
    action: { zh: '无需处理。', en: 'Nothing needs doing.' },
  },
  'card.timeout': {
    severity: 'info',
    what: { zh: '卡片未在规定时间内应答。', en: 'The card did not answer in time.' },
    action: {
      zh: '重新插卡；反复出现时清洁触点或更换读卡器。',
      en: 'Put the card in again; if it happens often, clean the contacts or replace the reader.',
    },
  },
  'reader.gone': {
    severity: 'outOfService',
    what: { zh: '读卡器已断开。', en: 'The card reader was unplugged.' },
    action: {
      zh: '检查读卡器的连接线和供电；恢复后终端自动继续。',
      en: "Check the reader's cable and power; the terminal goes on by itself when it is back.",
    },
  },
  'reader.busy': {
    severity: 'service',
    what: { zh: '另一个程序独占了卡片。', en: 'Another program holds the card exclusively.' },
    action: { zh: '关闭本机上其他读卡程序后重试。', en: 'Close other programs that use cards on this machine and try again.' },
  },
  'reader.unsupported': {
    severity: 'service',
    what: { zh: '读卡器不支持该控制码或协议。', en: 'The reader does not know that control code or protocol.' },
    action: { zh: '核对读卡器型号是否在支持之列，更新其驱动。', en: 'Check that this reader model is supported, and update its driver.' },
  },
  'reader.retainFailed': {
    severity: 'service',
    what: { zh: '读卡器未能收存遗留的卡，或没有收卡功能。', en: 'The reader could not keep a card that was left, or has no bin.' },
    action: { zh: '请工作人员取出卡片保管，检查收卡箱。', en: 'Take the card out and keep it safe; look at the bin.' },
  },
  'pcsc.absent': {
    severity: 'outOfService',
    what: { zh: '智能卡服务（PC/SC）没有应答。', en: 'No smart-card service (PC/SC) answers.' },
    action: {
      zh: '启动 pcscd 服务（Windows 为 Smart Card 服务），并设为开机启动。',
      en: 'Start the pcscd service (on Windows: Smart Card) and have it start with the machine.',
    },
  },
  'pcsc.lost': {
    severity: 'outOfService',
    what: { zh: '智能卡服务（PC/SC）在调用中停止。', en: 'The smart-card service (PC/SC) died during the call.' },
    action: {
      zh: '终端会自动重新连接；不恢复时重启 pcscd，并查看系统日志。',
      en: 'The terminal connects again by itself; if it does not, restart pcscd and look into the system log.',
    },
  },
  'ssc.notASocialSecurityCard': {
    severity: 'info',
    what: { zh: '卡上没有社会保障应用。', en: 'There is no social-security application on the card.' },
    action: {
      zh: '请持卡人使用社会保障卡；银行卡、公交卡不能在此办理。',
      en: 'Ask for the social-security card; bank-only and transport cards cannot be used here.',
    },
  },
  'ssc.blocked': {
    severity: 'info',
    what: { zh: '卡片或社会保障应用已锁定。', en: 'The card or its social-security application is blocked.' },
    action: {
      zh: '引导持卡人到社保卡服务窗口解锁或换卡。',
      en: 'Send the person to the card service window to have it unblocked or replaced.',
    },
  },
  'ssc.malformed': {
    severity: 'info',
    what: { zh: '卡内数据的标签、长度或内容不符合规范。', en: "A record's tag, length or content breaks the specification." },
    action: {
      zh: '不得使用该数据；请持卡人换卡，并将故障码和卡规范版本报维护单位。',
      en: "The data must not be used: have the card replaced, and report the code with the card's version.",
    },
  },
  'ssc.missingRecord': {
    severity: 'info',
    what: { zh: '卡内缺少必备数据项。', en: 'A mandatory item is not on the card.' },
    action: {
      zh: '请持卡人到发卡机构补写数据或换卡。',
      en: 'Send the person to the issuer to have the data written or the card replaced.',
    },
  },
  'ssc.denied': {
    severity: 'info',
    what: { zh: '卡片拒绝读取数据。', en: 'The card refuses to be read.' },
    action: {
      zh: '核对密钥服务或 PSAM 是否属于本地区；个别卡如此时换卡。',
      en: 'Check that the key service or PSAM belongs to this region; if it is one card only, have it replaced.',
    },
  },
  'ssc.algorithm': {
    severity: 'service',
    what: {
      zh: '卡片标明了本终端不认识的算法。',
      en: 'The card names an algorithm that this terminal does not know.',
    },
    action: { zh: '改用带 PSAM 的终端或到窗口办理。', en: 'Use a terminal with a PSAM, or the counter.' },
  },
  'ssc.notGenuine': {
    severity: 'info',
    what: {
      zh: '卡片内部认证失败，卡片不能证明自己是真卡。',
      en: 'Internal authentication failed: the card does not prove that it is genuine.',
    },
    action: { zh: '不得继续办理；核验持卡人身份并报告发卡机构。', en: 'Do not go on; check who the person is and tell the issuer.' },
  },
  'ssc.authenticationRefused': {
    severity: 'service',
    what: { zh: '卡片拒绝了本终端的外部认证。', en: 'The card refused our external authentication.' },
    action: {
      zh: '停止重试以免锁卡；检查密钥服务或 PSAM 的密钥版本。',
      en: 'Do not keep trying, it may block the card; check the key versions of the key service or PSAM.',
    },
  },
  'ssc.memoryFailure': {
    severity: 'info',
    what: { zh: '卡片写入时存储器出错，写入结果未知。', en: "The card's memory failed while it was written: what it holds is unknown." },
    action: {
      zh: '重新插卡，终端会先查清结果；再次出现时换卡。',
      en: 'Insert the card again, the terminal finds out first; if it comes again, have the card replaced.',
    },
  },
  'ssc.unexpectedStatus': {
    severity: 'info',
    what: { zh: '卡片返回了未预期的状态字。', en: 'The card answered with a status word that was not expected.' },
    action: {
      zh: '重试一次；再次出现时将故障详情报维护单位。',
      en: 'Try once more; if it comes again, report it with the detail in the journal.',
    },
  },
  'pboc.notABankCard': {
    severity: 'info',
    what: { zh: '卡上没有银行应用。', en: 'There is no bank application on the card.' },
    action: { zh: '金融功能不能办理；社保功能不受影响。', en: 'Bank services cannot be used; social-security services can.' },
  },
  'pboc.blocked': {
    severity: 'info',
    what: { zh: '银行应用已锁定。', en: 'The bank application is blocked.' },
    action: { zh: '引导持卡人到发卡银行网点处理。', en: 'Send the person to a branch of the issuing bank.' },
  },
  'pboc.malformed': {
    severity: 'info',
    what: { zh: '银行应用的数据不符合规范。', en: 'The data of the bank application break the specification.' },
    action: { zh: '不得使用该数据；引导持卡人到发卡银行换卡。', en: 'The data must not be used: have the issuing bank replace the card.' },
  },
  'pboc.missingRecord': {
    severity: 'info',
    what: { zh: '银行应用缺少必备数据。', en: 'A mandatory item of the bank application is missing.' },
    action: { zh: '引导持卡人到发卡银行换卡。', en: 'Have the issuing bank replace the card.' },
  },
  'pboc.unexpectedStatus': {
    severity: 'info',
    what: { zh: '银行应用返回了未预期的状态字。', en: 'The bank application answered with a status word that was not expected.' },
    action: { zh: '重试一次；再次出现时到发卡银行检测卡片。', en: 'Try once more; if it comes again, have the bank test the card.' },
  },
  'keys.unavailable': {
    severity: 'service',
    what: { zh: '密钥服务或 PSAM 没有应答。', en: 'The key service or PSAM does not answer.' },
    action: {
      zh: '检查 PSAM 是否插好、密钥服务网络是否连通；3.0 版卡在恢复前不能读取。',
      en: "Check the PSAM's seat and the line to the key service; version 3.00 cards cannot be read until it is back.",
    },
  },
  'keys.refused': {
    severity: 'service',
    what: { zh: '密钥服务拒绝了请求。', en: 'The key service refused the request.' },
    action: {
      zh: '核对本终端的授权是否有效、是否过期。',
      en: 'Check that this terminal is authorised and that its leave has not run out.',
    },
  },
  'keys.unknownKey': {
    severity: 'service',
    what: { zh: '密钥服务没有该卡所需的密钥。', en: 'The key service lacks the key that this card asks for.' },
    action: {
      zh: '异地卡请到发卡地办理；本地卡请更新密钥服务。',
      en: 'Cards of other regions are served there; for cards of this region, update the key service.',
    },
  },
  'keys.algorithm': {
    severity: 'service',
    what: { zh: '密钥服务不支持该卡的算法。', en: "The key service does not know the card's algorithm." },
    action: { zh: '更新密钥服务，或改用 PSAM。', en: 'Update the key service, or use a PSAM.' },
  },
};
