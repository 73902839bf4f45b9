/** A social-security PIN that no pad is opened for, and what helps then. */
import type { PinState } from '../../native/ports/social-security-card.ts';
import type { ServiceId } from '../api/view.ts';
import { decideFor } from './decide-for.ts';
import type { Known, Scene } from './journey.ts';

const LOCKED = 'session.socialSecurityPinLocked';

/** Why no pad is opened at all; `null`: one is. */
export function closedPinCode(pin: PinState): string | null {
  if (pin.state === 'locked') return LOCKED;
  return pin.state === 'notSet' ? 'session.socialSecurityPinNotSet' : null;
}

/** What a card can learn here: its PIN has so many tries, or is locked. */
export function learnPin({ card }: Known, pin: PinState): Partial<Known> {
  return card === null ? {} : { card: { ...card, pin } };
}

/** Services that a trouble still leaves open: an unlock only where the city gives it. */
export function alternativesOf(code: string, known: Known, scene: Scene): readonly ServiceId[] {
  if (code === 'session.cardExpired') return ['personalInformation'];
  if (code !== LOCKED) return [];
  const unlock = decideFor('unlockSocialSecurityPin', 'socialSecurity', known, scene).decision !== 'refused';
  return unlock ? ['unlockSocialSecurityPin', 'resetSocialSecurityPin', 'temporaryLoss'] : ['resetSocialSecurityPin', 'temporaryLoss'];
}
