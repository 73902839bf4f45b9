/** 家庭共济 (S3, 3): binding spouse, parents and children to one's ledger account. */
import { factOf } from '../rules/facts.ts';
import { accountsOf } from '../stores/accounts.ts';
import { addBinding, bindingsOf, endBinding } from '../stores/family.ts';
import type { CommandOf } from './api.ts';
import { ask, changed, refused, type HandlerResult, type PersonContext } from './context.ts';
import { refuse } from './refusals.ts';

const ALREADY_BOUND = { zh: '该成员已经绑定。', en: 'This member is bound already.' };
const NOT_SELF = { zh: '不能绑定本人。', en: 'One cannot be bound to oneself.' };

/** Binds a member to the owner's ledger account; a card account cannot be shared. */
export async function bindFamily(context: PersonContext, command: CommandOf<'bindFamily'>): Promise<HandlerResult> {
  const { tx, pack, today } = context;
  const owner = context.person.social_security_number;
  const { member } = command;
  const answer = ask(context, command, { service: 'familySharing' });
  if ('refusal' in answer) return refused(answer.refusal);
  const relations = factOf(pack, 'ledger.family', today)?.values;
  if (relations !== undefined && !relations.some((one) => one.startsWith(member.relation))) return refused(refuse('wrongState'));
  if (member.socialSecurityNumber === owner) return refused(refuse('wrongState', NOT_SELF));
  if (!(await accountsOf(tx, owner)).some((account) => account.kind === 'ledger')) return refused(refuse('noAccount'));
  const bound = await bindingsOf(tx, owner);
  if (bound.some((one) => one.owner === owner && one.member === member.socialSecurityNumber)) {
    return refused(refuse('wrongState', ALREADY_BOUND));
  }
  const id = await context.receiptNumber();
  const { socialSecurityNumber, name, relation } = member;
  await addBinding(tx, { id, owner, member: socialSecurityNumber, member_name: name, relation, bound_on: today });
  return changed({ functions: [], reference: id });
}

/** Ends a binding from today on. */
export async function unbindFamily(context: PersonContext, command: CommandOf<'unbindFamily'>): Promise<HandlerResult> {
  const answer = ask(context, command, { service: 'familySharing' });
  if ('refusal' in answer) return refused(answer.refusal);
  const ended = await endBinding(context.tx, command.binding, context.person.social_security_number, context.today);
  return ended ? changed({ functions: [], reference: command.binding }) : refused(refuse('unknownOrder'));
}
