import { useKiosk, type ViewOf } from '../kiosk.ts';
import { Facts } from '../ui/facts.tsx';
import { Mark } from '../ui/notice.tsx';
import { receiptFact } from '../ui/receipt-facts.ts';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** How it ended, for the customer to read. */
export function CounterResultScreen({ view }: { readonly view: ViewOf<'counterResult'> }) {
  const { texts, frame, say } = useKiosk();
  const words = texts.counter.result;
  const service = texts.counter.services[view.service];
  const done = view.outcome === 'done';
  const titles = { done: words.done(service), refused: words.refused(service), unknown: words.unknown, failed: words.failed };
  const about = {
    done: undefined,
    refused: view.reason === null ? undefined : say(view.reason),
    unknown: words.unknownAbout,
    failed: words.failedAbout,
  };
  return (
    <ScreenFrame
      kind="report"
      title={titles[view.outcome]}
      lead={about[view.outcome]}
      live="status"
      mark={<Mark tone={done ? 'success' : 'warm'} {...(done ? {} : { icon: 'attention' as const })} />}
      footer={false}
    >
      {view.facts.length === 0 ? null : (
        <section className="panel">
          <Facts facts={view.facts.map((fact, index) => ({ ...receiptFact(fact, frame.comfort.language), key: `${index}` }))} />
        </section>
      )}
    </ScreenFrame>
  );
}
