import type { WalletCard } from '../../electron/api/bench/state.ts';
import { useBench } from './bench-context.ts';

/** A card as it looks: who (masked), from where, which PIN. */
export function CardPicture({ card }: { readonly card: WalletCard }) {
  const { texts, language } = useBench();
  const { holder } = card;
  const say = (text: { readonly zh: string; readonly en: string }): string => (language === 'en' ? text.en : text.zh);
  return (
    <div className={`card card-${card.version?.slice(0, 1) ?? 'other'}`}>
      <span className="card-chip" aria-hidden />
      <div className="card-lines">
        <strong>{holder?.name ?? texts.notSocial}</strong>
        <span>{holder?.identityNumber ?? ''}</span>
      </div>
      <div className="card-side">
        <span>{holder === null ? '' : say(holder.region)}</span>
        <span>{card.version ?? ''}</span>
      </div>
    </div>
  );
}

/** What is to be known of a card beside its picture. */
export function CardNotes({ card }: { readonly card: WalletCard }) {
  const { texts, language } = useBench();
  const tries = card.triesLeft === null ? '' : ` · ${texts.tries(card.triesLeft)}`;
  return (
    <p className="card-notes">
      <b>{language === 'en' ? card.title.en : card.title.zh}</b>
      <i className={`chip chip-${card.chip}`}>{texts.chip[card.chip]}</i>
      {card.pin === null ? null : <span>{`${texts.pin} ${card.pin}${tries}`}</span>}
    </p>
  );
}
