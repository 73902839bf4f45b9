import { Button } from 'react-aria-components';
import type { ServiceOffer } from '../../electron/api/view.ts';
import { useKiosk } from '../kiosk.ts';
import { GROUP_ICONS, Icon, SERVICE_ICONS } from './icons.tsx';

export const MENU_GROUPS: readonly ServiceOffer['group'][] = ['lookUp', 'lostCard', 'pin', 'activation'];

/** A service to choose; what is not possible now stays visible, quiet, with one line why and where. */
export function ServiceTile({ offer }: { readonly offer: ServiceOffer }) {
  const { texts, say, ask } = useKiosk();
  const { name, about } = texts.services[offer.service];
  if (offer.state === 'unavailable') {
    return (
      <div className="tile tile-quiet" data-service={offer.service} data-state="unavailable">
        <Icon name="unavailable" className="tile-icon" />
        <span className="tile-name">{name}</span>
        <span className="tile-about">{offer.reason === undefined ? texts.menu.unavailable : say(offer.reason)}</span>
      </div>
    );
  }
  return (
    <Button
      className="tile"
      onPress={() => ask({ intent: 'choose', service: offer.service })}
      data-service={offer.service}
      data-state={offer.state}
    >
      <Icon name={SERVICE_ICONS[offer.service]} className="tile-icon" />
      <span className="tile-name">{name}</span>
      <span className="tile-about">
        {offer.state === 'needsPin' ? (
          <>
            <Icon name="lock" /> {texts.menu.needsPin}
          </>
        ) : (
          about
        )}
      </span>
    </Button>
  );
}

/** Easy mode's first question: four large buttons. */
export function GroupTiles({ onChoose }: { readonly onChoose: (group: ServiceOffer['group']) => void }) {
  const { texts } = useKiosk();
  return (
    <div className="menu-tiles targets">
      {MENU_GROUPS.map((group) => (
        <Button key={group} className="tile" onPress={() => onChoose(group)} data-group={group}>
          <Icon name={GROUP_ICONS[group]} className="tile-icon" />
          <span className="tile-name">{texts.menu.groups[group]}</span>
          <span className="tile-about">{texts.menu.groupAbout[group]}</span>
        </Button>
      ))}
    </div>
  );
}
