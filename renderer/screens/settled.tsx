import { useKiosk, type ViewOf } from '../kiosk.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Mark } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** An earlier visit was cut off: what became of it, in plain words, before anything else. */
export function SettledScreen({ view }: { readonly view: ViewOf<'settled'> }) {
  const { texts, ask } = useKiosk();
  const allDone = view.entries.every(({ outcome }) => outcome === 'done');
  const facts = view.entries.map(({ operation, outcome, receiptNumber }, index) => ({
    key: `${index}`,
    label: texts.settled.operations[operation],
    value: (
      <>
        {texts.settled.outcomes[outcome]}
        {receiptNumber === null ? null : <div className="figures">{texts.settled.receipt(receiptNumber)}</div>}
      </>
    ),
  }));
  return (
    <ScreenFrame
      kind="report"
      title={texts.settled.title}
      lead={texts.settled.about}
      live="status"
      mark={<Mark tone={allDone ? 'success' : 'info'} />}
      back={null}
      end
      actions={
        <BigButton kind="main" icon="check" onPress={() => ask({ intent: 'confirm' })} intent="confirm">
          {texts.settled.understood}
        </BigButton>
      }
    >
      <section className="panel">
        <Facts facts={facts} />
      </section>
    </ScreenFrame>
  );
}
