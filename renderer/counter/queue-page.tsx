import { QUEUE_FILTERS } from '../../electron/api/counter-words.ts';
import { civilDate } from '../text/format.ts';
import { useDesk, type PageOf } from './desk.ts';
import { Action, FaultLine, Message } from './parts.tsx';

/** What is open: orders with their step, corrections, and what nobody knows the end of. */
export function QueuePage({ page }: { readonly page: PageOf<'queue'> }) {
  const { texts, language, ask } = useDesk();
  const words = texts.queue;
  return (
    <main className="one">
      <h1>{texts.pages.queue}</h1>
      <div className="row" role="group" aria-label={words.filter}>
        {QUEUE_FILTERS.map((show) => (
          <button
            key={show}
            type="button"
            className={page.show === show ? 'action action-on' : 'action'}
            aria-pressed={page.show === show}
            onClick={() => ask({ intent: 'filter', show })}
          >
            {words.filters[show]}
          </button>
        ))}
        <Action onPress={() => ask({ intent: 'goTo', page: 'queue' })}>{words.again}</Action>
      </div>
      {page.busy ? <Message tone="info">{texts.busy.askingRecords}</Message> : null}
      {page.faultCode === null ? null : <FaultLine code={page.faultCode} />}
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
            <tr key={row.number} className={row.overdue || row.kind === 'unknown' ? 'row-warm' : undefined}>
              <td>{row.number}</td>
              <td>{words.kinds[row.kind]}</td>
              <td>{texts.commands[row.what] ?? texts.options[row.what] ?? row.what}</td>
              <td>{words.steps[row.step] ?? row.step}</td>
              <td>{row.holder}</td>
              <td>{civilDate(row.since, language)}</td>
              <td>
                {row.dueOn === null ? '—' : civilDate(row.dueOn, language)} {row.overdue ? words.overdue : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {page.rows.length === 0 && !page.busy ? <p className="quiet">{words.empty}</p> : null}
    </main>
  );
}
