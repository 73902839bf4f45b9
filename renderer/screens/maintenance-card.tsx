import { ProgressBar } from 'react-aria-components';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { BigButton } from '../ui/big-button.tsx';
import { CardObjects } from '../ui/card-objects.tsx';
import { CardPlaces } from '../ui/card-places.tsx';
import { InsertCardDrawing } from '../ui/drawings/insert-card.tsx';
import { useOrder, useOrderBack } from '../ui/maintenance.tsx';
import { Mark, Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { useArmed } from '../ui/use-armed.ts';

type Explorer = ViewOf<'maintenanceCard'>;

/** A card from top to bottom: its applications, the files of one, what stands in one of these. */
export function MaintenanceCardScreen({ view }: { readonly view: Explorer }) {
  switch (view.explorer.step) {
    case 'noCard':
      return <NoCard faultCode={view.explorer.faultCode} />;
    case 'failed':
      return <Unreadable faultCode={view.explorer.faultCode} />;
    case 'reading':
      return <Reading {...view.explorer} />;
    case 'applications':
    case 'files':
      return <CardPlaces view={view} explorer={view.explorer} />;
    case 'objects':
      return <CardObjects view={view} explorer={view.explorer} />;
  }
}

function NoCard({ faultCode }: { readonly faultCode: string | null }) {
  const { texts } = useKiosk();
  const { card, code } = texts.maintenance;
  return (
    <ScreenFrame
      title={card.noCard}
      lead={card.noCardAbout}
      aside={<InsertCardDrawing label={texts.insertCard.picture} />}
      back={useOrderBack()}
    >
      {faultCode === null ? null : (
        <Notice tone="warm" live="alert" title={faultCode === 'card.removed' ? card.broken : card.failed}>
          {code(faultCode)}
        </Notice>
      )}
    </ScreenFrame>
  );
}

function Unreadable({ faultCode }: { readonly faultCode: string }) {
  const { texts } = useKiosk();
  const order = useOrder();
  return (
    <ScreenFrame
      kind="report"
      live="alert"
      mark={<Mark tone="warm" />}
      title={texts.maintenance.card.failed}
      lead={texts.maintenance.code(faultCode)}
      actions={
        <BigButton icon="again" onPress={() => order({ ask: 'again' })} intent="maintenanceAgain">
          {texts.action.again}
        </BigButton>
      }
      back={useOrderBack()}
    />
  );
}

function Reading({ done, of, place }: { readonly done: number; readonly of: number; readonly place: string }) {
  const { texts } = useKiosk();
  const { card } = texts.maintenance;
  const percent = of === 0 ? 0 : Math.round((done / of) * 100);
  return (
    <ScreenFrame kind="status" title={card.reading} back={{ ...useOrderBack(texts.action.cancel), icon: 'cancel' }}>
      <ProgressBar className="progress" value={percent} aria-label={card.reading}>
        <div className="progress-track">
          <svg className="progress-svg" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden focusable={false}>
            <rect className="progress-bar" width={percent} height={4} />
          </svg>
        </div>
      </ProgressBar>
      <p className="progress-place">{place === '' ? ' ' : card.progress(done, of, place)}</p>
    </ScreenFrame>
  );
}

/** The second question before personal data are shown. */
export function MaintenanceUnmaskScreen() {
  const { texts } = useKiosk();
  const order = useOrder();
  const armed = useArmed();
  const { card } = texts.maintenance;
  return (
    <ScreenFrame
      title={card.unmaskTitle}
      back={useOrderBack()}
      actions={
        <BigButton
          key={armed ? 'awake' : 'asleep'}
          kind="warm"
          icon="attention"
          isDisabled={!armed}
          onPress={() => order({ ask: 'confirm' })}
          intent="maintenanceConfirm"
        >
          {card.unmaskConfirm}
        </BigButton>
      }
    >
      <div className="panel">
        <ol className="consequences">
          {card.unmaskLines.map((line, index) => (
            <li key={line}>
              <span className="step-number" aria-hidden>
                {index + 1}
              </span>
              {line}
            </li>
          ))}
        </ol>
      </div>
    </ScreenFrame>
  );
}
