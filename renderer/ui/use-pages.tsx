import { useState, type ReactNode } from 'react';
import { useKiosk } from '../kiosk.ts';
import { Pager } from './pager.tsx';

/** Which of `count` pages stands, with the keys to those beside it; nothing where there is only one. */
export function PageKeys({
  page,
  count,
  onPage,
}: {
  readonly page: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}) {
  const { texts } = useKiosk();
  if (count < 2) return null;
  return (
    <Pager
      label={texts.page(page + 1, count)}
      onPrevious={page > 0 ? () => onPage(page - 1) : null}
      onNext={page < count - 1 ? () => onPage(page + 1) : null}
    />
  );
}

/** One page at a time. Where there are fewer pages than before, the last of them is shown. */
export function usePages<Page>(pages: readonly Page[]): {
  readonly page: number;
  readonly shown: Page | undefined;
  readonly pager: ReactNode;
} {
  const [asked, setAsked] = useState(0);
  const page = Math.min(asked, Math.max(0, pages.length - 1));
  return { page, shown: pages[page], pager: <PageKeys page={page} count={pages.length} onPage={setAsked} /> };
}
