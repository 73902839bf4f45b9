import { useState, type ReactNode } from 'react';
import { useKiosk } from '../kiosk.ts';
import { useOrder } from './maintenance.tsx';
import { Pager } from './pager.tsx';

export interface MaintenancePagesProps<Row> {
  /** The page that the terminal gave, and how many it has. */
  readonly page: number;
  readonly pages: number;
  /** That page in as many parts as this screen needs. */
  readonly parts: readonly (readonly Row[])[];
  readonly children: (rows: readonly Row[], pager: ReactNode) => ReactNode;
}

/** Long lists: the terminal gives a page, the screen shows it in parts; one pair of buttons goes through both. */
export function MaintenancePages<Row>({ page, pages, parts, children }: MaintenancePagesProps<Row>) {
  const { texts } = useKiosk();
  const order = useOrder();
  const [asked, setAsked] = useState({ page, part: 0 });
  const part = asked.page === page ? Math.min(asked.part, Math.max(0, parts.length - 1)) : 0;
  const toPart = (next: number) => () => setAsked({ page, part: next });
  const toPage = (next: number) => () => order({ ask: 'page', page: next });
  const label = texts.page(page, pages);
  const pager =
    pages < 2 && parts.length < 2 ? null : (
      <Pager
        label={parts.length > 1 ? `${label} · ${part + 1}/${parts.length}` : label}
        onPrevious={part > 0 ? toPart(part - 1) : page > 1 ? toPage(page - 1) : null}
        onNext={part < parts.length - 1 ? toPart(part + 1) : page < pages ? toPage(page + 1) : null}
      />
    );
  return children(parts[part] ?? [], pager);
}
