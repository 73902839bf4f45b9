/** The whole card as a tree: what a field engineer looks at. Reads only; never presents a PIN, never writes. */
import type { Fault } from '../../base/fault.ts';
import { ok, type Result } from '../../base/result.ts';
import type { OpenCard } from '../open-card.ts';
import { addressText, CARD_FILES } from '../social-security/files/all-files.ts';
import { BANK_PLACES, exploreBank } from './bank.ts';
import { CERTIFICATE_PLACES, exploreCertificates } from './certificates.ts';
import { exploreSocialSecurity } from './social-security.ts';
import type { ExploredApplication, ExploreOptions } from './tree.ts';

/** Everything that is looked for, in the order in which it is read: how far a reading has come is the place it has reached. */
export const EXPLORED_PLACES: readonly string[] = [...CARD_FILES.map(addressText), ...CERTIFICATE_PLACES, ...BANK_PLACES];

/** Every application that this terminal knows, in the order social security, certificates, bank. A fault is one of card or reader. */
export async function exploreCard(
  card: Pick<OpenCard, 'session' | 'socialSecurity' | 'bank' | 'certificates'>,
  options: ExploreOptions,
): Promise<Result<readonly ExploredApplication[], Fault>> {
  const social = await exploreSocialSecurity(card.session, card.socialSecurity, options);
  if (!social.ok) return social;
  const certificates = await exploreCertificates(card.certificates, options);
  if (!certificates.ok) return certificates;
  const bank = await exploreBank(card.session, card.bank, options);
  return bank.ok ? ok([...social.value, certificates.value, ...bank.value]) : bank;
}
