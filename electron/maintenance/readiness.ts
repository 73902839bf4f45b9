/** Is this terminal ready for customers? Pure: facts go in, the same checks come out on screen, on paper and on the command line. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import { daysBetween } from '../../native/base/civil-date.ts';
import type { DeviceState } from '../../native/ports/device.ts';
import type { Voices } from '../../native/ports/speech.ts';
import type { Paper, ReadinessCheck, ReadinessLevel } from '../api/maintenance-view.ts';

export interface ReadinessFacts {
  readonly today: string;
  readonly reader: { readonly state: DeviceState; readonly name: string; readonly faultCode: string | null };
  readonly pad: DeviceState;
  /** Where the bank's PIN is typed. */
  readonly bankPad: { readonly kind: 'onScreen' | 'hardware'; readonly state: DeviceState };
  readonly idReader: DeviceState | null;
  readonly slipPrinter: { readonly device: DeviceState; readonly paper: Paper };
  readonly documentPrinter: { readonly device: DeviceState; readonly paper: Paper };
  /** `null`: the host answered. */
  readonly recordsFault: string | null;
  readonly bankFault: string | null;
  readonly keyService: 'none' | 'psam' | 'remote' | 'simulated';
  readonly chain: { readonly entries: number } | { readonly broken: string };
  readonly openWrites: number;
  /** Commands accepted for a host that was away; `damaged`: those that cannot be read any more. */
  readonly outbox: { readonly waiting: number; readonly damaged: number };
  readonly pack: { readonly city: string; readonly version: number; readonly from: string | null; readonly to: string | null };
  /** What the first page shows while nobody is there. */
  readonly idle: { readonly notices: number; readonly pictures: readonly { readonly name: string; readonly fault: string | null }[] };
  /** What the window has told of its machine; `null`: nothing. */
  readonly voices: Voices | null;
  readonly engineers: number;
  readonly freeBytes: number | null;
  readonly simulated: boolean;
}

const LOW_DISK_BYTES = 1_000_000_000;
const GIGABYTE = 1_000_000_000;
const PACK_ENDS_SOON_DAYS = 30;
/** No terminal of this version was set up before: an earlier date is a clock without battery. */
const EARLIEST_DAY = '2026-01-01';

type Verdict = Pick<ReadinessCheck, 'level' | 'value' | 'faultCode'>;
type Row = readonly [check: string, zh: string, en: string, verdict: Verdict];

/** Every check, in the order in which a report shows them. */
export function readinessOf(facts: ReadinessFacts): readonly ReadinessCheck[] {
  const rows: readonly Row[] = [
    ['cardReader', '读卡器', 'Card reader', reader(facts.reader)],
    ['pinPad', '密码键盘', 'PIN pad', device(facts.pad, 'notReady', 'pinpad.hardwareError')],
    ['bankPad', '银行密码输入', 'Bank PIN entry', bankPad(facts.bankPad)],
    [
      'idReader',
      '身份证阅读器',
      'ID reader',
      facts.idReader === null ? missing('idreader.gone') : device(facts.idReader, 'attention', 'idreader.gone'),
    ],
    ['slipPrinter', '凭条打印机', 'Slip printer', printer(facts.slipPrinter)],
    ['documentPrinter', '文档打印机', 'Document printer', printer(facts.documentPrinter)],
    ['records', '社保业务主机', 'Social-security host', host(facts.recordsFault, 'notReady')],
    ['bank', '银行主机', 'Bank host', host(facts.bankFault, 'attention')],
    ['keyService', '密钥服务', 'Key service', keyService(facts.keyService)],
    ['rules', '业务规则包', 'Rule pack', rules(facts)],
    ['journal', '终端日志', 'Journal', journal(facts.chain)],
    ['openWrites', '待核实的办理', 'Unknown outcomes', openWrites(facts.openWrites)],
    ['outbox', '待送的办理', 'Waiting for the host', outbox(facts.outbox)],
    ['clock', '终端时钟', 'Clock', clock(facts.today)],
    ['disk', '磁盘空间', 'Disk', disk(facts.freeBytes)],
    ['idle', '待机画面', 'First page', idle(facts.idle)],
    ['speech', '语音播报', 'Speech', speech(facts.voices)],
    ['maintenance', '维护模式', 'Maintenance mode', maintenance(facts.engineers)],
    ['simulated', '设备类型', 'Devices', facts.simulated ? attention('模拟设备', 'Simulated') : ready('真实设备', 'Real')],
  ];
  return rows.map(([check, zh, en, verdict]) => ({ check, name: { zh, en }, ...verdict }));
}

/** The worst of all: a terminal that is not ready serves nobody, or not with its main services. */
export function levelOf(checks: readonly Pick<ReadinessCheck, 'level'>[]): ReadinessLevel {
  if (checks.some(({ level }) => level === 'notReady')) return 'notReady';
  return checks.some(({ level }) => level === 'attention') ? 'attention' : 'ready';
}

export const LEVEL_TEXTS: Readonly<Record<ReadinessLevel, BilingualText>> = {
  ready: { zh: '就绪', en: 'Ready' },
  attention: { zh: '需关注', en: 'Attention' },
  notReady: { zh: '未就绪', en: 'Not ready' },
};

function verdict(level: ReadinessLevel, zh: string, en: string, faultCode: string | null = null): Verdict {
  return { level, value: { zh, en }, faultCode };
}
const ready = (zh: string, en: string): Verdict => verdict('ready', zh, en);
const attention = (zh: string, en: string, faultCode: string | null = null): Verdict => verdict('attention', zh, en, faultCode);

function missing(faultCode: string): Verdict {
  return attention('未配置', 'Not configured', faultCode);
}

