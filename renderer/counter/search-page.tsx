import { useState, type SyntheticEvent } from 'react';
import { stamp } from '../text/format.ts';
import { useDesk, type PageOf } from './desk.ts';
import { FaultLine, Message } from './parts.tsx';
import { TextField } from './text-field.tsx';

/** By the number of a receipt or the serial of a slip. */
export function SearchPage({ page }: { readonly page: PageOf<'search'> }) {
  const { texts, ask } = useDesk();
  const [number, setNumber] = useState(page.number);
  const words = texts.search;
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (number.trim() !== '') ask({ intent: 'search', number: number.trim() });
  };
  return (
    <main className="one">
      <h1>{texts.pages.search}</h1>
      <form className="row" onSubmit={send}>
        <TextField label={words.number} value={number} onChange={setNumber} maxLength={60} autoFocus />
        <button type="submit" className="action action-main">
          {words.go}
        </button>
      </form>
      {page.busy ? <Message tone="info">{texts.busy.askingRecords}</Message> : null}
      {page.faultCode === null ? null : <FaultLine code={page.faultCode} />}
      {page.rows?.length === 0 ? <Message tone="warm">{words.nothing}</Message> : null}
      {page.rows === null || page.rows.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              {words.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <tr key={`${row.kind} ${row.atMs}`}>
                <td>{row.number}</td>
                <td>{words.kinds[row.kind]}</td>
                <td>{texts.commands[row.what] ?? row.what}</td>
                <td>{stamp(row.atMs)}</td>
                <td>{words.outcomes[row.outcome] ?? row.outcome}</td>
                <td>{row.holder}</td>
                <td>{row.staff}</td>
                <td>{row.approvedBy}</td>
                <td>{row.session}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}
