import type { WalletCard } from '../../electron/api/bench/state.ts';
import { useBench } from './bench-context.ts';

/** A card as it looks: who (masked), from where, which PIN. */
export function CardPicture({ card }: { readonly card: WalletCard }) {
  const { texts, language } = useBench();
  const { holder } = card;
  const say = (text: { readonly zh: string; readonly en: string }): string => (language === 'en' ? text.en : text.zh);
  return (
    <div className={`card card-${card.of === 'staff' ? 'staff' : (card.version?.slice(0, 1) ?? 'other')}`}>
      <span className="card-chip" aria-hidden />
      <div className="card-lines">
        <strong>{holder?.name ?? texts.notSocial}</strong>
        <span>{holder?.identityNumber ?? ''}</span>
      </div>
      <div className="card-side">
        <span>{card.of === 'staff' ? texts.staffCard : holder === null ? '' : say(holder.region)}</span>
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
      {card.of === 'customer' ? <Records card={card} /> : null}
      {card.pin === null ? null : <span>{`${texts.pin} ${card.pin}${tries}`}</span>}
    </p>
  );
}

/** What the authority knows of the card, beside what its chip says. */
function Records({ card: { known } }: { readonly card: WalletCard }) {
  const { texts, language } = useBench();
  const odd = (known?.functions ?? []).filter(({ state }) => state !== 'active' && state !== 'absent');
  const separator = language === 'en' ? ', ' : '、';
  const said = [
    ...odd.map(
      ({ cardFunction, state }) => `${texts.functions[cardFunction]}${language === 'en' ? ' ' : ''}${texts.functionStates[state]}`,
    ),
    ...(known?.lostElsewhere === true ? [texts.lostElsewhere] : []),
  ];
  const words = known === null ? texts.recordsNone : said.length === 0 ? texts.recordsActive : said.join(separator);
  return <i className={known === null || said.length > 0 ? 'chip chip-pinLocked' : 'chip'}>{`${texts.records}${words}`}</i>;
}
