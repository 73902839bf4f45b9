import { useKiosk, type ViewOf } from '../kiosk.ts';
import { Advice } from '../ui/advice.tsx';
import { useToMenu } from '../ui/footer.tsx';
import { Mark, Pointers } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** The city does not allow it here: why, where to go and what to bring. */
export function RefusedScreen({ view }: { readonly view: ViewOf<'refused'> }) {
  const { texts, say } = useKiosk();
  return (
    <ScreenFrame
      kind="report"
      title={texts.services[view.service].refused}
      live="status"
      mark={<Mark tone="warm" icon="info" />}
      back={useToMenu()}
      end
    >
      <section className="panel pointers-panel">
        <Pointers icon="info" title={texts.refused.why} items={[say(view.reason)]} />
        <Pointers icon="place" title={texts.refused.goTo} items={view.goTo.map(say)} />
        <Pointers icon="clock" title={texts.typing.terms} items={(view.terms ?? []).map(say)} />
        <Pointers icon="bring" title={texts.refused.bring} items={view.bring.map(say)} />
      </section>
      <Advice service={view.service} />
    </ScreenFrame>
  );
}