/** States stay in XFS words: engineers look them up. */
function device(state: DeviceState, level: ReadinessLevel, faultCode: string): Verdict {
  if (state === 'online') return ready('online', 'online');
  return state === 'noDevice' ? verdict(level, '没有设备 (noDevice)', 'noDevice', faultCode) : verdict(level, state, state, faultCode);
}

function reader({ state, name, faultCode }: ReadinessFacts['reader']): Verdict {
  return state === 'online' ? ready(name, name) : device(state, 'notReady', faultCode ?? 'reader.gone');
}

/** The weaker promise of the screen is said, and no more: a terminal without a bank needs no encrypting pad. */
function bankPad({ kind, state }: ReadinessFacts['bankPad']): Verdict {
  if (kind === 'hardware') return state === 'online' ? ready('加密键盘', 'Encrypting pad') : device(state, 'attention', 'pinpad.gone');
  return ready('屏幕键盘：密码经过本机内存', "On the screen: digits pass through this program's memory");
}

function printer({ device: state, paper }: ReadinessFacts['slipPrinter']): Verdict {
  if (state !== 'online') return device(state, 'attention', state === 'noDevice' ? 'printer.absent' : 'printer.hardwareError');
  if (paper === 'out') return attention('缺纸 (out)', 'Paper out', 'printer.paperOut');
  if (paper === 'jammed') return attention('卡纸 (jammed)', 'Paper jammed', 'printer.paperJammed');
  if (paper === 'low') return attention('纸将尽 (low)', 'Paper low');
  return ready(`online，纸 ${paper}`, `online, paper ${paper}`);
}

function host(faultCode: string | null, level: ReadinessLevel): Verdict {
  return faultCode === null ? ready('已应答', 'Answers') : verdict(level, '无法使用', 'Does not answer', faultCode);
}

function keyService(kind: ReadinessFacts['keyService']): Verdict {
  if (kind === 'none') return attention('未配置：不能读 3.00 卡，不能重置密码', 'None: no 3.00 cards, no PIN reset', 'keys.unavailable');
  const names = { psam: 'PSAM', remote: 'HTTPS', simulated: '模拟' } as const;
  return ready(names[kind], kind === 'simulated' ? 'Simulated' : names[kind]);
}

function rules({ pack: { city, version, from, to }, today }: ReadinessFacts): Verdict {
  const name = `${city} ${version}`;
  const span = `${from ?? '…'} – ${to ?? '…'}`;
  if (from !== null && today < from) return verdict('notReady', `${name}，${from} 起生效`, `${name}, in force from ${from}`);
  if (to !== null && today > to) return verdict('notReady', `${name}，已于 ${to} 失效`, `${name}, ended on ${to}`);
  if (to !== null && daysBetween(today, to) <= PACK_ENDS_SOON_DAYS) return attention(`${name}，${to} 到期`, `${name}, ends on ${to}`);
  return ready(`${name}（${span}）`, `${name} (${span})`);
}

function journal(chain: ReadinessFacts['chain']): Verdict {
  if ('broken' in chain) return verdict('notReady', `被改动：${chain.broken}`, `Changed: ${chain.broken}`, 'journal.chainBroken');
  return ready(`${chain.entries} 条，链完整`, `${chain.entries} entries, chain whole`);
}

function openWrites(count: number): Verdict {
  return count === 0 ? ready('无', 'None') : attention(`${count} 笔`, String(count), 'host.unknownOutcome');
}

function outbox({ waiting, damaged }: ReadinessFacts['outbox']): Verdict {
  if (damaged > 0) return attention(`${damaged} 笔无法读取`, `${damaged} cannot be read`, 'outbox.damaged');
  return waiting === 0 ? ready('无', 'None') : attention(`${waiting} 笔`, String(waiting), 'host.unreachable');
}

function clock(today: string): Verdict {
  return today >= EARLIEST_DAY ? ready(today, today) : verdict('notReady', `${today}：时间不对`, `${today}: wrong`);
}

function disk(freeBytes: number | null): Verdict {
  if (freeBytes === null) return attention('未知', 'Unknown');
  const free = `${(freeBytes / GIGABYTE).toFixed(1)} GB`;
  return freeBytes < LOW_DISK_BYTES ? attention(`仅剩 ${free}`, `Only ${free} left`) : ready(`剩余 ${free}`, `${free} free`);
}

/** Pictures that cannot be shown are named; the page goes on without them. */
function idle({ notices, pictures }: ReadinessFacts['idle']): Verdict {
  const [worst] = pictures.flatMap(({ fault }) => fault ?? []);
  const away = pictures.filter(({ fault }) => fault !== null).map(({ name }) => name);
  if (worst === undefined)
    return ready(`图片 ${pictures.length} 张，提示 ${notices} 条`, `${pictures.length} pictures, ${notices} notices`);
  return attention(`不能显示：${away.join('、')}`, `Not shown: ${away.join(', ')}`, worst);
}

/** Speech is an extra: without a voice the terminal serves all the same. */
function speech(voices: Voices | null): Verdict {
  if (voices === null) return ready('窗口未打开，没有检查', 'Not checked: no window is open');
  if (voices.mandarin === null) return attention('没有普通话语音：不播报', 'No Mandarin voice found: speech stays off', 'speech.noVoice');
  return ready(`普通话：${voices.mandarin}`, `Mandarin voice found: ${voices.mandarin}`);
}

function maintenance(engineers: number): Verdict {
  if (engineers === 0) return attention('关闭：未配置工程师', 'Closed: no engineer is configured', 'maintenance.notConfigured');
  return ready(`${engineers} 名工程师`, `${engineers} ${engineers === 1 ? 'engineer' : 'engineers'}`);
}
