import type { CardExplorerStep, CardObjectRow } from '../../electron/api/maintenance-view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { emWidth, useOrientation } from '../layout.ts';
import { byteGroups } from '../text/bytes.ts';
import { paginate } from './capacity.ts';
import { ExplorerLead, MaskButton } from './card-places.tsx';
import { useOrderBack, useParts } from './maintenance.tsx';
import { Notice } from './notice.tsx';
import { MAINTENANCE_ROOM } from './room.ts';
import { ScreenFrame } from './screen-frame.tsx';

/** What stands in a file: names and meanings, and the bytes beside. */
export function CardObjects({
  view,
  explorer,
}: {
  readonly view: ViewOf<'maintenanceCard'>;
  readonly explorer: Extract<CardExplorerStep, { step: 'objects' }>;
}) {
  const { texts, say } = useKiosk();
  const { card } = texts.maintenance;
  const orientation = useOrientation();
  const room = MAINTENANCE_ROOM[orientation];
  const { application, file, rows, detail } = explorer;
  const linesOf = ({ name, shown, raw, length }: CardObjectRow): number => {
    const title = name === null ? card.unnamed : say(name);
    // Upright the value stands under its name, lying beside it.
    const words =
      orientation === 'portrait'
        ? Math.ceil(emWidth(title) / room.meaningEms) + Math.ceil(emWidth(shown) / room.meaningEms)
        : Math.ceil(emWidth(`${title} ${shown}`) / room.meaningEms);
    const bytes = raw === null ? 1 : Math.ceil(emWidth(byteGroups(raw, length, card.hidden)) / room.bytesEms);
    return Math.max(words, bytes) + ROW_ROOM_LINES;
  };
  const pages = paginate([{ key: file.name, title: '', rows }], room.objectLines, linesOf).map(([section]) => section?.rows ?? []);
  const { rows: shown, pager } = useParts(`${application.name} ${file.name}`, rows.length === 0 ? [] : pages);
  return (
    <ScreenFrame
      title={`${application.name}/${file.name} ${say(file.title)}`}
      lead={<ExplorerLead view={view} />}
      back={useOrderBack()}
      actions={
        <>
          {pager}
          <MaskButton masked={view.masked} />
        </>
      }
    >
      {rows.length === 0 ? (
        <Notice tone="info" title={file.state === 'read' ? card.nothing : card.states[file.state]}>
          <p>{file.opens === null ? null : card.opens(file.opens)}</p>
          <p>{detail}</p>
        </Notice>
      ) : (
        <ObjectTable rows={shown} />
      )}
    </ScreenFrame>
  );
}

/** Padding and the line between two rows, in lines. */
const ROW_ROOM_LINES = 0.45;

function ObjectTable({ rows }: { readonly rows: readonly CardObjectRow[] }) {
  const { texts, say } = useKiosk();
  const { card } = texts.maintenance;
  return (
    <table className="statement objects">
      <thead>
        <tr>
          <th scope="col">{card.tag}</th>
          <th scope="col">{card.meaning}</th>
          <th scope="col">{card.bytes}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <td className="bytes">{row.depth === 0 ? row.tag : `· ${row.tag}`}</td>
            <td>
              <span className="object-name">{row.name === null ? card.unnamed : say(row.name)}</span>
              <span className="object-value">{row.shown}</span>
            </td>
            <td className="bytes">{row.raw === null ? '' : byteGroups(row.raw, row.length, card.hidden)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
