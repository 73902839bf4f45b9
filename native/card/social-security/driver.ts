/** The social-security application behind its port, over a card session. */
import type { CardKeys } from '../../ports/card-keys.ts';
import type { SocialSecurityCard } from '../../ports/social-security-card.ts';
import type { CardSession } from '../session.ts';
import { askPinState, checkPin, replacePin } from './pin.ts';
import { readCard } from './read.ts';

export interface SocialSecurityCardOptions {
  readonly keys: CardKeys;
}

/** A driver for the card of `session`; each call is one conversation. */
export function createSocialSecurityCard(session: CardSession, options: SocialSecurityCardOptions): SocialSecurityCard {
  const { keys } = options;
  const pin = { verified: false };
  return {
    read: (signal) => session.converse((card) => readCard(card, keys, session.atr), signal),
    pinState: (signal) => session.converse((card) => askPinState(card, pin.verified), signal),
    verifyPin: async (digits) => {
      const outcome = await session.converse((card) => checkPin(card, digits));
      if (outcome.ok && outcome.value.outcome !== 'invalidLength') pin.verified = outcome.value.outcome === 'correct';
      return outcome;
    },
    resetPin: async (digits) => {
      const outcome = await session.converse((card) => replacePin(card, keys, session.atr, digits));
      if (outcome.ok) pin.verified = false;
      return outcome;
    },
  };
}
