import { useRef, useState, type SyntheticEvent } from 'react';
import type { SignInNote } from '../../electron/api/counter-view.ts';
import { useDesk } from './desk.ts';
import { FaultLine, Message } from './parts.tsx';
import { PinKeys } from './pin-keys.tsx';

export interface StaffFormProps {
  readonly intent: 'signIn' | 'approve' | 'unlock';
  readonly note: SignInNote;
  readonly staffCardIn: boolean;
  readonly go: string;
  /** What has to happen before a staff card can be put in. */
  readonly cardFirst?: string | null;
}

type Way = 'password' | 'card';

/** The same form for who works here and for the second person. What is typed leaves the page with the press and is not kept. */
export function StaffForm({ intent, note, staffCardIn, go, cardFirst = null }: StaffFormProps) {
  const { texts, ask } = useDesk();
  const [chosen, setChosen] = useState<Way | null>(null);
  const [staff, setStaff] = useState('');
  const secret = useRef<HTMLInputElement>(null);
  const words = texts.signIn;
  const way = chosen ?? (staffCardIn ? 'card' : 'password');
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    const typed = secret.current;
    if (typed === null || typed.value === '' || (way === 'card' && !staffCardIn)) return;
    ask(intent === 'unlock' ? { intent, by: way } : { intent, by: way, staff: way === 'card' ? '' : staff.trim() }, typed.value);
    typed.value = '';
  };
  const change = (next: (value: string) => string): void => {
    const field = secret.current;
    if (field === null) return;
    field.value = next(field.value);
    field.focus();
  };
  return (
    <form className="staff-form" onSubmit={send}>
      <SignInWords note={note} way={way} />
      <Ways way={way} numbered={intent !== 'unlock'} onChoose={setChosen} />
      {way === 'card' ? <Message tone="info">{staffCardIn ? words.cardIn : (cardFirst ?? words.cardOut)}</Message> : null}
      {intent === 'unlock' || way === 'card' ? null : (
        <label>
          <span>{words.number}</span>
          <input autoFocus autoComplete="off" value={staff} onChange={(event) => setStaff(event.target.value)} />
        </label>
      )}
      <label key={way}>
        <span>{way === 'card' ? words.cardPin : words.password}</span>
        <input
          ref={secret}
          type="password"
          inputMode={way === 'card' ? 'numeric' : 'text'}
          autoComplete="off"
          autoFocus={intent === 'unlock' || way === 'card'}
        />
      </label>
      {way === 'card' ? (
        <PinKeys onDigit={(digit) => change((value) => value + digit)} onErase={() => change((value) => value.slice(0, -1))} />
      ) : null}
      <button type="submit" className="action action-main" disabled={note.busy || (way === 'card' && !staffCardIn)}>
        {note.busy ? words.busy : go}
      </button>
    </form>
  );
}

interface WaysProps {
  readonly way: Way;
  /** Whether the number is asked for beside the password. */
  readonly numbered: boolean;
  readonly onChoose: (way: Way) => void;
}

/** Number and password, or the card and its PIN: both in sight. */
function Ways({ way, numbered, onChoose }: WaysProps) {
  const { texts } = useDesk();
  const words = texts.signIn;
  return (
    <div className="row" role="group" aria-label={words.ways}>
      {(['password', 'card'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className={one === way ? 'action action-on' : 'action'}
          aria-pressed={one === way}
          onClick={() => onChoose(one)}
        >
          {one === 'password' && !numbered ? words.password : words.way[one]}
        </button>
      ))}
    </div>
  );
}

function SignInWords({ note, way }: { readonly note: SignInNote; readonly way: Way }) {
  const { texts } = useDesk();
  if (note.lastTry === 'none') return null;
  if (note.lastTry === 'failed') return <FaultLine code={note.faultCode ?? ''} />;
  const said = note.lastTry === 'wrong' && way === 'card' ? texts.signIn.wrongCard : texts.signIn.lastTry[note.lastTry];
  return (
    <Message tone="warm">
      {said}
      {note.triesLeft === null || note.triesLeft === 0 ? null : ` ${texts.signIn.triesLeft(note.triesLeft)}`}
    </Message>
  );
}
