/** Host and journal as a clerk uses them: every command and every step names who stood behind it. */
import type { Asker, AuthorityCommand, InquiryName, InquiryOf } from '../../../db/authority/api.ts';
import type { HostAnswer, SocialSecurityHost } from '../../hosts/ports.ts';
import type { Journal } from '../../session/journal.ts';
import type { Actor } from './tools.ts';

type Host = SocialSecurityHost<HostAnswer>;

/** The same host; what is commanded through it carries the clerk. A command that names its clerk keeps it. */
export function hostActingFor(host: Host, actor: () => Actor | null): Host {
  return {
    person: (subject, asker) => host.person(subject, asking(asker, actor())),
    statement: (subject, from, to, asker) => host.statement(subject, from, to, asking(asker, actor())),
    inquire: <Name extends InquiryName>(name: Name, question: InquiryOf<Name>, asker: Asker) =>
      host.inquire(name, question, asking(asker, actor())),
    whoseCode: (question) => host.whoseCode(question),
    staff: (request) => host.staff(request),
    execute: (command: AuthorityCommand) => host.execute({ ...actor(), ...command }),
    outcomeOf: (key) => host.outcomeOf(key),
  };
}

function asking(asker: Asker, actor: Actor | null): Asker {
  return actor === null ? asker : { ...asker, staff: actor.staff, staffProof: actor.staffProof };
}

/** The same journal; what is intended through it names the clerk. */
export function journalActingFor(journal: Journal, actor: () => Actor | null): Journal {
  return {
    beginSession: (start) => journal.beginSession(start),
    recordEvent: (...event) => journal.recordEvent(...event),
    intend: (step) => {
      const who = actor();
      if (who === null) return journal.intend(step);
      const approved = who.approval === undefined ? {} : { approvedBy: who.approval.staff };
      return journal.intend({ ...step, facts: { ...step.facts, staff: who.staff, ...approved } });
    },
    conclude: (step, outcome) => journal.conclude(step, outcome),
    stamp: (number) => journal.stamp(number),
    openWrites: (subject) => journal.openWrites(subject),
    endSession: (session, atMs, reason) => journal.endSession(session, atMs, reason),
  };
}
