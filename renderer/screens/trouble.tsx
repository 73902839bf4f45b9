import { useKiosk, type ViewOf } from '../kiosk.ts';
import { BigButton } from '../ui/big-button.tsx';
import { useToMenu } from '../ui/footer.tsx';
import { SERVICE_ICONS } from '../ui/icons.tsx';
import { Mark, Pointers } from '../ui/notice.tsx';
import { civilDate } from '../text/format.ts';
import { ScreenFrame } from '../ui/screen-frame.tsx';

/** After these there is no menu to go back to: the card or the machine is what fails. */
const NO_MENU: ReadonlySet<ViewOf<'trouble'>['trouble']> = new Set([
  'cardUnreadable',
  'cardNotSocialSecurity',
  'cardBlocked',
  'cardRemoved',
  'cardNotGenuine',
  'cardRetained',
  'pinNotSet',
  'pinChangeCutOff',
  'readerGone',
  'serviceDown',
  'numbersLocked',
  'powerOnBattery',
  'powerLow',
  'internal',
]);

/** What happened, what to do now, who can help where, and what still works; the code small, for the clerk. */
export function TroubleScreen({ view }: { readonly view: ViewOf<'trouble'> }) {
  const { texts, say, frame } = useKiosk();
  const toMenu = useToMenu();
  const words = texts.troubles[view.trouble];
  const ended = view.endedOn === undefined ? [] : [texts.trouble.endedOn(civilDate(view.endedOn, frame.comfort.language))];
  const places = view.goTo.length === 0 ? [words.help] : [words.help, ...view.goTo.map(say)];
  return (
    <ScreenFrame
      kind="report"
      title={words.what}
      live="alert"
      mark={<Mark tone="warm" icon="warning" />}
      actions={<TroubleActions view={view} />}
      back={NO_MENU.has(view.trouble) ? null : toMenu}
      end={view.retry !== 'takeCard'}
    >
      <section className="panel pointers-panel">
        <Pointers icon="act" title={texts.trouble.now} items={[...ended, words.now]} />
        <Pointers icon={view.goTo.length === 0 ? 'person' : 'place'} title={texts.trouble.help} items={places} />
        <Pointers icon="bring" title={texts.trouble.bring} items={view.bring.map(say)} />
      </section>
      <p className="fault-code">{texts.trouble.code(view.faultCode)}</p>
    </ScreenFrame>
  );
}

function TroubleActions({ view }: { readonly view: ViewOf<'trouble'> }) {
  const { texts, ask, frame } = useKiosk();
  return (
    <>
      {view.alternatives.length === 0 ? null : (
        <section className="alternatives" aria-labelledby="still-works">
          <h2 className="panel-title" id="still-works">
            {texts.trouble.works}
          </h2>
          <div className="alternatives-list">
            {view.alternatives.map((service) => (
              <BigButton
                key={service}
                icon={SERVICE_ICONS[service]}
                onPress={() => ask({ intent: 'choose', service })}
                intent={`choose-${service}`}
              >
                {texts.services[service].name}
              </BigButton>
            ))}
          </div>
        </section>
      )}
      {view.retry === 'again' ? (
        <BigButton kind="main" icon="again" onPress={() => ask({ intent: 'again' })} intent="again">
          {texts.action.again}
        </BigButton>
      ) : null}
      {view.retry === 'takeCard' ? (
        <BigButton kind="main" icon="end" onPress={() => ask({ intent: 'end' })} intent="end">
          {frame.cardIn ? texts.action.endTakeCard : texts.action.end}
        </BigButton>
      ) : null}
    </>
  );
}
