/** An authority on an empty database in memory, with two people and a clock that the test moves. For tests only. */
import { addDays, shanghaiDate } from '../../native/base/civil-date.ts';
import { openSqlite } from '../dialects/sqlite.ts';
import { migrateAuthority } from '../migrate.ts';
import { loadAllPacks } from '../rules/load-pack.ts';
import type { Channel, CityId, OutletKind } from '../rules/model.ts';
import type { AuthorityDatabase, AuthoritySchema } from '../schema.ts';
import { ensureSeeded, seedPersonSchema, type SeedPerson } from '../seed.ts';
import type { Asker, Authority, AuthorityCommand } from './api.ts';
import { createAuthority } from './create.ts';
import type { PlaceTrust } from './place.ts';

/** 2026-11-22 10:00 in Shanghai. */
export const START_MS = Date.parse('2026-11-22T02:00:00Z');
export const DAY_MS = 86_400_000;
export const CARD = 'T21407310';
export const OLD_CARD = 'T12765010';
export const NEW_CARD = 'T22765013';
export const HOLDER = '530602198703164024';
export const NEWCOMER = '530602199402251241';

const ALL_KINDS: OutletKind[] = [
  'cardServiceWindow',
  'countyMedicalInsuranceOffice',
  'issuingBankOutlet',
  'designatedHospital',
  'medicalInsuranceWindow',
];
const BARE_CARD = { issuingBank: '测试银行', issuedOn: '2019-06-10', initialPin: false, replaces: null, loss: null, bank: null };

export const PEOPLE: readonly SeedPerson[] = seedPersonSchema.array().parse([
  {
    socialSecurityNumber: HOLDER,
    name: '伍呷',
    employer: '测试公司',
    insurances: [{ kind: 'pension', state: 'insured', place: '昭通市', contributionMonths: 12 }],
    cards: [{ ...BARE_CARD, cardNumber: CARD, functions: { socialSecurity: 'active', bank: 'active', eWallet: 'active' } }],
    account: null,
  },
  {
    socialSecurityNumber: NEWCOMER,
    name: '龙岩',
    employer: null,
    insurances: [],
    cards: [
      { ...BARE_CARD, cardNumber: OLD_CARD, issuedOn: '2012-05-08', functions: { socialSecurity: 'active', bank: 'absent' } },
      { ...BARE_CARD, cardNumber: NEW_CARD, replaces: OLD_CARD, functions: { socialSecurity: 'notActivated', bank: 'notActivated' } },
    ],
    account: {
      kind: 'card',
      cardNumber: OLD_CARD,
      months: 2,
      openingFen: 10_000,
      creditDay: 20,
      monthlyCreditFen: 5_000,
      quarterlyInterestFen: 0,
      events: [{ monthsAgo: 1, day: 21, kind: 'use', note: '购药', amountFen: 1_234 }],
    },
  },
]);

export type Ask = Partial<Omit<AuthorityCommand, 'command' | 'terminal'>> & {
  readonly city?: CityId;
  readonly outletName?: string;
  readonly outletKinds?: readonly OutletKind[];
  readonly channel?: Channel;
  readonly outletId?: string;
  readonly bank?: string;
};

export interface Bench {
  readonly db: AuthorityDatabase;
  readonly authority: Authority;
  today(): string;
  passDays(days: number): void;
  passMs(ms: number): void;
}

/** The newest schema with the two people. */
export async function prepareBench(db: AuthorityDatabase): Promise<void> {
  await migrateAuthority(db);
  await ensureSeeded(db, PEOPLE, shanghaiDate(START_MS));
}

async function inMemory(): Promise<AuthorityDatabase> {
  const db = openSqlite<AuthoritySchema>(':memory:');
  await prepareBench(db);
  return db;
}

/** A fresh authority; `today` moves only by `pass…`. Without a database that `prepareBench` has seen it makes one in memory. */
export async function bench(prepared?: AuthorityDatabase, trust?: PlaceTrust): Promise<Bench> {
  const db = prepared ?? (await inMemory());
  let nowMs = START_MS;
  const authority = createAuthority({
    db,
    clock: { nowMs: () => nowMs },
    packs: loadAllPacks(),
    ...(trust === undefined ? {} : { trust }),
  });
  return {
    db,
    authority,
    today: () => shanghaiDate(nowMs),
    passDays: (days) => {
      nowMs += days * DAY_MS;
    },
    passMs: (ms) => {
      nowMs += ms;
    },
  };
}

let keys = 0;

/** Who asks, from a terminal that is every kind of place, with everything shown. */
export function asker(over: Ask = {}): Asker {
  const { terminal, evidence, staff, staffProof } = envelope(over);
  return { terminal, evidence, ...(staff === undefined ? {} : { staff }), ...(staffProof === undefined ? {} : { staffProof }) };
}

/** A terminal that is every kind of place, a person who has shown everything; `over` changes what the test is about. */
export function envelope(
  over: Ask = {},
): Pick<AuthorityCommand, 'idempotencyKey' | 'terminal' | 'evidence' | 'subject' | 'staff' | 'staffProof' | 'approval' | 'circumstances'> {
  const { city = 'zhaotong', outletName = '昭阳区服务大厅', outletKinds = ALL_KINDS, channel = 'kiosk' } = over;
  return {
    idempotencyKey: over.idempotencyKey ?? `test-key-${++keys}`,
    terminal: {
      id: 'T-01',
      city,
      outletName,
      outletKinds: [...outletKinds],
      channel,
      ...(over.outletId === undefined ? {} : { outletId: over.outletId }),
      ...(over.bank === undefined ? {} : { bank: over.bank }),
    },
    ...(over.staff === undefined ? {} : { staff: over.staff }),
    ...(over.staffProof === undefined ? {} : { staffProof: over.staffProof }),
    ...(over.approval === undefined ? {} : { approval: over.approval }),
    ...(over.circumstances === undefined ? {} : { circumstances: over.circumstances }),
    evidence: over.evidence ?? { card: true, idCard: true, socialSecurityPin: true, bankPin: false, proxy: false },
    subject: over.subject ?? { socialSecurityNumber: HOLDER, cardNumber: CARD },
  };
}

/** The date `days` after the start. */
export function dayAfter(days: number): string {
  return addDays(shanghaiDate(START_MS), days);
}
