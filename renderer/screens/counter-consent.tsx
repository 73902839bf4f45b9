import { useKiosk, type ViewOf } from '../kiosk.ts';
import { civilDate, money } from '../text/format.ts';
import { ConfirmActions, Consequences } from '../ui/consequences.tsx';
import { Facts, type Fact } from '../ui/facts.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** "You are about to …": the customer reads what the clerk has filled in and says yes or no at their own screen. */
export function CounterConsentScreen({ view }: { readonly view: ViewOf<'counterConsent'> }) {
  const { texts } = useKiosk();
  const words = texts.counter.consent;
  return (
    <ScreenFrame
      title={words.title(texts.counter.services[view.service])}
      footer={false}
      actions={<ConfirmActions yes={words.yes} no={words.no} />}
    >
      <section className="panel panel-row">
        <Facts facts={useFacts(view)} />
      </section>
      <section className="panel panel-warm">
        <h2 className="panel-title">{words.happens}</h2>
        {view.consequences.length === 0 ? <p>{words.plain}</p> : null}
        <Consequences lines={view.consequences} />
      </section>
    </ScreenFrame>
  );
}

function useFacts(view: ViewOf<'counterConsent'>): readonly Fact[] {
  const { texts, frame } = useKiosk();
  const { language } = frame.comfort;
  const words = texts.counter.consent;
  return [
    { key: 'holder', label: words.holder, value: view.holder },
    ...(view.proxyName === '' ? [] : [{ key: 'proxy', label: words.proxy, value: view.proxyName }]),
    ...(view.says.length === 0 ? [] : [{ key: 'says', label: words.says, value: view.says.join(language === 'zh-CN' ? '；' : '; ') }]),
    ...(view.feeFen === null
      ? []
      : [{ key: 'fee', label: words.fee, value: view.feeFen === 0 ? words.noFee : money(view.feeFen, language) }]),
    ...(view.readyOn === null ? [] : [{ key: 'ready', label: words.ready, value: civilDate(view.readyOn, language) }]),
  ];
}
