/** What the driver knows of the card during one session, and the issuer's side of it, read once. */
import { ok, type Result } from '../../base/result.ts';
import type { CardKeyName, CardKeys } from '../../ports/card-keys.ts';
import type { FileAddress, SocialSecurityFault } from '../../ports/social-security-card.ts';
import type { CardChannel } from '../session.ts';
import { ensureSsse } from './application.ts';
import type { TerminalKeys } from './authenticate.ts';
import type { KeyNumbers } from './files/key-numbers.ts';
import { keyContext, readIssuerSide, type CardSide, type IssuerSide } from './read.ts';

/** `side` is `null` before the first reading and after a change. */
export interface Visit extends CardSide {
  /** `changed`: a PIN was set in this session; whether the card counts it as verified is its own affair. */
  pin: 'unverified' | 'verified' | 'changed';
  /** The update key that was authenticated ahead, and in which application; it is used by the next writing. */
  writing: { readonly key: CardKeyName; readonly application: FileAddress['application'] } | null;
}

/** A session at its beginning. */
export function newVisit(keys: CardKeys, atr: Uint8Array, numbers: KeyNumbers): Visit {
  return { keys, atr, numbers, pin: 'unverified', side: null, writing: null };
}

/** EF05 and the algorithm; read from the card once a session. SSSE is selected afterwards. */
export async function issuerSide(card: CardChannel, visit: Visit): Promise<Result<IssuerSide, SocialSecurityFault>> {
  if (visit.side === null) {
    const side = await readIssuerSide(card);
    if (!side.ok) return side;
    visit.side = side.value;
  }
  const selected = await ensureSsse(card);
  return selected.ok ? ok(visit.side) : selected;
}

/** The card's generation, without selecting anything where it is known already. */
export async function generationOf(card: CardChannel, visit: Visit): Promise<Result<1 | 2 | 3, SocialSecurityFault>> {
  const side = visit.side === null ? await issuerSide(card, visit) : ok(visit.side);
  return side.ok ? ok(side.value.issuer.generation) : side;
}

/** What the terminal needs for an authentication with this card. SSSE is selected afterwards. */
export async function terminalKeys(card: CardChannel, visit: Visit): Promise<Result<TerminalKeys, SocialSecurityFault>> {
  const side = await issuerSide(card, visit);
  if (!side.ok) return side;
  const context = keyContext(side.value, visit.atr);
  return context.ok ? ok({ keys: visit.keys, context: context.value, numbers: visit.numbers }) : context;
}
