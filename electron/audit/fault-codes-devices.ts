import type { FaultTable, DeviceTableCode } from './fault-code.ts';

/** ID reader, PIN pad, printers, the links to them. */
export const DEVICE_FAULTS: FaultTable<DeviceTableCode> = {
  'idreader.cancelled': {
    severity: 'info',
    what: { zh: '等待身份证时操作被取消。', en: 'The wait for an ID card was ended.' },
    action: { zh: '无需处理。', en: 'Nothing needs doing.' },
  },
  'idreader.timeout': {
    severity: 'info',
    what: { zh: '规定时间内没有放置身份证。', en: 'No ID card was laid down in time.' },
    action: { zh: '请重新放置身份证并保持不动。', en: 'Lay the ID card down again and leave it there.' },
  },
  'idreader.unreadable': {
    severity: 'info',
    what: { zh: '感应到证件但读取失败。', en: 'A document was found, but the read failed.' },
    action: {
      zh: '将证件拿开，再平放一次；反复失败时换证件核对。',
      en: "Take it away and lay it down flat again; if it keeps failing, try another person's card.",
    },
  },
  'idreader.unknownDocument': {
    severity: 'info',
    what: { zh: '不是支持的证件种类。', en: 'The document is of no kind that is known.' },
    action: {
      zh: '请使用居民身份证、港澳台居民居住证或外国人永久居留身份证。',
      en: "Use a resident ID card, a residence permit for Hong Kong, Macao and Taiwan residents, or a foreigner's one.",
    },
  },
  'idreader.malformed': {
    severity: 'info',
    what: { zh: '证件数据不完整或不符合规范。', en: "The document's data are incomplete or break the specification." },
    action: { zh: '重新读取；仍失败时到窗口人工核验。', en: 'Read it again; if it fails still, have the counter check it by eye.' },
  },
  'idreader.gone': {
    severity: 'service',
    what: { zh: '身份证阅读器未连接。', en: 'The ID reader is not there.' },
    action: {
      zh: '检查阅读器连接线；恢复前可凭卡和密码办理的业务不受影响。',
      en: "Check the reader's cable; services by card and PIN go on meanwhile.",
    },
  },
  'idreader.hardwareError': {
    severity: 'service',
    what: { zh: '身份证阅读器或其安全模块故障。', en: 'The ID reader or its security module is broken.' },
    action: { zh: '断电重启阅读器；仍故障时更换。', en: 'Switch the reader off and on; if it fails still, replace it.' },
  },
  'pinpad.cancelled': {
    severity: 'info',
    what: { zh: '持卡人取消了密码输入。', en: 'The person cancelled the entry of the PIN.' },
    action: { zh: '无需处理。', en: 'Nothing needs doing.' },
  },
  'pinpad.timeout': {
    severity: 'info',
    what: { zh: '持卡人未在规定时间内输入密码。', en: 'Nobody typed a PIN in time.' },
    action: { zh: '无需处理。', en: 'Nothing needs doing.' },
  },
  'pinpad.aborted': {
    severity: 'info',
    what: { zh: '因取卡或业务结束，密码输入中止。', en: 'The entry of the PIN was ended because the card left or the session was over.' },
    action: { zh: '无需处理。', en: 'Nothing needs doing.' },
  },
  'pinpad.noPin': {
    severity: 'service',
    what: { zh: '需要密码时密码键盘中没有已输入的密码。', en: 'A PIN was asked for, but none stands in the PIN pad.' },
    action: { zh: '请重新办理；反复出现时报维护单位。', en: 'Begin again; if it happens often, report it.' },
  },
  'pinpad.keyNotFound': {
    severity: 'service',
    what: { zh: '密码键盘中没有加密密码所需的工作密钥。', en: 'The PIN pad has no working key to encipher the PIN with.' },
    action: { zh: '重新签到下载工作密钥，或重新灌注主密钥。', en: 'Sign on again to load the working key, or load the master key anew.' },
  },
  'pinpad.unsupported': {
    severity: 'service',
    what: { zh: '密码键盘不支持所需的密码形式。', en: 'The PIN pad cannot give the PIN in the form that is needed.' },
    action: { zh: '核对键盘型号和配置中的密码格式。', en: "Check the pad's model and the PIN format in the configuration." },
  },
  'pinpad.gone': {
    severity: 'service',
    what: { zh: '密码键盘已断开或没有应答。', en: 'The PIN pad was unplugged, or it does not answer.' },
    action: { zh: '检查密码键盘的电源和连接线。', en: "Check the PIN pad's power and cable." },
  },
  'pinpad.tampered': {
    severity: 'service',
    what: { zh: '密码键盘报告被拆动，其密钥已失效。', en: 'The PIN pad says that it was opened or taken off; its keys are gone.' },
    action: {
      zh: '立即停用并保护现场，报银行和维护单位；更换键盘后重新装载主密钥。',
      en: 'Stop using it, leave everything as it is and tell the bank; a new pad needs its master key loaded.',
    },
  },
  'pinpad.hardwareError': {
    severity: 'service',
    what: { zh: '密码键盘故障。', en: 'The PIN pad is broken.' },
    action: {
      zh: '检查连接；提示防拆报警时停止使用并更换键盘。',
      en: 'Check its cable; if it reports tampering, stop using it and replace it.',
    },
  },
  'keystore.keyNotFound': {
    severity: 'service',
    what: { zh: '密钥库中没有该密钥。', en: 'The key store has no key of that name.' },
    action: { zh: '由银行授权人员装载终端主密钥，再重新签到。', en: "Have the bank's officers load the master key, then sign on again." },
  },
  'keystore.wrongCheckValue': {
    severity: 'service',
    what: { zh: '收到的工作密钥校验值不符，密钥未装载。', en: 'A working key came whose check value differs; it was not taken.' },
    action: {
      zh: '核对终端主密钥与银行登记的是否一致，必要时重新装载主密钥。',
      en: "Compare the terminal's master key with the bank's, and load it again if need be.",
    },
  },
  'keystore.unavailable': {
    severity: 'service',
    what: { zh: '存放密钥的密码键盘没有应答或拒绝操作。', en: 'The PIN pad that holds the keys does not answer, or refuses.' },
    action: { zh: '检查密码键盘的连接和状态，再重新签到。', en: "Check the PIN pad's cable and state, then sign on again." },
  },
  'keystore.unsupported': {
    severity: 'service',
    what: { zh: '密钥长度或算法与设置不符。', en: 'The key length does not fit the algorithm that is set.' },
    action: { zh: '核对银行主机设置中的算法和密钥长度。', en: "Check algorithm and key length in the bank host's settings." },
  },
  'printer.absent': {
    severity: 'service',
    what: { zh: '打印机未连接或没有配置。', en: 'The printer is not there, or none is configured.' },
    action: {
      zh: '检查打印机电源、网线和配置；业务已办理的，可在恢复后补打凭条。',
      en: 'Check its power, its cable and the configuration; slips of what was done can be printed again afterwards.',
    },
  },
  'printer.paperOut': {
    severity: 'service',
    what: { zh: '打印机缺纸。', en: 'The printer is out of paper.' },
    action: { zh: '装纸后请持卡人补打。', en: 'Load paper, then have the slip printed again.' },
  },
  'printer.paperJammed': {
    severity: 'service',
    what: { zh: '打印机卡纸。', en: 'The paper is jammed.' },
    action: { zh: '打开机盖取出卡纸，检查切刀后补打。', en: 'Open the cover, take the paper out, check the cutter, print again.' },
  },
  'printer.coverOpen': {
    severity: 'service',
    what: { zh: '打印机机盖未合上。', en: "The printer's cover is open." },
    action: { zh: '合上机盖后补打。', en: 'Close the cover, then print again.' },
  },
  'printer.notConfirmed': {
    severity: 'service',
    what: { zh: '打印机没有确认出纸。', en: 'The printer did not confirm that paper came out.' },
    action: {
      zh: '查看出纸口；没有凭条时补打，补打件带补打标记。',
      en: 'Look at the slot; if there is no slip print it again: a reprint is marked as one.',
    },
  },
  'printer.hardwareError': {
    severity: 'service',
    what: { zh: '打印机故障（过热、切刀或机芯）。', en: 'The printer is broken (heat, cutter or mechanism).' },
    action: { zh: '断电冷却后重启；仍故障时更换。', en: 'Switch it off, let it cool, switch it on; if it fails still, replace it.' },
  },
  'printer.printedBefore': {
    severity: 'info',
    what: { zh: '同一流水号的单据已经打印过。', en: 'A slip of this serial has been printed before.' },
    action: {
      zh: '请取走已打印的单据；遗失时在柜台补打，补打件带补打标记。',
      en: 'Take the one that came out; if it is lost, have a marked reprint made at a counter.',
    },
  },
  'printer.cancelled': {
    severity: 'info',
    what: { zh: '打印被取消。', en: 'The print was cancelled.' },
    action: { zh: '无需处理。', en: 'Nothing needs doing.' },
  },
  'link.refused': {
    severity: 'service',
    what: { zh: '无法建立到设备的连接。', en: 'The connection to the device could not be made.' },
    action: { zh: '核对设备地址和端口，检查设备是否开机。', en: "Check the device's address and port, and that it is switched on." },
  },
  'link.closed': {
    severity: 'service',
    what: { zh: '到设备的连接已断开。', en: 'The connection to the device was closed.' },
    action: {
      zh: '检查网线或串口线；程序会自动重新连接。',
      en: 'Check the network or serial cable; the program connects again by itself.',
    },
  },
  'speech.noVoice': {
    severity: 'info',
    what: {
      zh: '显示窗口的电脑上没有普通话语音，语音播报保持关闭。',
      en: 'The machine of the window has no Mandarin voice: speech stays off.',
    },
    action: {
      zh: '需要播报时，在系统中安装普通话离线语音后重新启动终端。',
      en: 'Where speech is wanted, install an offline Mandarin voice in the system and start the terminal again.',
    },
  },
};
