import type { CounterView, SignInNote } from '../../electron/api/counter-view.ts';
import { useDesk } from './desk.ts';
import { Action } from './parts.tsx';
import { KEYS } from './shortcuts.ts';
import { StaffForm } from './staff-form.tsx';

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
