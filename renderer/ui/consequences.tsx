import { useKiosk, type ViewOf } from '../kiosk.ts';
import { BigButton } from './big-button.tsx';
import { useArmed } from './use-armed.ts';

/** What will happen, line by line. */
export function Consequences({ lines }: { readonly lines: ViewOf<'confirm'>['consequences'] }) {
  const { say } = useKiosk();
  return (
    <ol className="consequences">
      {lines.map((line, index) => (
        <li key={line.en}>
          <span className="step-number" aria-hidden>
            {index + 1}
          </span>
          <span>{say(line)}</span>
        </li>
      ))}
    </ol>
  );
}

/** One button that acts, which sleeps for a moment, and one that does not. */
export function ConfirmActions({ yes, no }: { readonly yes: string; readonly no: string }) {
  const { ask } = useKiosk();
  const armed = useArmed();
  return (
    <div className="confirm-actions">
      {/* A new button when it wakes: one that was touched asleep would lose the next touch. */}
      <BigButton
        key={armed ? 'awake' : 'asleep'}
        kind="warm"
        icon="check"
        isDisabled={!armed}
        onPress={() => ask({ intent: 'confirm' })}
        intent="confirm"
      >
        {yes}
      </BigButton>
      <BigButton icon="cancel" onPress={() => ask({ intent: 'back' })} intent="notNow">
        {no}
      </BigButton>
    </div>
  );
}
