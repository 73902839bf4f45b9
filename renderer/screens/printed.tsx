import { useKiosk, type ViewOf } from '../kiosk.ts';
import { BigButton } from '../ui/big-button.tsx';
import { SlipDrawing } from '../ui/drawings/take-slip.tsx';
import { Facts } from '../ui/facts.tsx';
import { useToMenu } from '../ui/footer.tsx';
import { Mark } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** Take the slip; or what the printer said instead, and that the service itself stands. */
export function PrintedScreen({ view }: { readonly view: ViewOf<'printed'> }) {
  const { texts, ask } = useKiosk();
  const printed = view.outcome === 'printed';
  return (
    <ScreenFrame
      kind="report"
      title={texts.printed.title[view.outcome]}
      lead={texts.printed.about[view.outcome]}
      live={printed ? 'status' : 'alert'}
      mark={printed ? undefined : <Mark tone="warm" icon="print" />}
      aside={printed ? <SlipDrawing label={texts.printed.picture} taking /> : undefined}
      back={useToMenu()}
      end
      actions={
        printed || view.outcome === 'absent' ? undefined : (
          <BigButton icon="print" onPress={() => ask({ intent: 'again' })} intent="again">
            {texts.action.printAgain}
          </BigButton>
        )
      }
    >
      <section className="panel">
        <Facts facts={[{ key: 'serial', label: texts.printed.serial, value: <strong className="figures">{view.serial}</strong> }]} />
        {view.faultCode === null ? null : <p className="fault-code">{texts.trouble.code(view.faultCode)}</p>}
      </section>
    </ScreenFrame>
  );
}
