import type { StatementRow } from '../../electron/api/view.ts';
import { useKiosk } from '../kiosk.ts';
import { civilDate, signedYuan, yuan } from '../text/format.ts';

/** Entries in easy mode: two lines each, and no columns to follow with a finger. */
export function StatementList({ rows }: { readonly rows: readonly StatementRow[] }) {
  const { texts, frame } = useKiosk();
  const { language } = frame.comfort;
  return (
    <ul className="entries">
      {rows.map((row, index) => (
        <li className="entry" key={`${row.on}-${index}`}>
          <span className="statement-kind">{row.note === '' ? texts.statement.kinds[row.kind] : row.note}</span>
          <span className="entry-amount">{signedYuan(row.amountFen)}</span>
          <span className="entry-note">{civilDate(row.on, language)}</span>
          <span className="entry-note entry-balance">
            {texts.statement.balanceShort} {yuan(row.balanceFen)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Entries as a table: date and kind to the left, figures to the right under each other. */
export function StatementTable({ rows }: { readonly rows: readonly StatementRow[] }) {
  const { texts, frame } = useKiosk();
  const { statement } = texts;
  return (
    <table className="statement">
      <thead>
        <tr>
          <th scope="col">{statement.date}</th>
          <th scope="col">{statement.kind}</th>
          <th scope="col" className="number">
            {statement.amount}
          </th>
          <th scope="col" className="number">
            {statement.balance}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${row.on}-${index}`}>
            <td className="statement-date">{civilDate(row.on, frame.comfort.language)}</td>
            <td>
              <span className="statement-kind">{statement.kinds[row.kind]}</span>
              {row.note === '' ? null : <span className="statement-note">{row.note}</span>}
            </td>
            <td className={row.amountFen > 0 ? 'number number-in' : 'number'}>{signedYuan(row.amountFen)}</td>
            <td className="number">{yuan(row.balanceFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
