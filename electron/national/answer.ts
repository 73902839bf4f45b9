/** Answers of the ministry's terminal functions (LD/T 33 社会保障卡读写终端规范, interface): 0, or a negative code with its Chinese text. */
import { triesLeft } from '../../native/card/status-words.ts';

export interface NationalAnswer {
  readonly code: number;
  /** `pOutInfo`: the result, or on a negative code what went wrong. */
  readonly out: string;
}

/** Codes of the interface itself, by what they say. Those of a card's status word are its negative number: `statusAnswer`. */
export const CODE = {
  wrongCardType: -1,
  noCard: -2,
  cardNotPowered: -3,
  cardMute: -4,
  libraryNotLoaded: -5,
  readerError: -11,
  notConnected: -12,
  notSupported: -13,
  wrongArgument: -14,
  checksum: -15,
  identifierFormat: -20,
  internalAuthentication: -21,
  notOnCard: -22,
  invalidData: -23,
  keyLevel: -24,
  pinCancelled: -31,
  pinTimeout: -32,
  pinLength: -33,
  pinsDiffer: -34,
  initialPinTrade: -35,
  initialPinChange: -36,
  invalidCharacter: -41,
  dataLength: -42,
  pinWrong: -51,
  pinLocked: -52,
  noPsam: -2201,
  psamAlgorithm: -2202,
  noReadKey: -2203,
  noHsmNeeded: -2204,
} as const;
type CodeName = keyof typeof CODE;

const TEXT: Readonly<Record<CodeName, string>> = {
  wrongCardType: '卡类型不对',
  noCard: '无卡',
  cardNotPowered: '有卡未上电',
  cardMute: '卡无应答',
  libraryNotLoaded: '加载动态库错',
  readerError: '读卡器连接错',
  notConnected: '未建立连接',
  notSupported: '不支持该命令',
  wrongArgument: '命令参数错',
  checksum: '信息校验和出错',
  identifierFormat: '卡识别码格式错',
  internalAuthentication: '内部认证失败',
  notOnCard: '传入数据与卡内不符',
  invalidData: '传入数据不合法',
  keyLevel: 'PSAM密钥级别不够',
  pinCancelled: '用户取消密码输入',
  pinTimeout: '密码输入超时',
  pinLength: '密码长度错',
  pinsDiffer: '两次输入密码不一致',
  initialPinTrade: '初始密码不能交易',
  initialPinChange: '不能修改为初始密码',
  invalidCharacter: '含非法字符',
  dataLength: '运算数据长度错',
  pinWrong: 'PIN校验失败',
  pinLocked: 'PIN锁定',
  noPsam: '无PSAM卡',
  psamAlgorithm: 'PSAM不支持该算法',
  noReadKey: '无RKSSSE',
  noHsmNeeded: '不需要加密机认证',
};

/** Status words that the interface lists; others get the general text. */
const STATUS_TEXT: ReadonlyMap<number, string> = new Map([
  [0x6700, '长度错'],
  [0x6901, '命令状态错'],
  [0x6981, '命令与文件结构不符'],
  [0x6982, '安全状态不满足'],
  [0x6983, '认证方法锁定'],
  [0x6984, '未取随机数'],
  [0x6985, '使用条件不满足'],
  [0x6988, '安全报文数据错'],
  [0x6a80, '数据域参数错'],
  [0x6a81, '功能不支持或卡锁定'],
  [0x6a82, '文件未找到'],
  [0x6a83, '记录未找到'],
  [0x6a88, '密钥未找到'],
  [0x9302, 'MAC错'],
  [0x9303, '应用永久锁定'],
  [0x9403, '密钥索引不支持'],
  [0x9406, '所需MAC不可用'],
]);

/** Success with its result; functions that only do something give none. */
export function done(out = ''): NationalAnswer {
  return { code: 0, out };
}

/** A failure by its name; `more` goes behind the text in brackets and holds no personal data. */
export function failed(name: CodeName, more?: string): NationalAnswer {
  return { code: CODE[name], out: more === undefined ? TEXT[name] : `${TEXT[name]}（${more}）` };
}

/** −51 with the tries that are left. */
export function wrongPin(left: number): NationalAnswer {
  return failed('pinWrong', `剩余${left}次`);
}

/** What the card itself answered: minus the status word as a decimal number (6982 is −27010). */
export function statusAnswer(sw: number): NationalAnswer {
  const tries = triesLeft(sw);
  const digits = sw.toString(16).toUpperCase().padStart(4, '0');
  const text = tries === null ? (STATUS_TEXT.get(sw) ?? '卡返回错误') : `外部认证失败，剩余${tries}次`;
  return { code: -sw, out: `${text}（${digits}）` };
}
