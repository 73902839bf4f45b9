/** Walks the bank applications: those that the card lists or has, and the records, money and logs of the one that is chosen. One GPO in all. */
import type { BilingualText } from '../../base/bilingual.ts';
import { toHex } from '../../base/bytes.ts';
import { ok, type Result } from '../../base/result.ts';
import type { BankApplication, BankCard, BankCardFault } from '../../ports/bank-card.ts';
import { readObjects } from '../pboc/records.ts';
import { Visit } from '../pboc/visit.ts';
import type { CardSession } from '../session.ts';
import { bankObject, dataOutsideRecords, logObject } from './bank-objects.ts';
import type { ExploredApplication, ExploredFile, ExploredObject, ExploreOptions, Found } from './tree.ts';

type Objects = Result<readonly ExploredObject[], BankCardFault>;

const TITLES = {
  records: { zh: '应用数据', en: 'Records of the file locator' },
  data: { zh: 'PIN尝试计数器与电子现金', en: 'PIN tries and e-cash' },
  transactions: { zh: '交易日志', en: 'Log of transactions' },
  loads: { zh: '圈存日志', en: 'Log of loads' },
} as const satisfies Record<string, BilingualText>;

/** What `onPlace` may be told here. */
export const BANK_PLACES: readonly string[] = Object.keys(TITLES).map((part) => `PBOC/${part}`);

/** Every bank application; what it holds stands with the one that the card and the terminal would use. A fault is one of card or reader. */
export async function exploreBank(
  session: CardSession,
  bank: BankCard,
  options: ExploreOptions,
): Promise<Result<readonly ExploredApplication[], BankCardFault>> {
  const listed = await bank.readApplications(options.signal);
  if (!listed.ok) return breaksOff(listed.error) ? listed : ok([refused(listed.error)]);
  if (listed.value.length === 0) return ok([]);
  const visit = new Visit(session.atr);
  const telling = <T>(part: keyof typeof TITLES, read: () => Promise<T>): Promise<T> => {
    options.onPlace?.(`PBOC/${part}`);
    return read();
  };
  const records = await telling('records', () => readRecords(session, visit, options.signal));
  const chosen = toHex(visit.aid);
  const files = [
    fileOf('records', records),
    fileOf('data', await telling('data', () => readData(bank, options))),
    fileOf('transactions', await telling('transactions', () => readLog(bank, 'transactions', options))),
    fileOf('loads', await telling('loads', () => readLog(bank, 'loads', options))),
  ];
  for (const file of files) if (!file.ok) return file;
  const read = files.flatMap((file) => (file.ok ? [file.value] : []));
  return ok(listed.value.map((application) => applicationNode(application, application.aid === chosen ? read : [])));
}

async function readRecords(session: CardSession, visit: Visit, signal: AbortSignal | undefined): Promise<Objects> {
  const values = await session.converse(async (card) => {
    const started = await visit.start(card);
    return started.ok ? readObjects(card, started.value) : started;
  }, signal);
  return values.ok ? ok([...values.value].map(([tag, value]) => bankObject(tag, value, visit.aid))) : values;
}

async function readData(bank: BankCard, { reveal, signal }: ExploreOptions): Promise<Objects> {
  const tries = await bank.readPinTries(signal);
  if (!tries.ok) return tries;
  const eCash = await bank.readECash(signal);
  return eCash.ok ? ok(dataOutsideRecords(tries.value, eCash.value, reveal)) : eCash;
}

async function readLog(bank: BankCard, kind: 'transactions' | 'loads', { reveal, signal }: ExploreOptions): Promise<Objects> {
  const entries = await bank.readLog(kind, signal);
  return entries.ok ? ok(entries.value.map((entry, i) => logObject(entry, i + 1, reveal))) : entries;
}

function fileOf(file: keyof typeof TITLES, objects: Objects): Result<ExploredFile, BankCardFault> {
  const heading = { file, title: TITLES[file], opens: 'free', key: null };
  if (objects.ok) return ok({ ...heading, state: 'read', detail: null, objects: objects.value });
  if (breaksOff(objects.error)) return objects;
  return ok({ ...heading, state: foundOf(objects.error), detail: objects.error.detail, objects: [] });
}

function applicationNode({ aid, label, preferredName }: BankApplication, files: readonly ExploredFile[]): ExploredApplication {
  return {
    application: aid,
    title: { zh: preferredName ?? '金融应用', en: label ?? 'Bank application' },
    state: 'read',
    detail: null,
    files,
  };
}

function refused(error: BankCardFault): ExploredApplication {
  return { application: 'PBOC', title: { zh: '金融应用', en: 'Bank application' }, state: foundOf(error), detail: error.detail, files: [] };
}

function foundOf({ code }: BankCardFault): Found {
  return code === 'pboc.missingRecord' || code === 'pboc.notABankCard' ? 'absent' : 'unreadable';
}

function breaksOff({ code }: BankCardFault): boolean {
  return !code.startsWith('pboc.');
}
