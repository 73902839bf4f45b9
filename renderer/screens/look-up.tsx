import { useState } from 'react';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { BigButton } from '../ui/big-button.tsx';
import { paginate } from '../ui/capacity.ts';
import { useToMenu } from '../ui/footer.tsx';
import { useLookedUp, type Figure } from '../ui/look-up-sections.tsx';
import { Notice } from '../ui/notice.tsx';
import { Pager } from '../ui/pager.tsx';
import { RecordRows, recordLines } from '../ui/record-rows.tsx';
import { LOOK_UP_ROOM } from '../ui/room.ts';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** What was looked up: the figures that matter, then row by row, cut into pages that fit these letters. */
export function LookUpScreen({ view }: { readonly view: ViewOf<'lookUp'> }) {
  const { texts, frame, ask } = useKiosk();
  const orientation = useOrientation();
  const { elder } = frame.comfort;
  const room = LOOK_UP_ROOM[orientation][elder ? 'elder' : 'normal'];
  const { figures, sections } = useLookedUp(view);
  const [asked, setAsked] = useState(0);
  const figureRows = Math.ceil(figures.length / (orientation === 'portrait' ? 2 : figures.length || 1));
  const stacked = elder && orientation === 'portrait';
  const pages = paginate(sections, room.lines - figureRows * room.figureLines, (row) => recordLines(row, room.ems, stacked));
  const page = Math.min(asked, pages.length - 1);
  return (
    <ScreenFrame
      title={texts.lookUp.titles[view.service]}
      lead={view.holder === '' ? undefined : view.holder}
      back={useToMenu()}
      end
      actions={
        <>
          {pages.length > 1 ? (
            <Pager
              label={texts.page(page + 1, pages.length)}
              onPrevious={page > 0 ? () => setAsked(page - 1) : null}
              onNext={page < pages.length - 1 ? () => setAsked(page + 1) : null}
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
      <Figures figures={figures} />
      {foundNothing(view) ? <Notice tone="info">{texts.lookUp.nothing[view.service]}</Notice> : null}
      {(pages[page] ?? []).map(({ key, title, rows }) => (
        <section className="panel records-panel" key={key}>
          {title === '' ? null : <h2 className="panel-title">{title}</h2>}
          <RecordRows rows={rows} />
        </section>
      ))}
    </ScreenFrame>
  );
}

function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  if (figures.length === 0) return null;
  return (
    <div className="figures-row">
      {figures.map(({ label, value }) => (
        <p className="figure" key={label}>
          <span className="figure-label">{label}</span> <span className="figure-value">{value}</span>
        </p>
      ))}
    </div>
  );
}

/** Nothing of the person's own; what the rules say may stand all the same. */
function foundNothing({ found }: ViewOf<'lookUp'>): boolean {
  switch (found.of) {
    case 'contributions':
      return found.years.length === 0;
    case 'pension':
      return found.payments.length + found.years.length === 0;
    case 'orderProgress':
      return found.orders.length === 0;
    case 'placesToAsk':
      return found.contacts.length + found.outlets.length === 0;
    case 'medicalCosts':
    case 'referralFiling':
    case 'familySharing':
    case 'receipts':
    case 'functionStates':
      return found.rows.length === 0;
  }
}
