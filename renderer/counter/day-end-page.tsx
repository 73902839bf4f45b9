import type { DayReport } from '../../electron/api/counter-view.ts';
import { money, stamp, yuan } from '../text/format.ts';
import { useDesk, type PageOf } from './desk.ts';
import { Action, FaultLine, Message, Pairs } from './parts.tsx';
import { TextField } from './text-field.tsx';

/** The day in numbers, and what nobody knows the end of until the host was asked. */
export function DayEndPage({ page }: { readonly page: PageOf<'dayEnd'> }) {
  const { texts, ask } = useDesk();
  const words = texts.dayEnd;
  return (
    <main className="one">
      <h1>{texts.pages.dayEnd}</h1>
      <div className="row">
        <TextField label={words.date} type="date" value={page.on} onChange={(on) => ask({ intent: 'day', on })} />
        <Action kind="main" isDisabled={page.busy} onPress={() => ask({ intent: 'reconcile' })}>
          {words.reconcile}
        </Action>
        <Action isDisabled={page.busy || page.report === null} onPress={() => ask({ intent: 'save' })}>
          {words.save}
        </Action>
      </div>
      {page.busy ? <Message tone="info">{words.busy}</Message> : null}
      {page.faultCode === null ? null : <FaultLine code={page.faultCode} />}
      {page.saved === null ? null : <Message tone="success">{words.saved(page.saved)}</Message>}
      {page.report === null ? null : <Report report={page.report} />}
    </main>
  );
}

function Report({ report }: { readonly report: DayReport }) {
  const { texts, language } = useDesk();
  const words = texts.dayEnd;
  return (
    <>
      <Pairs
        pairs={[
          { key: 'receipts', label: words.receipts, value: report.receipts },
          {
            key: 'range',
            label: words.range,
            value: report.firstReceipt === null ? '—' : `${report.firstReceipt} — ${report.lastReceipt ?? ''}`,
          },
          { key: 'fees', label: words.fees, value: money(report.feeFen, language) },
          { key: 'slips', label: words.slips, value: words.slipCounts(report.slipsPrinted, report.slipsBroken) },
          { key: 'approvals', label: words.approvals, value: report.approvals },
        ]}
      />
      <h2>{words.byService}</h2>
      <table>
        <thead>
          <tr>
            {words.columns.map((column, place) => (
              <th key={column} scope="col" className={place === 0 ? undefined : 'number'}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.services.map(({ what, done, refused, feeFen }) => (
            <tr key={what}>
              <td>{texts.commands[what] ?? what}</td>
              <td className="number">{done}</td>
              <td className="number">{refused}</td>
              <td className="number">{yuan(feeFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Unknown report={report} />
    </>
  );
}

function Unknown({ report }: { readonly report: DayReport }) {
  const { texts } = useDesk();
  const words = texts.dayEnd;
  return (
    <>
      <h2>{words.unknown}</h2>
      {report.unknown.length === 0 ? <p className="quiet">{words.noUnknown}</p> : null}
      {report.unknown.length === 0 ? null : (
        <table>
          <tbody>
            {report.unknown.map(({ key, what, atMs, staff, state, receiptNumber }) => (
              <tr key={key} className={state === 'open' ? 'row-warm' : undefined}>
                <td>{stamp(atMs)}</td>
                <td>{texts.commands[what] ?? what}</td>
                <td>{key}</td>
                <td>{staff}</td>
                <td>
                  {words.states[state]} {receiptNumber ?? ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
