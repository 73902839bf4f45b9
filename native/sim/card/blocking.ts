import type { Command, Reply } from './apdu.ts';
import { inSocialSecurity } from './authentication.ts';
import type { Application, CardState } from './chip.ts';
import { SW } from './constants.ts';
import { messagingKey, openSealed } from './secure-messaging.ts';

const P2_FOR_EVER = 0x01;
const MAC_LENGTH = 4;
const BLOCKING_KEY = 'BK';

/** Whether an application was blocked, itself or the one it lies under. */
export function isBlocked({ memory }: CardState, { id, kind, parent }: Application): boolean {
  if (memory.blocked === 'application' && (kind === 'ssse' || kind === 'df')) return true;
  return memory.blockedApplications.has(id) || (parent !== undefined && memory.blockedApplications.has(parent));
}

/**
 * APPLICATION BLOCK `84 1E 00 01` (commands part), for ever: SSSE under BK, an application below it under its LK, with the MAC
 * of the STK of that level. Blocked already, it is 9000 again. A wrong MAC costs no key a try.
 */
export function blockApplication(card: CardState, command: Command): Reply {
  const { application, authenticated } = card.session;
  if (!inSocialSecurity(card)) return { sw: SW.unknownInstruction };
  if (command.p1 !== 0 || command.p2 !== P2_FOR_EVER) return { sw: SW.wrongParameters };
  if (command.data.length !== MAC_LENGTH) return { sw: SW.wrongLength };
  if (isBlocked(card, application)) return { sw: SW.ok };
  if (!authenticated.has(application.kind === 'ssse' ? BLOCKING_KEY : `LK${application.id}`)) return { sw: SW.securityNotSatisfied };
  const opened = openSealed(card, command, messagingKey(card));
  if (typeof opened === 'number') return { sw: opened };
  if (application.kind === 'ssse') card.memory.blocked = 'application';
  else card.memory.blockedApplications.add(application.id);
  return { sw: SW.ok };
}

/** CARD BLOCK `84 16 00 00` (commands part), for ever: under BK with the MAC of the STK of the current level. */
export function blockCard(card: CardState, command: Command): Reply {
  if (!inSocialSecurity(card)) return { sw: SW.unknownInstruction };
  if (command.p1 !== 0 || command.p2 !== 0) return { sw: SW.wrongParameters };
  if (command.data.length !== MAC_LENGTH) return { sw: SW.wrongLength };
  if (!card.session.authenticated.has(BLOCKING_KEY)) return { sw: SW.securityNotSatisfied };
  const opened = openSealed(card, command, messagingKey(card));
  if (typeof opened === 'number') return { sw: opened };
  card.memory.blocked = 'card';
  return { sw: SW.ok };
}
