import type { Authority } from '../../db/authority/api.ts';
import { fault } from '../../native/base/fault.ts';
import { err, ok } from '../../native/base/result.ts';
import type { SocialSecurityHost } from './ports.ts';

/** The authority inside this process, as a host. It is never unreachable; what it throws is a bug and goes on as one. */
export function createEmbeddedSocialSecurityHost(authority: Authority): SocialSecurityHost {
  return {
    async person(subject, asker) {
      const answer = await authority.person(subject, asker);
      return answer.ok ? answer : err(fault(`authority.${answer.error}`, 'reason' in answer ? answer.reason.en : 'no such record'));
    },
    async statement(subject, from, to, asker) {
      const answer = await authority.statement(subject, from, to, asker);
      return answer.ok ? answer : err(fault(`authority.${answer.error}`, 'reason' in answer ? answer.reason.en : 'no such record'));
    },
    async inquire(name, question, asker) {
      const answer = await authority.inquire(name, question, asker);
      return answer.ok ? answer : err(fault(`authority.${answer.error}`, 'reason' in answer ? answer.reason.en : 'no such record'));
    },
    whoseCode: async (question) => ok(await authority.whoseCode(question)),
    staff: async (request) => ok(await authority.staff(request)),
    execute: async (command) => ok(await authority.execute(command)),
    outcomeOf: async (idempotencyKey) => ok(await authority.outcomeOf(idempotencyKey)),
  };
}
