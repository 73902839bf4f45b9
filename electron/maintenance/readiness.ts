/** Is this terminal ready for customers? Pure: facts go in, the same checks come out on screen, on paper and on the command line. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import { daysBetween } from '../../native/base/civil-date.ts';
import type { DeviceState } from '../../native/ports/device.ts';
import type { Voices } from '../../native/ports/speech.ts';
import type { Supply } from '../../native/ports/supply.ts';
import type { DeviceName, ReadinessCheck, ReadinessLevel } from '../api/maintenance-view.ts';

/** A peripheral as its health knows it. */
export interface DeviceFacts {
  readonly device: DeviceName;
  readonly state: DeviceState | 'unknown';
  readonly supplies: readonly Supply[];
  readonly note: string;
  readonly warnings: readonly { readonly code: string; readonly severity: 'soon' | 'end' }[];
}

export interface ReadinessFacts {
  readonly today: string;
  /** Where the bank's PIN is typed. */
  readonly bankPad: { readonly kind: 'onScreen' | 'hardware'; readonly state: DeviceState };
  /** Every peripheral that the terminal knows of, in the order of a report. */
  readonly devices: readonly DeviceFacts[];
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
    ...facts.devices.flatMap(deviceRow),
    ['bankPad', '银行密码输入', 'Bank PIN entry', bankPad(facts.bankPad)],
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

const DEVICE_NAMES: Readonly<Record<DeviceName, BilingualText>> = {
  cardReader: { zh: '读卡器', en: 'Card reader' },
  pinPad: { zh: '密码键盘', en: 'PIN pad' },
  idReader: { zh: '身份证阅读器', en: 'ID reader' },
  slipPrinter: { zh: '凭条打印机', en: 'Slip printer' },
  documentPrinter: { zh: '文档打印机', en: 'Document printer' },
  lights: { zh: '指示灯', en: 'Lights' },
  sound: { zh: '提示音', en: 'Sound' },
  speech: { zh: '语音播报', en: 'Speech' },
  cardDispenser: { zh: '发卡机', en: 'Card dispenser' },
  retainBin: { zh: '回收箱', en: 'Retain bin' },
  barcodeReader: { zh: '扫码器', en: 'Code reader' },
  power: { zh: '电源', en: 'Power' },
};

/** Without these nobody is served. */
const NEEDED: ReadonlySet<DeviceName> = new Set<DeviceName>(['cardReader', 'pinPad']);

const SUPPLY_NAMES: Readonly<Record<Supply['supply'], BilingualText>> = {
  paper: { zh: '纸', en: 'paper' },
  ribbon: { zh: '色带', en: 'ribbon' },
  cards: { zh: '白卡', en: 'cards' },
  bin: { zh: '回收箱', en: 'bin' },
  battery: { zh: '电池', en: 'battery' },
};

/** One line of the report; lamps that say nothing have none. */
function deviceRow(facts: DeviceFacts): readonly Row[] {
  const { zh, en } = DEVICE_NAMES[facts.device];
  // Speech has a line of its own.
  return facts.state === 'unknown' || facts.device === 'speech' ? [] : [[facts.device, zh, en, device(facts)]];
}

/** States stay in XFS words: engineers look them up. */
function device({ device: name, state, supplies, note, warnings }: DeviceFacts): Verdict {
  const level: ReadinessLevel = NEEDED.has(name) ? 'notReady' : 'attention';
  const worst = warnings.find(({ severity }) => severity === 'end') ?? warnings[0];
  const held = supplies.map(({ supply, level: stands, count }) => ({ ...SUPPLY_NAMES[supply], stands, count }));
  const zh = [state === 'noDevice' ? '没有设备 (noDevice)' : state, ...held.map((one) => `${one.zh} ${stand(one)}`)].join('，');
  const en = [state, ...held.map((one) => `${one.en} ${stand(one)}`)].join(', ');
  if (worst !== undefined) return verdict(worst.severity === 'end' ? level : 'attention', zh, en, worst.code);
  if (state !== 'online') return verdict(level, zh, en);
  return name === 'cardReader' ? ready(note, note) : ready(zh, en);
}

/** The weaker promise of the screen is said, and no more: a terminal without a bank needs no encrypting pad. */
function bankPad({ kind, state }: ReadinessFacts['bankPad']): Verdict {
  if (kind === 'hardware') return state === 'online' ? ready('加密键盘', 'Encrypting pad') : attention(state, state, 'pinpad.gone');
  return ready('屏幕键盘：密码经过本机内存', "On the screen: digits pass through this program's memory");
}

function stand({ stands, count }: { readonly stands: string; readonly count: number | null }): string {
  return count === null ? stands : `${stands} (${count})`;
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
