import { useState, type SyntheticEvent } from 'react';
import type { CustomerPage } from '../../electron/api/counter-view.ts';
import { useDesk } from './desk.ts';
import { Action, FaultLine, Message } from './parts.tsx';
import { KEYS } from './shortcuts.ts';

/** Nobody is known on this tab yet: card, ID card, or the number that the clerk types. */
export function Identify({ page }: { readonly page: CustomerPage }) {
  const { texts, ask } = useDesk();
  const [number, setNumber] = useState('');
  const words = texts.identify;
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (number.trim() !== '') ask({ intent: 'typedNumber', number: number.trim().toUpperCase() });
  };
  return (
    <main className="one">
      <h1>{words.title}</h1>
      {page.busy === null ? null : <Message tone="info">{texts.busy[page.busy]}</Message>}
      {page.faultCode === null ? null : <FaultLine code={page.faultCode} />}
      <ol className="ways">
        <li>{words.card}</li>
        <li>
          {words.idCard}{' '}
          <Action
            kind="main"
            keyName={KEYS.readHolder}
            isDisabled={page.busy !== null}
            onPress={() => ask({ intent: 'readId', whose: 'holder' })}
          >
            {texts.customer.readId}
          </Action>
        </li>
        <li>
          <form className="row" onSubmit={send}>
            <label>
              <span>{words.number}</span>
              <input autoFocus autoComplete="off" maxLength={18} value={number} onChange={(event) => setNumber(event.target.value)} />
            </label>
            <button type="submit" className="action" disabled={page.busy !== null}>
              {words.find}
            </button>
          </form>
        </li>
      </ol>
      {page.busy === null ? null : (
        <Action keyName={KEYS.cancel} onPress={() => ask({ intent: 'cancel' })}>
          {texts.cancel}
        </Action>
      )}
    </main>
  );
}
