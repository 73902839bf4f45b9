import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { chunk, paginate, type Section } from '../ui/capacity.ts';
import { useToMenu } from '../ui/footer.tsx';
import { useLookedUp, type Figure } from '../ui/look-up-sections.tsx';
import { Notice } from '../ui/notice.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { isStacked, type RecordRow, RecordRows, recordLines } from '../ui/record-rows.tsx';
import { LOOK_UP_ROOM, type LookUpRoom } from '../ui/room.ts';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { usePages } from '../ui/use-pages.tsx';

/** What was looked up: the figures that matter, then row by row, cut into pages that fit these letters. */
export function LookUpScreen({ view }: { readonly view: ViewOf<'lookUp'> }) {
  const { texts, frame } = useKiosk();
  const orientation = useOrientation();
  const { elder } = frame.comfort;
  const room = LOOK_UP_ROOM[orientation][elder ? 'elder' : 'normal'];
  const { figures, sections } = useLookedUp(view);
  const { pages, figuresAlone } = cutToPages(sections, figures.length, { room, elder, portrait: orientation === 'portrait' });
  const { page, shown = [], pager } = usePages(pages);
  const withFigures = !figuresAlone || page === 0;
  return (
    <ScreenFrame
      title={texts.lookUp.titles[view.service]}
      lead={view.holder === '' ? undefined : view.holder}
      back={useToMenu()}
      end
      actions={
        <>
          {pager}
          {view.canPrint ? <PrintButton /> : null}
        </>
      }
    >
      {withFigures ? <Figures figures={figures} alone={figuresAlone} /> : null}
      {foundNothing(view) ? <Notice tone="info">{texts.lookUp.nothing[view.service]}</Notice> : null}
      {shown.map(({ key, title, rows }) => (
        <section className="panel records-panel" key={key}>
          {title === '' ? null : <h2 className="panel-title">{title}</h2>}
          <RecordRows
            rows={rows}
            narrow={elder && orientation === 'portrait'}
            paired={orientation === 'landscape' && rows.every(isPaired)}
          />
        </section>
      ))}
    </ScreenFrame>
  );
}

interface Page {
  readonly room: LookUpRoom;
  readonly elder: boolean;
  readonly portrait: boolean;
}
interface Cut {
  readonly pages: readonly (readonly Section<RecordRow>[])[];
  readonly figuresAlone: boolean;
}

/** Where large letters leave no room for figures and rows together, the figures have the first page to themselves. */
function cutToPages(sections: readonly Section<RecordRow>[], figures: number, { room, elder, portrait }: Page): Cut {
  const figureRows = Math.ceil(figures / (portrait ? 2 : figures || 1));
  const paired = (rows: readonly RecordRow[]) => !portrait && rows.every(isPaired);
  const linesOf = (row: RecordRow, ems: number) => recordLines(row, ems, isStacked(row, elder && portrait));
  const inLines = sections.map(({ rows, ...section }) => ({ ...section, rows: paired(rows) ? chunk(rows, 2) : rows.map((row) => [row]) }));
  const cut = (lines: number) =>
    paginate(inLines, lines, (line) => Math.max(...line.map((row) => linesOf(row, paired(line) ? room.ems / 2 : room.ems)))).map((page) =>
      page.map(({ rows, ...section }) => ({ ...section, rows: rows.flat() })),
    );
  const together = cut(room.lines - figureRows * room.figureLines);
  if (!elder || figures === 0 || together.length === 1) return { pages: together, figuresAlone: false };
  return { pages: [[], ...cut(room.lines)], figuresAlone: true };
}

/** Rows with a figure are short: two of them fit beside each other on a wide page. */
function isPaired({ value }: RecordRow): boolean {
  return value !== undefined;
}

function Figures({ figures, alone }: { readonly figures: readonly Figure[]; readonly alone: boolean }) {
  if (figures.length === 0) return null;
  return (
    <div className={alone ? 'figures-row figures-alone' : 'figures-row'}>
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
