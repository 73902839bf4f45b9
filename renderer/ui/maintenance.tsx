/** What the engineer's pages share: how they ask, how they go back, how they turn pages. */
import { useState, type ReactNode } from 'react';
import type { MaintenanceRequest } from '../../electron/api/maintenance-intent.ts';
import { useKiosk } from '../kiosk.ts';
import type { BackAction } from './footer.tsx';
import { PageKeys } from './use-pages.tsx';

/** Asks for something of maintenance mode. */
export function useOrder(): (request: MaintenanceRequest) => void {
  const { ask } = useKiosk();
  return (request) => ask({ intent: 'maintenance', request });
}

/** The back button of a page: the page before, or the end of what runs. */
export function useOrderBack(label?: string): BackAction {
  const { texts } = useKiosk();
  const order = useOrder();
  return { label: label ?? texts.action.back, icon: 'back', onPress: () => order({ ask: 'back' }), intent: 'maintenanceBack' };
}

/** Rows that are all there, shown a part at a time; `key` says of what they are, so that something else begins at its first part. */
export function useParts<Row>(
  key: string,
  parts: readonly (readonly Row[])[],
): { readonly rows: readonly Row[]; readonly pager: ReactNode } {
  const [asked, setAsked] = useState({ key, part: 0 });
  const part = asked.key === key ? Math.min(asked.part, Math.max(0, parts.length - 1)) : 0;
  const pager = <PageKeys page={part} count={parts.length} onPage={(next) => setAsked({ key, part: next })} />;
  return { rows: parts[part] ?? [], pager };
}
