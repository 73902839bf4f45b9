/** The password with which a person looks up their own records: one try of it, and a new one. */
import { nextPassword } from '../machines/password.ts';
import { factOf } from '../rules/facts.ts';
import { findPassword, matches, setPassword, setTries } from '../stores/query-passwords.ts';
import type { CommandOf } from './api.ts';
import { ask, changed, refused, type HandlerResult, type PersonContext } from './context.ts';
import { refuse } from './refusals.ts';

/** Where a pack names no number of tries for a day: it has to name one, but may do so from a later day on. Ours. */
const TRIES_MAX = 5;
const NO_PASSWORD = { zh: '尚未设置查询密码。', en: 'No query password has been set.' };

/** Spends one try, or none when it is right. A person without a password has not shown who they are. */
export async function checkQueryPassword(context: PersonContext, command: CommandOf<'checkQueryPassword'>): Promise<HandlerResult> {
  const person = context.person.social_security_number;
  const kept = await findPassword(context.tx, person);
  if (kept === null) return refused(refuse('wrongState', NO_PASSWORD));
  const state = { triesLeft: kept.tries_left, triesMax: kept.tries_max };
  const { answer, triesLeft } = nextPassword(state, matches(kept, command.password) ? 'right' : 'wrong');
  await setTries(context.tx, person, triesLeft);
  return changed({ functions: [], password: { accepted: answer === 'accepted', triesLeft } });
}

/** A new password, where the rules let it be set; one that was locked is open again. */
export async function changeQueryPassword(context: PersonContext, command: CommandOf<'changeQueryPassword'>): Promise<HandlerResult> {
  const answer = ask(context, command, { service: 'changeQueryPassword' });
  if ('refusal' in answer) return refused(answer.refusal);
  const triesMax = factOf(context.pack, 'password.query.tries', context.today)?.count ?? TRIES_MAX;
  await setPassword(context.tx, context.person.social_security_number, command.newPassword, context.today, triesMax);
  return changed({ functions: [], password: { accepted: true, triesLeft: triesMax } });
}
