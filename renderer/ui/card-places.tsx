import { Button } from 'react-aria-components';
import type { CardExplorerStep, CardPlace } from '../../electron/api/maintenance-view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { BigButton } from './big-button.tsx';
import { evenly } from './capacity.ts';
import { Icon, type IconName } from './icons.tsx';
import { useOrder, useOrderBack, useParts } from './maintenance.tsx';
import { MAINTENANCE_ROOM } from './room.ts';
import { ScreenFrame } from './screen-frame.tsx';

const STATE_ICONS: Readonly<Record<CardPlace['state'], IconName>> = {
  read: 'check',
  denied: 'lock',
  absent: 'unavailable',
  unreadable: 'attention',
};

/** The applications of a card, or the files of one of them. */
export function CardPlaces({
  view,
  explorer,
}: {
  readonly view: ViewOf<'maintenanceCard'>;
  readonly explorer: Extract<CardExplorerStep, { step: 'applications' | 'files' }>;
}) {
  const { texts, say } = useKiosk();
  const room = MAINTENANCE_ROOM[useOrientation()].places;
  const numbered = explorer.places.map((place, number) => ({ place, number }));
  const application = explorer.step === 'files' ? explorer.application : null;
  const { rows, pager } = useParts(application?.name ?? '', evenly(numbered, room));
  return (
    <ScreenFrame
      title={application === null ? texts.maintenance.card.title : `${application.name} ${say(application.title)}`}
      lead={<ExplorerLead view={view} />}
      back={useOrderBack()}
      actions={
        <>
          {pager}
          <MaskButton masked={view.masked} />
        </>
      }
    >
      <div className="places">
        {rows.map(({ place, number }) => (
          <Place key={number} place={place} number={number} isFile={application !== null} />
        ))}
      </div>
    </ScreenFrame>
  );
}

function Place({ place, number, isFile }: { readonly place: CardPlace; readonly number: number; readonly isFile: boolean }) {
  const { texts, say } = useKiosk();
  const order = useOrder();
  const { card } = texts.maintenance;
  const inside = isFile ? card.objects(place.inside) : card.files(place.inside);
  return (
    <Button
      className="place"
      onPress={() => order({ ask: 'choose', place: number })}
      data-place={place.name}
      isDisabled={place.state === 'absent'}
    >
      <span className="place-name">{place.name}</span>
      <span className="place-title">{say(place.title)}</span>
      <span className={place.state === 'read' ? 'chip-label chip-success' : 'chip-label'}>
        <Icon name={STATE_ICONS[place.state]} />
        {place.state === 'read' ? inside : card.states[place.state]}
      </span>
      {place.opens === null ? null : <span className="place-opens">{card.opens(place.opens)}</span>}
    </Button>
  );
}

/** Whether what stands here is masked, and the card's answer to reset. */
export function ExplorerLead({ view }: { readonly view: ViewOf<'maintenanceCard'> }) {
  const { texts } = useKiosk();
  const { card } = texts.maintenance;
  return (
    <p className="explorer-lead">
      <span className={view.masked ? 'chip-label' : 'chip-label chip-danger'}>
        <Icon name={view.masked ? 'privacy' : 'attention'} />
        {view.masked ? card.masked : card.revealed}
      </span>
      {view.atr === null ? null : <span className="bytes">ATR {view.atr}</span>}
    </p>
  );
}

/** To the second question, or back to hidden. */
export function MaskButton({ masked }: { readonly masked: boolean }) {
  const { texts } = useKiosk();
  const order = useOrder();
  const { card } = texts.maintenance;
  return masked ? (
    <BigButton icon="lookUp" onPress={() => order({ ask: 'unmask' })} intent="unmask">
      {card.unmask}
    </BigButton>
  ) : (
    <BigButton kind="main" icon="privacy" onPress={() => order({ ask: 'mask' })} intent="mask">
      {card.mask}
    </BigButton>
  );
}
