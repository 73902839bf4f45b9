/** The wallet as the panel shows it: who, from where, in which state; numbers masked. */
import { maskCardNumber, maskIdentityNumber, maskName } from '../../native/base/mask.ts';
import type { Persona } from '../../native/sim/card/index.ts';
import type { Bench } from '../../native/sim/bench.ts';
import type { CardSnapshot } from '../../native/sim/card/virtual-card.ts';
import type { WalletCard } from '../api/bench/state.ts';
import type { CardRegister } from './card-register.ts';
import { REGIONS } from './regions-table.ts';

const REGION_DIGITS = 4;

/** All cards of the wallet, personas first. */
export function walletView(
  { cards, wallet }: Pick<Bench, 'cards' | 'wallet'>,
  holders: readonly Persona[],
  register: Pick<CardRegister, 'of'>,
): readonly WalletCard[] {
  return cards.map(({ id, title, version, of }) => {
    const persona = holders.find((one) => one.id === id) ?? null;
    const used = wallet.used(id);
    const state = persona === null ? null : stateOf(persona, used?.contact.snapshot() ?? null);
    return {
      id,
      title,
      holder: persona === null ? null : holderOf(persona),
      version,
      of,
      known: register.of(id),
      chip: state?.chip ?? 'other',
      pin: state?.pin ?? null,
      triesLeft: state?.triesLeft ?? null,
      faults: used?.contact.faultCount() ?? 0,
    };
  });
}

function holderOf({ card, holder, bank }: Persona): WalletCard['holder'] {
  const region = card.identifier.slice(0, REGION_DIGITS);
  const { validUntil } = card;
  return {
    name: maskName(holder.name),
    identityNumber: maskIdentityNumber(holder.number),
    cardNumber: maskCardNumber(card.number),
    region: REGIONS[region] ?? { zh: region, en: region },
    validUntil: `${validUntil.slice(0, 4)}-${validUntil.slice(4, 6)}-${validUntil.slice(6)}`,
    bank: bank !== null,
  };
}

function stateOf(persona: Persona, now: CardSnapshot | null): Pick<WalletCard, 'chip' | 'pin' | 'triesLeft'> {
  const pin = now === null ? persona.pin.value : now.pin;
  const triesLeft = now === null ? persona.pin.triesLeft : now.pinTriesLeft;
  const blocked = now === null ? persona.blocked !== undefined : now.blocked !== 'none';
  if (blocked) return { chip: 'blocked', pin, triesLeft };
  if (pin === null) return { chip: 'pinNotSet', pin, triesLeft: null };
  if (triesLeft === 0) return { chip: 'pinLocked', pin, triesLeft };
  return { chip: pin === persona.pin.value ? 'asIssued' : 'pinChanged', pin, triesLeft };
}
