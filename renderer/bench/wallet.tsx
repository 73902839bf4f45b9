import type { WalletCard } from '../../electron/api/bench/state.ts';
import { Icon } from '../ui/icons.tsx';
import { useBench } from './bench-context.ts';
import { CardNotes, CardPicture } from './card-picture.tsx';
import { faultsOf, type FaultChoice } from './card-faults.ts';

/** All cards: to drag into the reader, or to use by their buttons. */
export function WalletList({ fault }: { readonly fault: FaultChoice }) {
  const { state, texts } = useBench();
  return (
    <section className="wallet" aria-labelledby="wallet-title">
      <h2 id="wallet-title">
        <Icon name="wallet" /> {texts.wallet}
      </h2>
      <ul>
        {state.wallet.map((card) => (
          <WalletRow key={card.id} card={card} fault={fault} />
        ))}
      </ul>
    </section>
  );
}

function WalletRow({ card, fault }: { readonly card: WalletCard; readonly fault: FaultChoice }) {
  const { state, texts, act } = useBench();
  const inside = state.cardIn === card.id;
  const faults = faultsOf(fault);
  return (
    <li
      className={inside ? 'row row-inside' : 'row'}
      data-card={card.id}
      draggable={!inside}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', card.id)}
    >
      <CardPicture card={card} />
      <div className="row-right">
        <CardNotes card={card} />
        <div className="buttons">
          <button className="main" disabled={inside} onClick={() => act({ do: 'insert', card: card.id, ...faults })}>
            {texts.insert}
          </button>
          <button disabled={inside} onClick={() => act({ do: 'tap', card: card.id, ...faults })}>
            {texts.tap}
          </button>
          {card.of !== 'customer' ? null : <button onClick={() => act({ do: 'layIdCard', person: card.id })}>{texts.layIdCard}</button>}
        </div>
      </div>
    </li>
  );
}
