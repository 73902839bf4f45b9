/** The engineer's pages in all their variants, for the tests of screens. Invented people only. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type {
  CardObjectRow,
  CardPlace,
  DeviceRow,
  JournalEntryRow,
  MaintenanceView,
  ReadinessCheck,
} from '../../electron/api/maintenance-view.ts';

const AT_MS = Date.UTC(2026, 10, 22, 2, 5);
const VISIT = 'CS0001-20261122-0042';

function text(zh: string, en: string): BilingualText {
  return { zh, en };
}

type SignIn = Extract<MaintenanceView, { screen: 'maintenanceSignIn' }>;
const SIGN_IN: SignIn = {
  screen: 'maintenanceSignIn',
  step: 'code',
  lastTry: 'none',
  faultCode: null,
  triesLeft: 5,
  lockedUntilMs: null,
  minDigits: 8,
  maxDigits: 12,
};

function place(name: string, zh: string, en: string, state: CardPlace['state'], inside: number, opens: string | null = null): CardPlace {
  return { name, title: text(zh, en), state, inside, opens };
}

const APPLICATIONS: readonly CardPlace[] = [
  place('SSSE', '社会保障系统环境', 'Social-security environment', 'read', 4),
  place('DF01', '公共信息区', 'Public information', 'read', 7),
  place('DF02', '就业信息区', 'Employment', 'read', 3),
  place('DF03', '社会保险信息区1', 'Social insurance 1', 'denied', 0),
  place('DF04', '社会保险信息区2', 'Social insurance 2', 'unreadable', 0),
  place('DF07', '人事人才信息区', 'Personnel', 'absent', 0),
  place('PKI', '数字证书应用', 'Certificate application', 'absent', 0),
  place('A000000333010101', '金融应用', 'UnionPay Debit', 'read', 4),
  place('A000000333010106', '金融应用', 'UnionPay Electronic Cash', 'read', 0),
];
const FILES: readonly CardPlace[] = Array.from({ length: 12 }, (_, at) =>
  place(
    `EF${(at + 5).toString(16).toUpperCase().padStart(2, '0')}`,
    at % 3 === 0 ? '发卡机构基本数据文件' : '个人基本信息文件',
    at % 3 === 0 ? 'Basic data of the issuer' : 'Basic data of the holder',
    at === 5 ? 'denied' : at === 7 ? 'absent' : 'read',
    at === 5 || at === 7 ? 0 : 4 + at,
    at === 5 ? 'pinAndKey RK2DF03' : 'free',
  ),
);

function object(tag: string, zh: string, en: string, shown: string, raw: string | null, depth = 0): CardObjectRow {
  return { tag, depth, name: text(zh, en), length: (raw ?? '').length / 2, shown, raw };
}

const OBJECTS: readonly CardObjectRow[] = [
  object('01', '卡的识别码', 'Card identifier', '53060****************************0001', '..'.repeat(16)),
  object('02', '卡的类别', 'Card class', '3', '33'),
  object('03', '规范版本', 'Specification version', '2.00', '322E3030'),
  object('04', '初始化机构编号', 'Initialising institution', '915600000153060253060200', '915600000153060253060200'),
  object('05', '发卡日期', 'Issued on', '20190610', '20190610'),
  object('06', '卡有效期', 'Valid until', '20390609', '20390609'),
  object('07', '卡号', 'Card number', 'A*****210', '..'.repeat(9)),
  object('08', '社会保障号码', 'Social-security number', '530***********4024', '..'.repeat(18)),
  object('09', '姓名', 'Name', '*鲁惹克·吉木沙玛·曲比阿依·伍呷', '..'.repeat(30)),
  { ...object('31', '', '', '**^**^********', '..'.repeat(20)), name: null },
  object('51', '子项一', 'First part', '****', '..'.repeat(4), 1),
  object('52', '子项二', 'Second part', '****', '..'.repeat(4), 1),
  object('9F51', '应用货币代码', 'Application currency code', '0156', '0156'),
  object('9F0D', '发卡行行为代码（缺省）', 'Issuer action code, default', 'B870BC0000', 'B870BC0000'),
  object('90', '发卡行公钥证书', 'Issuer public key certificate', '176 bytes', '6A'.repeat(176)),
];

function device(name: DeviceRow['device'], over: Partial<DeviceRow> = {}): DeviceRow {
  return {
    device: name,
    state: 'online',
    paper: null,
    supplies: [],
    counts: null,
    note: '',
    testable: true,
    running: false,
    last: null,
    ...over,
  };
}

const COUNTS = {
  sinceMs: AT_MS - 86_400_000,
  uses: 1_240,
  faults: 3,
  meanUsesBetweenFaults: 413,
  lastFaultCode: 'printer.paperJammed',
  lastFaultAtMs: AT_MS,
};

export const DEVICES: readonly DeviceRow[] = [
  device('cardReader', {
    note: 'Feitian bR301 BLE Contact Reader 00 00',
    last: { atMs: AT_MS, outcome: 'passed', faultCode: null, said: 'ATR 3B6D000000814A4446866053065A010307 T=0' },
  }),
  device('pinPad', { note: 'onScreen', testable: false }),
  device('idReader', { state: 'hardwareError', last: { atMs: AT_MS, outcome: 'failed', faultCode: 'idreader.hardwareError', said: '' } }),
  device('slipPrinter', { paper: 'low', counts: COUNTS, last: { atMs: AT_MS, outcome: 'passed', faultCode: null, said: `${VISIT}-1` } }),
  device('documentPrinter', { state: 'noDevice', paper: 'unknown', testable: false }),
  device('lights', { state: 'unknown' }),
  device('sound', { state: 'unknown' }),
  device('speech', { state: 'noDevice', testable: false }),
  device('cardDispenser', {
    testable: false,
    supplies: [
      { supply: 'cards', level: 'ok', count: 82 },
      { supply: 'ribbon', level: 'ok', count: null },
    ],
  }),
  device('retainBin', { testable: false, supplies: [{ supply: 'bin', level: 'ok', count: 3 }] }),
  device('power', { testable: false, supplies: [{ supply: 'battery', level: 'ok', count: 100 }] }),
];

const SESSIONS = Array.from({ length: 40 }, (_, at) => ({
  session: `CS0001-20261122-${String(42 - at).padStart(4, '0')}`,
  startedAtMs: AT_MS - at * 400_000,
  endedAtMs: at === 0 ? null : AT_MS - at * 400_000 + 95_000,
  reason: at === 0 ? null : (['ended', 'card removed', 'maintenance ended', 'idle'][at % 4] ?? null),
}));

const STEPS = ['card.identify', 'pad.enter', 'card.verifyPin', 'records.person', 'records.execute', 'print'];
const ENTRIES: readonly JournalEntryRow[] = Array.from({ length: 24 }, (_, at) => ({
  id: at + 1,
  atMs: AT_MS + at * 1_500,
  kind: at % 2 === 0 ? 'intent' : 'outcome',
  step: STEPS[Math.floor(at / 2) % STEPS.length] ?? '',
  outcome: at % 2 === 0 ? null : 'done',
  faultCode: at === 9 ? 'host.unknownOutcome' : null,
  facts:
    at % 6 === 5
      ? 'printer: slip, serial: CS0001-20261122-0042-1, title: 个人信息单, reprint: false'
      : at % 4 === 2
        ? 'pin: socialSecurity'
        : '',
}));

const CHECKS: readonly ReadinessCheck[] = [
  ['cardReader', '读卡器', 'Card reader', 'ready', 'Virtual PCD 00 00', 'Virtual PCD 00 00', null],
  ['pinPad', '密码键盘', 'PIN pad', 'ready', 'online', 'online', null],
  ['idReader', '身份证阅读器', 'ID reader', 'attention', '未配置', 'Not configured', 'idreader.gone'],
  ['slipPrinter', '凭条打印机', 'Slip printer', 'attention', '纸将尽 (low)', 'Paper low', null],
  ['documentPrinter', '文档打印机', 'Document printer', 'ready', 'online，纸 full', 'online, paper full', null],
  ['records', '社保业务主机', 'Social-security host', 'ready', '已应答', 'Answers', null],
  ['bank', '银行主机', 'Bank host', 'attention', '无法使用', 'Does not answer', 'host.unreachable'],
  [
    'keyService',
    '密钥服务',
    'Key service',
    'attention',
    '未配置：不能读 3.00 卡，不能重置密码',
    'None: no 3.00 cards, no PIN reset',
    'keys.unavailable',
  ],
  ['rules', '业务规则包', 'Rule pack', 'ready', 'zhaotong 1（2018-04-24 – …）', 'zhaotong 1 (2018-04-24 – …)', null],
  [
    'journal',
    '终端日志',
    'Journal',
    'notReady',
    '被改动：entry 4 was changed or put in',
    'Changed: entry 4 was changed or put in',
    'journal.chainBroken',
  ],
  ['openWrites', '待核实的办理', 'Unknown outcomes', 'ready', '无', 'None', null],
  ['clock', '终端时钟', 'Clock', 'ready', '2026-11-22', '2026-11-22', null],
  ['disk', '磁盘空间', 'Disk', 'ready', '剩余 12.4 GB', '12.4 GB free', null],
  ['maintenance', '维护模式', 'Maintenance mode', 'ready', '2 名工程师', '2 engineers', null],
  ['simulated', '设备类型', 'Devices', 'ready', '真实设备', 'Real', null],
].map(([check, zh, en, level, valueZh, valueEn, faultCode]) => ({
  check: check ?? '',
  name: text(zh ?? '', en ?? ''),
  level: level as ReadinessCheck['level'],
  value: text(valueZh ?? '', valueEn ?? ''),
  faultCode: faultCode ?? null,
}));

type Card = Extract<MaintenanceView, { screen: 'maintenanceCard' }>;
const CARD: Omit<Card, 'explorer'> = { screen: 'maintenanceCard', masked: true, atr: '3B6D000000814A4446866053065A010307' };
const [SSSE = place('SSSE', '', '', 'read', 0)] = APPLICATIONS;
const [EF05 = SSSE] = FILES;
type Status = Extract<MaintenanceView, { screen: 'maintenanceStatus' }>;
const STATUS: Status = { screen: 'maintenanceStatus', level: 'notReady', checks: CHECKS, saved: null, busy: null };
const JOURNAL: Extract<MaintenanceView, { screen: 'maintenanceJournal' }> = {
  screen: 'maintenanceJournal',
  sessions: SESSIONS,
  page: 1,
  pages: 7,
  chain: 'notChecked',
};

/** By name; what is shown with the pad has `pad` in it. */
export const MAINTENANCE_VIEWS: readonly (readonly [name: string, view: MaintenanceView])[] = [
  ['maintenanceSignIn-code', SIGN_IN],
  ['maintenanceSignIn-code-wrong', { ...SIGN_IN, lastTry: 'wrong', triesLeft: 1 }],
  ['maintenanceSignIn-opening', { ...SIGN_IN, step: 'opening' }],
  ['maintenanceSignIn-closed', { ...SIGN_IN, step: 'closed' }],
  ['maintenanceSignIn-locked', { ...SIGN_IN, step: 'locked', lockedUntilMs: AT_MS + 900_000 }],
  ['maintenanceSignIn-card', { ...SIGN_IN, step: 'card', lastTry: 'unknownCard', faultCode: 'maintenance.unknownCard' }],
  ['maintenanceHome', { screen: 'maintenanceHome', engineer: 'E07', visit: VISIT }],
  ['maintenanceCard-none', { ...CARD, atr: null, explorer: { step: 'noCard', faultCode: 'card.removed' } }],
  ['maintenanceCard-failed', { ...CARD, atr: null, explorer: { step: 'failed', faultCode: 'card.mute' } }],
  ['maintenanceCard-reading', { ...CARD, atr: null, explorer: { step: 'reading', done: 17, of: 58, place: 'DF03/EF05' } }],
  ['maintenanceCard-applications', { ...CARD, explorer: { step: 'applications', places: APPLICATIONS } }],
  ['maintenanceCard-files', { ...CARD, explorer: { step: 'files', application: SSSE, places: FILES } }],
  ['maintenanceCard-objects', { ...CARD, explorer: { step: 'objects', application: SSSE, file: EF05, detail: null, rows: OBJECTS } }],
  [
    'maintenanceCard-revealed',
    { ...CARD, masked: false, explorer: { step: 'objects', application: SSSE, file: EF05, detail: null, rows: OBJECTS.slice(11) } },
  ],
  [
    'maintenanceCard-denied',
    {
      ...CARD,
      explorer: {
        step: 'objects',
        application: SSSE,
        file: place('EF0A', '社会保险基本信息文件', 'Basic data of insurance', 'denied', 0, 'pinAndKey RK2DF03'),
        detail: 'SW 6982: security status not satisfied',
        rows: [],
      },
    },
  ],
  ['maintenanceUnmask', { screen: 'maintenanceUnmask' }],
  ['maintenanceDevices', { screen: 'maintenanceDevices', devices: DEVICES, looking: false }],
  [
    'maintenanceDevices-running',
    { screen: 'maintenanceDevices', devices: DEVICES.map((row) => ({ ...row, running: row.device === 'slipPrinter' })), looking: false },
  ],
  ['maintenanceDevices-looking', { screen: 'maintenanceDevices', devices: [], looking: true }],
  ['maintenanceJournal', JOURNAL],
  ['maintenanceJournal-broken', { ...JOURNAL, chain: { broken: 'entry 4 was changed or put in' } }],
  ['maintenanceJournal-whole', { ...JOURNAL, sessions: [], pages: 1, chain: { entries: 12_431 } }],
  ['maintenanceSession', { screen: 'maintenanceSession', session: VISIT, entries: ENTRIES, page: 1, pages: 1 }],
  ['maintenanceStatus', STATUS],
  [
    'maintenanceStatus-saved',
    {
      ...STATUS,
      level: 'attention',
      saved: { outcome: 'saved', what: 'bundle', file: `/var/lib/kiosk/maintenance/support-${VISIT}-3.tar.gz` },
    },
  ],
  ['maintenanceStatus-looking', { ...STATUS, level: null, checks: [], busy: 'looking' }],
];
