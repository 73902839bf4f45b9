/** Whether somebody may look something up: the city's rules, asked with what was shown, guard questions as they guard commands. */
import { randomUUID } from 'node:crypto';
import { shanghaiDate, shanghaiTime } from '../../native/base/civil-date.ts';
import { maskIdentityNumber } from '../../native/base/mask.ts';
import { decide } from '../rules/decide.ts';
import type { CityId, ServiceId } from '../rules/model.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { appendAudit } from '../stores/audit.ts';
import { inTransaction } from '../transaction.ts';
import type { Asker, InquiryName, QueryRefusal, Subject } from './api.ts';
import { circumstancesOf } from './circumstances.ts';
import { placeOf, type Place, type PlaceTrust } from './place.ts';
import { refuse, refusalOf } from './refusals.ts';

/** Which service an inquiry is; null: it tells nothing of a person that the terminal does not know already. */
export const SERVICE_OF: Readonly<Record<InquiryName, ServiceId | null>> = {
  accounts: 'medicalAccount',
  entries: 'statement',
  contributions: 'contributions',
  pension: 'pension',
  medicalCosts: 'medicalCosts',
  orders: 'orderProgress',
  referrals: 'referralFiling',
  // Binding is the counter's; who shares may be seen by whoever may see the account.
  family: 'medicalAccount',
  receipts: 'personalInformation',
  warnings: null,
  corrections: null,
  outlets: null,
  identity: null,
  openRequests: null,
  receipt: null,
};

/** Asked by people who work at a counter, never by a kiosk. */
const AT_COUNTER: ReadonlySet<string> = new Set<InquiryName>(['openRequests', 'receipt', 'corrections']);

export interface LookUpParts {
  readonly db: AuthorityDatabase;
  readonly packs: ReadonlyMap<CityId, Pack>;
  readonly trust: PlaceTrust;
  readonly nowMs: number;
}

/** Null: it may be looked up. A refusal is in the audit trail, as those of commands are. Throws where no pack is in force for the terminal's city. */
export async function lookUpRefusal(
  parts: LookUpParts,
  asker: Asker,
  asked: { readonly name: string; readonly service: ServiceId | null; readonly subject: Subject | null },
): Promise<QueryRefusal | null> {
  const refused = await refusalFor(parts, asker, asked);
  if (refused === null) return null;
  await inTransaction(parts.db, (tx) =>
    appendAudit(tx, {
      at_ms: parts.nowMs,
      terminal_id: asker.terminal.id,
      command: `lookUp.${asked.name}`,
      subject: asked.subject === null ? '' : maskIdentityNumber(asked.subject.socialSecurityNumber),
      idempotency_key: randomUUID(),
      outcome: refused.error,
      receipt_number: null,
      outlet_id: null,
      staff_id: asker.staff ?? null,
      approved_by: null,
    }),
  );
  return refused;
}

async function refusalFor(
  parts: LookUpParts,
  asker: Asker,
  { name = '', service, subject }: { readonly name?: string; readonly service: ServiceId | null; readonly subject: Subject | null },
): Promise<QueryRefusal | null> {
  const place = await placeToLook(parts, asker);
  if (place === null || (AT_COUNTER.has(name) && place.channel !== 'counter'))
    return refusal('notAuthorised', refuse('notAuthorised').reason);
  if (service === null) return null;
  const { allowed, reason } = await decided(parts, asker, place, service, subject);
  return allowed ? null : refusal('notAllowedHere', reason);
}

function refusal(error: QueryRefusal['error'], reason: QueryRefusal['reason']): QueryRefusal {
  return { ok: false, error, reason };
}

async function placeToLook({ db, trust, nowMs }: LookUpParts, asker: Asker): Promise<Place | null> {
  const from = { ...asker, command: 'lookUp' };
  const place = await placeOf(db, from, trust, { today: shanghaiDate(nowMs), nowMs, onlyLooks: true });
  return place.ok ? place.value : null;
}

async function decided({ db, packs, nowMs }: LookUpParts, asker: Asker, place: Place, service: ServiceId, subject: Subject | null) {
  const { city } = asker.terminal;
  const pack = packs.get(city);
  if (pack === undefined) throw new Error(`no rule pack for ${city}`);
  const on = shanghaiDate(nowMs);
  // Most questions are the same for everybody: the records are read for this only where a rule is not.
  const particular = particularOf(pack).has(service);
  const decision = decide(pack, {
    service,
    outletKinds: place.outletKinds,
    channel: place.channel,
    evidence: asker.evidence,
    on,
    at: shanghaiTime(nowMs).slice(11, 16),
    circumstances: particular && subject !== null ? await circumstancesOf(db, { subject }, on) : [],
  });
  if (decision.decision === 'allowed') return { allowed: true, reason: NOTHING } as const;
  return { allowed: false, reason: refusalOf(decision).reason } as const;
}

const NOTHING = { zh: '', en: '' };

const particulars = new WeakMap<Pack, ReadonlySet<ServiceId>>();

/** The services of a pack about which some rule depends on the person. */
function particularOf(pack: Pack): ReadonlySet<ServiceId> {
  const known = particulars.get(pack);
  if (known !== undefined) return known;
  const found = new Set([...pack.rules, ...pack.notOffered].filter((one) => one.circumstance !== undefined).map((one) => one.service));
  particulars.set(pack, found);
  return found;
}

/** Whether anything at all was shown that says who is meant. */
export function isShown({ evidence }: Asker): boolean {
  return evidence.card || evidence.idCard || evidence.typedNumbers === true || evidence.code === true;
}

/** The refusal of a question about somebody who has shown nothing. */
export const NOTHING_SHOWN: QueryRefusal = refusal('notAllowedHere', { zh: '请先出示卡或证件。', en: 'Show a card or an ID first.' });

/** Whether what was shown is enough for the personal information; no refusal, since how the card stands is told all the same. */
export async function mayKnowAll(parts: LookUpParts, asker: Asker, subject: Subject): Promise<boolean> {
  return (await refusalFor(parts, asker, { service: 'personalInformation', subject })) === null;
}
