import { useState } from 'react';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { civilDate, money } from '../text/format.ts';
import { BigButton } from '../ui/big-button.tsx';
import { evenly } from '../ui/capacity.ts';
import { useBack } from '../ui/footer.tsx';
import { Notice } from '../ui/notice.tsx';
import { Pager } from '../ui/pager.tsx';
import { STATEMENT_ROOM } from '../ui/room.ts';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { StatementList, StatementTable } from '../ui/statement-table.tsx';

/** The account's entries of a period, page by page; where a page has more than fits in these letters, in parts. */
export function StatementScreen({ view }: { readonly view: ViewOf<'statement'> }) {
  const { texts, frame, ask } = useKiosk();
  const { language, elder } = frame.comfort;
  const room = STATEMENT_ROOM[useOrientation()][elder ? 'elder' : 'normal'];
  const parts = evenly(view.rows, room);
  const [asked, setAsked] = useState({ page: view.page, part: 0 });
  const part = asked.page === view.page ? Math.min(asked.part, Math.max(0, parts.length - 1)) : 0;
  const toPart = (next: number) => () => setAsked({ page: view.page, part: next });
  const toPage = (page: number) => () => ask({ intent: 'page', page });
  const label = texts.page(view.page, view.pages);
  return (
    <ScreenFrame
      title={texts.statement.title}
      lead={`${view.holder} · ${texts.statement.accountKinds[view.accountKind]} · ${texts.statement.period(civilDate(view.from, language), civilDate(view.to, language))}`}
      back={useBack()}
      end
      actions={
        <>
          {view.pages > 1 || parts.length > 1 ? (
            <Pager
              label={parts.length > 1 ? `${label} · ${part + 1}/${parts.length}` : label}
              onPrevious={part > 0 ? toPart(part - 1) : view.page > 1 ? toPage(view.page - 1) : null}
              onNext={part < parts.length - 1 ? toPart(part + 1) : view.page < view.pages ? toPage(view.page + 1) : null}
            />
          ) : null}
          {view.canPrint ? (
            <BigButton kind="main" icon="print" onPress={() => ask({ intent: 'print' })} intent="print">
              {texts.action.print}
            </BigButton>
          ) : null}
        </>
      }
    >
      <div className="totals">
        <Total label={texts.statement.opening} amount={money(view.openingFen, language)} />
        <Total label={texts.statement.closing} amount={money(view.closingFen, language)} strong />
      </div>
      <Entries rows={parts[part] ?? []} />
    </ScreenFrame>
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
