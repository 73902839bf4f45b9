import { Icon } from '../ui/icons.tsx';
import { useBench } from './bench-context.ts';
import { faultsOf, type FaultChoice } from './card-faults.ts';
import { CardNotes, CardPicture } from './card-picture.tsx';
import { FaultForm } from './fault-form.tsx';

export interface ReaderProps {
  readonly fault: FaultChoice;
  readonly onFault: (fault: FaultChoice) => void;
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
        <button className="main" disabled={card === undefined} onClick={() => act({ do: 'pull' })}>
          {texts.pull}
        </button>
        <FaultForm fault={fault} onFault={onFault} />
      </div>
    </section>
  );
}
