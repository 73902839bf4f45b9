import { Icon } from '../ui/icons.tsx';
import { useBench } from './bench-context.ts';
import { FAULT_CHOICES, faultsOf } from './card-faults.ts';
import { CardNotes, CardPicture } from './card-picture.tsx';
import type { CardFaultChoice } from './texts.ts';

export interface ReaderProps {
  readonly fault: CardFaultChoice;
  readonly onFault: (fault: CardFaultChoice) => void;
}

/** The card reader: a card is dropped into it, and pulled out of it. */
export function Reader({ fault, onFault }: ReaderProps) {
  const { state, texts, act } = useBench();
  const card = state.wallet.find(({ id }) => id === state.cardIn);
  return (
    <section className="reader">
      <h2>
        <Icon name="chip" /> {texts.reader}
      </h2>
      <div
        className={card === undefined ? 'slot' : 'slot slot-full'}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          act({ do: 'insert', card: event.dataTransfer.getData('text/plain'), ...faultsOf(fault) });
        }}
      >
        <span className="slot-mouth" aria-hidden />
        {card === undefined ? (
          <p className="quiet">{texts.dropHere}</p>
        ) : (
          <>
            <CardPicture card={card} />
            <CardNotes card={card} />
          </>
        )}
      </div>
      <div className="buttons">
        <label>
          {texts.fault}
          <select value={fault} onChange={(event) => onFault(FAULT_CHOICES.find((choice) => choice === event.target.value) ?? 'none')}>
            {FAULT_CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {texts.faults[choice]}
              </option>
            ))}
          </select>
        </label>
        <button className="main" disabled={card === undefined} onClick={() => act({ do: 'pull' })}>
          {texts.pull}
        </button>
      </div>
    </section>
  );
}
