/** The social-security application behind its port, over a card session. */
import type { CardKeys } from '../../ports/card-keys.ts';
import type { SocialSecurityCard, SocialSecurityCardLife } from '../../ports/social-security-card.ts';
import type { CardSession } from '../session.ts';
import { askBlocked, blockApplication, blockCard } from './block-card.ts';
import { KEY_NUMBERS, type KeyNumbers } from './files/key-numbers.ts';
import { freePin, replacePin } from './pin-service.ts';
import { askPinState, checkPin, checkPinAtReader, replaceOwnPin, replacePinAtReader } from './pin.ts';
import { readItems } from './read-items.ts';
import { readCard } from './read.ts';
import { newVisit, type Visit } from './visit.ts';
import { authorizeWriting, readAsWritten, writeItems } from './write-items.ts';

export interface SocialSecurityCardOptions {
  readonly keys: CardKeys;
  /** Numbers of keys on the issuer's cards, where they differ from the key table or are not in it. */
  readonly keyNumbers?: KeyNumbers;
}

/** A driver for the card of `session`; each call is one conversation. */
export function createSocialSecurityCard(
  session: CardSession,
  options: SocialSecurityCardOptions,
): SocialSecurityCard & SocialSecurityCardLife {
  const visit = newVisit(options.keys, session.atr, { ...KEY_NUMBERS, ...options.keyNumbers });
  return { ...holderSide(session, visit), ...life(session, visit) };
}

function holderSide(session: CardSession, visit: Visit): SocialSecurityCard {
  return {
    read: (signal) => session.converse((card) => readCard(card, visit), signal),
    pinState: (signal) => session.converse((card) => askPinState(card, visit.pin !== 'unverified'), signal),
    verifyPin: async (pin) => {
      const outcome = await session.converse((card) => ('typedAt' in pin ? checkPinAtReader(card, pin) : checkPin(card, pin)));
      if (outcome.ok && outcome.value.outcome !== 'invalidLength')
        visit.pin = outcome.value.outcome === 'correct' ? 'verified' : 'unverified';
      return outcome;
    },
    resetPin: async (digits) => {
      const outcome = await session.converse((card) => replacePin(card, visit, digits));
      if (outcome.ok) visit.pin = 'unverified';
      return outcome;
    },
  };
}

function life(session: CardSession, visit: Visit): SocialSecurityCardLife {
  return {
    readItems: (address, tags, access, signal) =>
      session.converse(
        (card) => (access === 'asWritten' ? readAsWritten(card, visit, address, tags) : readItems(card, visit, address, tags, access)),
        signal,
      ),
    writeItems: (address, items, readBack = 'always') => session.converse((card) => writeItems(card, visit, { address, readBack }, items)),
    authorizeWriting: (address) => session.converse((card) => authorizeWriting(card, visit, address)),
    changePin: async (oldPin, newPin) => {
      const outcome = await session.converse((card) => replaceOwnPin(card, oldPin, newPin));
      if (outcome.ok && outcome.value.outcome === 'correct') visit.pin = 'changed';
      return outcome;
    },
    changePinAtReader: async (pin) => {
      const outcome = await session.converse((card) => replacePinAtReader(card, pin));
      if (outcome.ok && outcome.value.outcome === 'correct') visit.pin = 'changed';
      return outcome;
    },
    unblockPin: () => session.converse((card) => freePin(card, visit)),
    blockApplication: (capability, application = 'SSSE') =>
      session.converse((card) => blockApplication(card, visit, capability, application)),
    blockCard: (capability) => session.converse((card) => blockCard(card, visit, capability)),
    askBlocked: (application = 'SSSE', signal) => session.converse((card) => askBlocked(card, application), signal),
  };
}
