/** PIN unblock and reset, 84 24 (《社会保障（个人）卡规范》 commands: PIN CHANGE/UNBLOCK): under PUK and a MAC of STKSSSE. */
import { packDigits } from '../../base/bcd.ts';
import type { Result } from '../../base/result.ts';
import type { PinBytes } from '../../ports/pin-pad.ts';
import type { SocialSecurityFault } from '../../ports/social-security-card.ts';
import { pinChangeHeader, pinChangeUnblock } from '../commands/pin-change-unblock.ts';
import type { CardChannel } from '../session.ts';
import { authenticateTerminal } from './authenticate.ts';
import { isPinLength } from './pin.ts';
import { sendSealed } from './sealed.ts';
import { terminalKeys, type Visit } from './visit.ts';

/** Sets a new PIN with a full counter: EXTERNAL AUTHENTICATE with PUK, a fresh challenge, then 84 24 00 01. */
export async function replacePin(card: CardChannel, visit: Visit, newPin: PinBytes): Promise<Result<void, SocialSecurityFault>> {
  if (!isPinLength(newPin)) throw new RangeError(`a new PIN of ${newPin.length} digits`);
  const plain = packDigits(newPin);
  try {
    return await underPuk(card, visit, 'newPin', plain);
  } finally {
    plain.fill(0);
  }
}

/** Fills the counter and leaves the PIN: the same with 84 24 00 00, which has no data but the MAC. */
export function freePin(card: CardChannel, visit: Visit): Promise<Result<void, SocialSecurityFault>> {
  return underPuk(card, visit, 'unblock', new Uint8Array());
}

async function underPuk(
  card: CardChannel,
  visit: Visit,
  mode: 'newPin' | 'unblock',
  plain: Uint8Array,
): Promise<Result<void, SocialSecurityFault>> {
  const terminal = await terminalKeys(card, visit);
  if (!terminal.ok) return terminal;
  const allowed = await authenticateTerminal(card, terminal.value, 'PUK');
  if (!allowed.ok) return allowed;
  return sendSealed(card, terminal.value, {
    name: mode === 'newPin' ? 'PIN CHANGE' : 'PIN UNBLOCK',
    key: 'STKSSSE',
    header: pinChangeHeader(mode),
    plain,
    command: (sealed) => pinChangeUnblock(mode, sealed),
  });
}
