import { useKiosk, type ViewOf } from '../kiosk.ts';
import { Facts } from '../ui/facts.tsx';
import { useToMenu } from '../ui/footer.tsx';
import { Mark, Pointers } from '../ui/notice.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** Taken in, not yet in force: the number, what that means, where it can be done at once. */
export function AcceptedScreen({ view }: { readonly view: ViewOf<'accepted'> }) {
  const { texts, say, frame } = useKiosk();
  const words = texts.accepted;
  const names = view.functions.map((name) => texts.cardFunctions[name]);
  return (
    <ScreenFrame
      kind="report"
      title={words.title}
      lead={words.about}
      live="status"
      mark={<Mark tone="warm" icon="info" />}
      back={useToMenu()}
      end
      actions={view.canPrint ? <PrintButton /> : undefined}
    >
      <section className="panel">
        <Facts
          facts={[
            { key: 'service', label: words.service, value: texts.services[view.service].name },
            { key: 'functions', label: texts.result.functions, value: names.join(frame.comfort.language === 'zh-CN' ? '、' : ', ') },
            { key: 'number', label: words.number, value: <strong className="figures">{view.number}</strong> },
          ]}
        />
        <Pointers icon="place" title={words.atOnce} items={view.goTo.map(say)} />
      </section>
    </ScreenFrame>
  );
}
