import type { SettledEntry } from '../../electron/api/view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Mark } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** An earlier visit was cut off: what became of it, in plain words, before anything else. */
export function SettledScreen({ view }: { readonly view: ViewOf<'settled'> }) {
  const { texts, ask } = useKiosk();
  const allDone = view.entries.every(({ outcome }) => outcome === 'done');
  const open = view.entries.some(isOpenPin);
  const facts = view.entries.map(({ operation, outcome, receiptNumber }, index) => ({
    key: `${index}`,
    label: texts.settled.operations[operation],
    value: (
      <>
        {outcome === 'unknown' && isPin(operation) ? texts.settled.pinUnknown[operation] : texts.settled.outcomes[outcome]}
        {receiptNumber === null ? null : <div className="settled-receipt">{texts.settled.receipt(receiptNumber)}</div>}
      </>
    ),
  }));
  return (
    <ScreenFrame
      kind="report"
      title={open ? texts.settled.titleOpen : texts.settled.title}
      lead={open ? texts.settled.aboutOpen : texts.settled.about}
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

type PinOperation = 'changeSocialSecurityPin' | 'resetSocialSecurityPin';

function isPin(operation: SettledEntry['operation']): operation is PinOperation {
  return operation === 'changeSocialSecurityPin' || operation === 'resetSocialSecurityPin';
}

/** Nobody knows yet which PIN holds: the next entry shows it. */
function isOpenPin({ operation, outcome }: SettledEntry): boolean {
  return outcome === 'unknown' && isPin(operation);
}
