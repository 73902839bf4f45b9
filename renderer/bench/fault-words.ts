/** Words of the simulator's faults, in both languages. */
import type { CardFaultFieldName, CardFaultKind, IdReaderTroubleName, PinPadTroubleName } from '../../electron/api/bench/fault-lists.ts';

export interface FaultWords {
  readonly usualFaults: string;
  readonly allFaults: string;
  readonly kinds: Readonly<Record<CardFaultKind, string>>;
  readonly faultFields: Readonly<Record<CardFaultFieldName, string>>;
  readonly faultChoices: Readonly<Record<string, string>>;
  readonly idReaderTrouble: string;
  readonly idReaderTroubles: Readonly<Record<IdReaderTroubleName, string>>;
  readonly pinPadTrouble: string;
  readonly pinPadTroubles: Readonly<Record<PinPadTroubleName, string>>;
}

export const faultWordsZhCn: FaultWords = {
  usualFaults: '常用',
  allFaults: '全部',
  kinds: {
    removeBefore: '第几条指令前离开',
    removeDuring: '第几条指令未答离开',
    tear: '第几条指令写入时断电',
    muteAfter: '若干指令后不再应答',
    status: '指令返回指定状态字',
    wrongMac: '校验码错误',
    triesLost: '密码次数被别处用掉',
    half: '应答只到一半',
    garble: '应答内容混乱',
    truncate: '应答被截短',
    extend: '应答被加长',
    flip: '应答个别位翻转',
    slow: '应答慢',
    otherCard: '断电后换成另一张卡',
  },
  faultFields: {
    nth: '第几条',
    at: '断电时刻',
    commands: '指令数',
    prefix: '指令开头（十六进制）',
    sw: '状态字（十六进制）',
    times: '次数',
    tries: '用掉次数',
    seed: '随机种子',
    rate: '比例（0–1）',
    delayMs: '毫秒',
    card: '换成',
  },
  faultChoices: { beforeCommit: '写入前', afterCommit: '写入后' },
  pinPadTrouble: '故障',
  pinPadTroubles: {
    tampered: '被打开',
    batteryLow: '电池低',
    mute: '不应答',
    damaged: '下一个应答损坏',
    keysLost: '主密钥丢失',
    unplugged: '拔掉插头',
    none: '正常',
  },
  idReaderTrouble: '故障',
  idReaderTroubles: {
    'idreader.unreadable': '下一张读不出',
    'idreader.malformed': '下一张内容错误',
    'idreader.unknownDocument': '下一张不认识',
    'idreader.hardwareError': '下一张读卡器故障',
    selfTestFailed: '自检失败',
    notAuthorised: '安全模块未授权',
    mute: '不应答',
    noise: '线路有噪声',
    unplugged: '拔掉插头',
    unpluggedMidFrame: '读到一半拔掉',
    none: '正常',
  },
};

export const faultWordsEn: FaultWords = {
  usualFaults: 'Usual',
  allFaults: 'All',
  kinds: {
    removeBefore: 'Leaves before a command',
    removeDuring: 'Leaves before its answer',
    tear: 'Power lost in a command',
    muteAfter: 'Silent after some commands',
    status: 'A status word of yours',
    wrongMac: 'Wrong MAC',
    triesLost: 'PIN tries spent elsewhere',
    half: 'Half an answer',
    garble: 'Garbled answers',
    truncate: 'Answers cut short',
    extend: 'Answers too long',
    flip: 'Bits flipped',
    slow: 'Slow answers',
    otherCard: 'Another card after power-off',
  },
  faultFields: {
    nth: 'Which command',
    at: 'Power goes',
    commands: 'Commands',
    prefix: 'Command begins (hex)',
    sw: 'Status word (hex)',
    times: 'Times',
    tries: 'Tries spent',
    seed: 'Seed',
    rate: 'Share (0–1)',
    delayMs: 'Milliseconds',
    card: 'Other card',
  },
  faultChoices: { beforeCommit: 'before the write', afterCommit: 'after the write' },
  pinPadTrouble: 'Trouble',
  pinPadTroubles: {
    tampered: 'opened',
    batteryLow: 'battery low',
    mute: 'does not answer',
    damaged: 'next answer damaged',
    keysLost: 'master key lost',
    unplugged: 'unplugged',
    none: 'none',
  },
  idReaderTrouble: 'Trouble',
  idReaderTroubles: {
    'idreader.unreadable': 'Next is unreadable',
    'idreader.malformed': 'Next is malformed',
    'idreader.unknownDocument': 'Next is unknown',
    'idreader.hardwareError': 'Next fails in the reader',
    selfTestFailed: 'Self-test failed',
    notAuthorised: 'Module not authorised',
    mute: 'Silent',
    noise: 'Noise on the line',
    unplugged: 'Plug out',
    unpluggedMidFrame: 'Plug out while reading',
    none: 'Sound',
  },
};
