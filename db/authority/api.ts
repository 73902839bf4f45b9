/**
 * The contract of the authority: who owns which state of cards, loss reports, accounts. A lone terminal embeds it on SQLite.
 * Money is fen as integers; dates are civil dates in Shanghai; instants are milliseconds since the Unix epoch.
 * Every changing command carries an idempotency key: a repeat gives the first answer, the same key with another body is refused.
 */
import type { AccountStatement, CommandOutcome, PersonRecord, QueryFailure, QueryRefusal } from './api/answers.ts';
import type { Asker } from './api/asker.ts';
import type { CodeAnswer, CodeQuestion } from './api/codes.ts';
import type { AuthorityCommand, Subject } from './api/commands.ts';
import type { InquiryAnswer, InquiryName, InquiryOf } from './api/inquiries.ts';
import type { StaffAnswer, StaffRequest } from './api/staff.ts';

export * from './api/answers.ts';
export * from './api/asker.ts';
export * from './api/codes.ts';
export * from './api/commands.ts';
export * from './api/inquiries.ts';
export * from './api/staff.ts';
export * from './api/wire.ts';
export { cardFunctionSchema, functionStateSchema } from './api/words.ts';

/** What a question comes to. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Exclude<QueryFailure, QueryRefusal['error']> }
  | QueryRefusal;

export interface Authority {
  /**
   * With an `asker` the rules of the terminal's city guard this and the other questions; without one it is this program itself that asks.
   * Whoever has shown too little for the personal information is told only how the card stands (`withheld`).
   */
  person(subject: Subject, asker?: Asker): Promise<Answer<PersonRecord>>;
  /** Entries with `from <= on <= to`. */
  statement(subject: Subject, from: string, to: string, asker?: Asker): Promise<Answer<AccountStatement>>;
  /** Anything else that is looked up: accounts, contributions, orders, receipts …; the answer is that of the question's name. */
  inquire<Name extends InquiryName>(name: Name, question: InquiryOf<Name>, asker?: Asker): Promise<Answer<InquiryAnswer<Name>>>;
  /** Whose a code is that somebody showed. Shown once, a code that holds once only is used up, except for the same question asked again. */
  whoseCode(question: CodeQuestion): Promise<CodeAnswer>;
  /** Signing in at a terminal, giving leave as a second person, passwords of staff. */
  staff(request: StaffRequest): Promise<StaffAnswer>;
  execute(command: AuthorityCommand): Promise<CommandOutcome>;
  /** What became of a command whose answer was lost; `null`: it never arrived. */
  outcomeOf(idempotencyKey: string): Promise<CommandOutcome | null>;
}
