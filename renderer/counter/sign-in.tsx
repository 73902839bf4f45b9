import { useRef, useState, type SyntheticEvent } from 'react';
import type { CounterView, SignInNote } from '../../electron/api/counter-view.ts';
import { useDesk } from './desk.ts';
import { Action, FaultLine, Message } from './parts.tsx';
import { KEYS } from './shortcuts.ts';

/** Number and password, or the staff card in the reader and its PIN. */
export function SignIn({ note, staffCardIn }: { readonly note: SignInNote; readonly staffCardIn: boolean }) {
  const { texts, frame } = useDesk();
  return (
    <main className="sign-in">
      <h1>{texts.signIn.title}</h1>
      <p className="quiet">{frame.outlet.name}</p>
      <StaffForm intent="signIn" note={note} staffCardIn={staffCardIn} go={texts.signIn.go} />
    </main>
  );
}

/** Who works here goes on with their password; nothing of a customer can be read meanwhile. */
export function Locked({ view }: { readonly view: Extract<CounterView, { screen: 'locked' }> }) {
  const { texts, ask } = useDesk();
  const { staff, staffCardIn, acting, note } = view;
  return (
    <main className="sign-in">
      <h1>{texts.signIn.lockedTitle}</h1>
      <p className="quiet">
        {staff.name} {staff.id}
      </p>
      <p>{texts.signIn.lockedAbout}</p>
      <StaffForm intent="unlock" note={note} staffCardIn={staffCardIn} go={texts.signIn.unlock} />
      <Action keyName={KEYS.signOut} isDisabled={acting} onPress={() => ask({ intent: 'signOut' })}>
        {texts.signOut}
      </Action>
    </main>
  );
}

interface StaffFormProps {
  readonly intent: 'signIn' | 'approve' | 'unlock';
  readonly note: SignInNote;
  readonly staffCardIn: boolean;
  readonly go: string;
}

/** The same form for who works here and for the second person. The password leaves the page with the press and is not kept. */
export function StaffForm({ intent, note, staffCardIn, go }: StaffFormProps) {
  const { texts, ask } = useDesk();
  const [staff, setStaff] = useState('');
  const secret = useRef<HTMLInputElement>(null);
  const words = texts.signIn;
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    const typed = secret.current;
    if (typed === null || typed.value === '') return;
    const by = staffCardIn && staff === '' ? 'card' : 'password';
    ask(intent === 'unlock' ? { intent, by } : { intent, by, staff: staff.trim() }, typed.value);
    typed.value = '';
  };
  return (
    <form className="staff-form" onSubmit={send}>
      <SignInWords note={note} />
      {staffCardIn ? <Message tone="info">{words.cardIn}</Message> : null}
      {intent === 'unlock' ? null : (
        <label>
          <span>{words.number}</span>
          <input autoFocus autoComplete="off" value={staff} onChange={(event) => setStaff(event.target.value)} />
        </label>
      )}
      <label>
        <span>{words.password}</span>
        <input ref={secret} type="password" autoComplete="off" autoFocus={intent === 'unlock'} />
      </label>
      <button type="submit" className="action action-main" disabled={note.busy}>
        {note.busy ? words.busy : go}
      </button>
    </form>
  );
}

function SignInWords({ note }: { readonly note: SignInNote }) {
  const { texts } = useDesk();
  if (note.lastTry === 'none') return null;
  if (note.lastTry === 'failed') return <FaultLine code={note.faultCode ?? ''} />;
  return (
    <Message tone="warm">
      {texts.signIn.lastTry[note.lastTry]}
      {note.triesLeft === null || note.triesLeft === 0 ? null : ` ${texts.signIn.triesLeft(note.triesLeft)}`}
    </Message>
  );
}
