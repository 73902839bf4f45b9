/** A card's data as a stranger may see them. */
import { maskCardNumber, maskIdentityNumber, maskName } from '../../native/base/mask.ts';
import type { CardData } from '../../native/ports/social-security-card.ts';

/** Numbers and name masked as on the screen; what the number hides (birth, place of birth) and the ethnic group are hidden whole. */
export function maskCard({ card, holder }: CardData): CardData {
  return {
    card: { ...card, cardNumber: maskCardNumber(card.cardNumber), cardIdentifier: maskCardNumber(card.cardIdentifier) },
    holder: {
      ...holder,
      socialSecurityNumber: maskIdentityNumber(holder.socialSecurityNumber),
      name: maskName(holder.name),
      ethnicGroup: hide(holder.ethnicGroup),
      birthDate: hide(holder.birthDate),
      birthPlace: hide(holder.birthPlace),
    },
  };
}

function hide(text: string | null): string | null {
  return text === null ? null : text.replace(/[^-]/g, '*');
}
