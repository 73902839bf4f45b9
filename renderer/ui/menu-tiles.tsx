import { Button } from 'react-aria-components';
import { SERVICES_OF } from '../../electron/api/service-id.ts';
import type { MenuGroup, ServiceOffer } from '../../electron/api/view.ts';
import { useKiosk } from '../kiosk.ts';
import { GROUP_ICONS, Icon, SERVICE_ICONS } from './icons.tsx';

/** The offers of a group, in its order. */
export function offersOf(services: readonly ServiceOffer[], group: MenuGroup): readonly ServiceOffer[] {
  return SERVICES_OF[group].flatMap((service) => services.find((offer) => offer.service === service) ?? []);
}

/** A service to choose; what is not possible now stays visible, quiet, with one line why: pressed, it tells where. */
export function ServiceTile({ offer }: { readonly offer: ServiceOffer }) {
  const { texts, ask } = useKiosk();
  const quiet = offer.state === 'unavailable';
  return (
    <Button
      className={quiet ? 'tile tile-quiet' : 'tile'}
      onPress={() => ask({ intent: 'choose', service: offer.service })}
      data-service={offer.service}
      data-state={offer.state}
    >
      <Icon name={quiet ? 'unavailable' : SERVICE_ICONS[offer.service]} className="tile-icon" />
      <span className="tile-name">{texts.services[offer.service].name}</span>
      <span className="tile-about">
        <About offer={offer} />
      </span>
    </Button>
  );
}

function About({ offer }: { readonly offer: ServiceOffer }) {
  const { texts, say } = useKiosk();
  if (offer.state === 'needsPin')
    return (
      <>
        <Icon name="lock" /> {texts.menu.needsPin}
      </>
    );
  if (offer.state === 'available') return texts.services[offer.service].about;
  return offer.reason === undefined ? texts.menu.whereToGo : say(offer.reason);
}

/** A kind of service to choose. */
export function GroupTile({ group }: { readonly group: MenuGroup }) {
  const { texts, ask } = useKiosk();
  return (
    <Button className="tile" onPress={() => ask({ intent: 'group', group })} data-group={group}>
      <Icon name={GROUP_ICONS[group]} className="tile-icon" />
      <span className="tile-name">{texts.menu.groups[group]}</span>
      <span className="tile-about">{texts.menu.groupAbout[group]}</span>
    </Button>
  );
}
