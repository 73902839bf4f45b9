import { useState, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { civilDate, money, signedYuan } from '../text/format.ts';
import { evenly } from '../ui/capacity.ts';
import { useBack } from '../ui/footer.tsx';
import { FlowChart, FlowTable } from '../ui/flow-chart.tsx';
import { Notice } from '../ui/notice.tsx';
import { Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { RecordRows } from '../ui/record-rows.tsx';
import { FLOW_ROOM, STATEMENT_ROOM, TOTALS_ROOM } from '../ui/room.ts';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { StatementList, StatementTable } from '../ui/statement-table.tsx';
import { usePages } from '../ui/use-pages.tsx';

type Part = 'entries' | 'chart' | 'totals';
const PARTS: readonly Part[] = ['entries', 'chart', 'totals'];

/** The account over a period: entry by entry, in and out as a picture with its table, and what each kind comes to. */
export function StatementScreen({ view }: { readonly view: ViewOf<'statement'> }) {
  const { texts, frame } = useKiosk();
  const { language } = frame.comfort;
  const [part, setPart] = useState<Part>('entries');
  const entries = useEntryPages(view);
  const orientation = useOrientation();
  const size = frame.comfort.elder ? 'elder' : 'normal';
  // The newest months first; the picture has them all, the table as many as fit.
  const flow = usePages(evenly(view.flow.toReversed(), FLOW_ROOM[orientation][size]));
  const totals = usePages(evenly(view.totals, TOTALS_ROOM[orientation][size]));
  const { accounts } = texts.lookUp;
  return (
    <ScreenFrame
      title={texts.statement.title}
      lead={`${view.holder} · ${accounts.kinds[view.accountKind]} · ${texts.statement.period(civilDate(view.from, language), civilDate(view.to, language))}`}
      back={useBack()}
      end
      actions={
        <>
          <Tabs part={part} onChoose={setPart} />
          {part === 'entries' ? entries.pager : null}
          {part === 'chart' ? flow.pager : null}
          {part === 'totals' ? totals.pager : null}
          {view.canPrint ? <PrintButton /> : null}
        </>
      }
    >
      {part === 'entries' ? (
        <>
          <div className="totals">
            <Total label={texts.statement.opening} amount={money(view.openingFen, language)} />
            <Total label={texts.statement.closing} amount={money(view.closingFen, language)} strong />
          </div>
          <Entries rows={entries.rows} />
        </>
      ) : null}
      {part === 'chart' ? (
        <div className="flow">
          <FlowChart flow={view.flow} />
          <FlowTable flow={flow.shown ?? []} />
        </div>
      ) : null}
      {part === 'totals' ? <KindTotals rows={totals.shown ?? []} paired={orientation === 'landscape'} /> : null}
    </ScreenFrame>
  );
}

/** The entries that fit these letters, and how one gets to the others. */
function useEntryPages(view: ViewOf<'statement'>): { readonly rows: ViewOf<'statement'>['rows']; readonly pager: ReactNode } {
  const { texts, frame, ask } = useKiosk();
  const parts = evenly(view.rows, STATEMENT_ROOM[useOrientation()][frame.comfort.elder ? 'elder' : 'normal']);
  const [asked, setAsked] = useState({ page: view.page, part: 0 });
  const part = asked.page === view.page ? Math.min(asked.part, Math.max(0, parts.length - 1)) : 0;
  const toPart = (next: number) => () => setAsked({ page: view.page, part: next });
  const toPage = (page: number) => () => ask({ intent: 'page', page });
  const label = texts.page(view.page, view.pages);
  const pager =
    view.pages > 1 || parts.length > 1 ? (
      <Pager
        label={parts.length > 1 ? `${label} · ${part + 1}/${parts.length}` : label}
        onPrevious={part > 0 ? toPart(part - 1) : view.page > 1 ? toPage(view.page - 1) : null}
        onNext={part < parts.length - 1 ? toPart(part + 1) : view.page < view.pages ? toPage(view.page + 1) : null}
      />
    ) : null;
  return { rows: parts[part] ?? [], pager };
}

function Tabs({ part, onChoose }: { readonly part: Part; readonly onChoose: (part: Part) => void }) {
  const { texts } = useKiosk();
  return (
    <div className="tabs">
      {PARTS.map((each) => (
        <ToggleButton key={each} className="tab" isSelected={part === each} onChange={() => onChoose(each)} data-part={each}>
          {texts.lookUp.statementParts[each]}
        </ToggleButton>
      ))}
    </div>
  );
}

function KindTotals({ rows, paired }: { readonly rows: ViewOf<'statement'>['totals']; readonly paired: boolean }) {
  const { texts } = useKiosk();
  if (rows.length === 0) return <Notice tone="info">{texts.statement.empty}</Notice>;
  const records = rows.map(({ kind, count, amountFen }) => ({
    key: kind,
    title: texts.statement.kinds[kind],
    notes: [texts.lookUp.chart.count(count)],
    value: signedYuan(amountFen),
  }));
  return (
    <section className="panel records-panel">
      <RecordRows rows={records} paired={paired} />
    </section>
  );
}

function Entries({ rows }: { readonly rows: ViewOf<'statement'>['rows'] }) {
  const { texts, frame } = useKiosk();
  if (rows.length === 0) return <Notice tone="info">{texts.statement.empty}</Notice>;
  return frame.comfort.elder ? <StatementList rows={rows} /> : <StatementTable rows={rows} />;
}

function Total({ label, amount, strong = false }: { readonly label: string; readonly amount: string; readonly strong?: boolean }) {
  return (
    <p className={strong ? 'total total-strong' : 'total'}>
      <span className="total-label">{label}</span> <span className="total-amount">{amount}</span>
    </p>
  );
}
