import type { Clock } from '../../native/base/clock.ts';
import { ok } from '../../native/base/result.ts';
import { isCivilDate, shanghaiDate } from '../../native/base/civil-date.ts';
import type { CityId } from '../rules/model.ts';
import type { Pack } from '../rules/pack-schema.ts';
import type { AuthorityDatabase } from '../schema.ts';
import { answered } from '../stores/requests.ts';
import {
  authorityCommandSchema,
  codeQuestionSchema,
  INQUIRIES,
  inquirySchema,
  staffRequestSchema,
  subjectSchema,
  askerSchema,
  type Answer,
  type Asker,
  type Subject,
  type Authority,
  type PersonRecord,
  type InquiryAnswer,
  type InquiryName,
} from './api.ts';
import { execute } from './execute.ts';
import { isShown, lookUpRefusal, mayKnowAll, NOTHING_SHOWN, SERVICE_OF, type LookUpParts } from './look-up.ts';
import { inquire } from './inquire.ts';
import type { PlaceTrust } from './place.ts';
import { accountStatement, personRecord } from './queries.ts';
import { staffRequest } from './staff.ts';
import { believed, whoseCode } from './whose-code.ts';

export interface AuthorityParts {
  /** A database that `migrateAuthority` has brought up to date. */
  readonly db: AuthorityDatabase;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Rules of the cities whose terminals are served. */
  readonly packs: ReadonlyMap<CityId, Pack>;
  /** Whose word counts for where a command comes from; absent: the terminal's own, as on a lone one. */
  readonly trust?: PlaceTrust;
}

function withoutMoney(card: PersonRecord['card']): PersonRecord['card'] {
  return card.replaces === undefined ? card : { ...card, replaces: { ...card.replaces, balanceFen: null } };
}

/** How the card stands, and nothing of insurances or money. */
function withheld(record: PersonRecord): PersonRecord {
  return { ...record, insurances: [], employer: null, withheld: true, card: withoutMoney(record.card) };
}

/** For whoever showed a code and nothing else: no money, and nothing of a PIN that everybody could guess. */
function byCodeAlone(record: PersonRecord): PersonRecord {
  return { ...record, card: { ...withoutMoney(record.card), initialPin: false } };
}

/** The record, or as much of it as was shown enough for. */
async function toldOf(parts: LookUpParts, subject: Subject, asker: Asker | undefined): Promise<Answer<PersonRecord>> {
  const found = await personRecord(parts.db, subject, parts.nowMs);
  if (!found.ok || asker === undefined) return found;
  const { card, idCard, code } = asker.evidence;
  const record = code === true && !card && !idCard ? byCodeAlone(found.value) : found.value;
  return ok((await mayKnowAll(parts, asker, subject)) ? record : withheld(record));
}

/**
 * The authority over a database. Expected refusals are values; a call that breaks the contract (malformed command or dates,
 * a terminal of a city without a pack) throws: between programs of ours that is a bug, and the server answers it with 400.
 */
export function createAuthority(parts: AuthorityParts): Authority {
  const served = createServedAuthority(parts);
  const askerOf = (asker: Asker | undefined) => (asker === undefined ? undefined : askerSchema.parse(asker));
  return {
    ...served,
    person: async (subject, asker) => served.person(subjectSchema.parse(subject), askerOf(asker)),
    statement: async (subject, from, to, asker) => {
      if (!isCivilDate(from) || !isCivilDate(to)) throw new Error(`not civil dates: ${from} ${to}`);
      return served.statement(subjectSchema.parse(subject), from, to, askerOf(asker));
    },
    inquire: async (name, question, asker) => served.inquire(name, inquirySchema.parse(question) as typeof question, askerOf(asker)),
    whoseCode: async (question) => served.whoseCode(codeQuestionSchema.parse(question)),
    staff: async (request) => served.staff(staffRequestSchema.parse(request)),
    execute: async (command) => served.execute(authorityCommandSchema.parse(command)),
  };
}

/** The same for who has checked every call by the schemas of `WIRE` already, as the server has: nothing is checked twice. */
export function createServedAuthority({ db, clock, packs, trust = 'trusted' }: AuthorityParts): Authority {
  const parts = (): LookUpParts => ({ db, packs, trust, nowMs: clock.nowMs() });
  const heard = (said: Asker | undefined, subject: Subject | null) => believed(db, said, subject, clock.nowMs());
  const refusalTo = async (asker: Asker | undefined, asked: Parameters<typeof lookUpRefusal>[2]) =>
    asker === undefined ? null : lookUpRefusal(parts(), asker, asked);
  const guarded: typeof refusalTo = async (said, asked) => refusalTo(await heard(said, asked.subject), asked);
  return {
    person: async (subject, said) => {
      const asker = await heard(said, subject);
      const anything = asker === undefined || isShown(asker) ? null : NOTHING_SHOWN;
      const refused = anything ?? (await refusalTo(asker, { name: 'person', service: null, subject }));
      return refused ?? toldOf(parts(), subject, asker);
    },
    statement: async (subject, from, to, asker) =>
      (await guarded(asker, { name: 'statement', service: 'statement', subject })) ?? accountStatement(db, subject, from, to),
    inquire: async (name, asked, asker) => {
      const subject = 'subject' in asked ? asked.subject : null;
      const refused = await guarded(asker, { name, service: SERVICE_OF[asked.inquiry], subject });
      if (refused !== null) return refused;
      const answer = await inquire(db, asked, shanghaiDate(clock.nowMs()));
      return answer.ok ? { ok: true, value: answerOf(name, answer.value) } : answer;
    },
    whoseCode: async (question) => whoseCode(db, trust, question, clock.nowMs()),
    staff: async (request) => staffRequest(db, trust, request, clock.nowMs()),
    execute: async (command) => {
      const pack = packs.get(command.terminal.city);
      if (pack === undefined) throw new Error(`no rule pack for ${command.terminal.city}`);
      return execute({ db, pack, trust, nowMs: clock.nowMs() }, command);
    },
    outcomeOf: async (idempotencyKey) => (await answered(db, idempotencyKey))?.outcome ?? null,
  };
}

/** The schema of the name is also the proof of the type. */
function answerOf<Name extends InquiryName>(name: Name, value: unknown): InquiryAnswer<Name> {
  return INQUIRIES[name].answer.parse(value) as InquiryAnswer<Name>;
}
