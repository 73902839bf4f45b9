import { useState } from 'react';
import { useKiosk } from '../kiosk.ts';
import { InsertCardDrawing } from './drawings/insert-card.tsx';
import { useStill, useTurning } from './use-turning.ts';

/**
 * The head of the first page: what this machine is, and the pictures of the outlet, each in its turn. Where no motion is wanted the first
 * picture stands still beside the name. A picture that does not load is left out.
 */
export function Hero({ pictures, seconds }: { readonly pictures: readonly string[]; readonly seconds: number }) {
  const [broken, setBroken] = useState<readonly string[]>([]);
  const still = useStill();
  const shown = pictures.filter((picture) => !broken.includes(picture));
  const turn = useTurning(still ? 1 : shown.length + 1, seconds);
  const leaveOut = (picture: string) => setBroken((before) => [...before, picture]);
  const [first] = shown;
  return (
    <section className="hero">
      <div className="hero-home" data-hidden={turn === 0 ? undefined : ''}>
        <Words />
        {still && first !== undefined ? <Picture address={first} onError={leaveOut} /> : <Drawing />}
      </div>
      {still
        ? null
        : shown.map((address, place) => (
            <div key={address} className="hero-picture" data-hidden={turn === place + 1 ? undefined : ''}>
              <Picture address={address} onError={leaveOut} />
            </div>
          ))}
    </section>
  );
}

function Words() {
  const { texts } = useKiosk();
  return (
    <div className="hero-words">
      <h1 className="hero-title">
        <span>{texts.product.line1}</span> <span>{texts.product.line2}</span>
      </h1>
      <p className="hero-about">{texts.product.about}</p>
    </div>
  );
}

function Drawing() {
  const { texts } = useKiosk();
  return <InsertCardDrawing label={texts.insertCard.picture} />;
}

/** Nobody here knows what is on it, so it has no words; what must be said stands in the notices. */
function Picture({ address, onError }: { readonly address: string; readonly onError: (address: string) => void }) {
  return <img className="idle-picture" src={address} alt="" draggable={false} onError={() => onError(address)} />;
}
