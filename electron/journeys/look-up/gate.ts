import type { Decision } from '../../../db/rules/model.ts';
import type { ServiceId } from '../../api/view.ts';
import { decideFor } from '../decide-for.ts';
import type { Known, Scene } from '../journey.ts';

export type Gate =
  | { readonly gate: 'open' }
  | { readonly gate: 'pin' }
  | { readonly gate: 'idCard' }
  | { readonly gate: 'refused'; readonly decision: Extract<Decision, { decision: 'refused' }> };

/**
 * What stands between a person and what they want to look up. Where the rules take either a PIN or an ID card, the PIN is asked for: the card
 * is in the reader already.
 */
export function gateTo(asked: ServiceId | 'medicalAccount', known: Known, scene: Scene): Gate {
  // Binding is another matter, done at the counter: who shares may be seen by whoever may see the account.
  const service = asked === 'familySharing' ? 'medicalAccount' : asked;
  const decision = decideFor(service, null, known, scene);
  if (decision.decision === 'allowed') return { gate: 'open' };
  const { evidence, card } = known;
  if (card !== null && !evidence.socialSecurityPin) {
    const withPin = decideFor(service, null, { ...known, evidence: { ...evidence, socialSecurityPin: true } }, scene);
    if (withPin.decision === 'allowed') return { gate: 'pin' };
  }
  return decision.decision === 'needs' ? { gate: 'idCard' } : { gate: 'refused', decision };
}
