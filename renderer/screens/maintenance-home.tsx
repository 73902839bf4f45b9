import { Button } from 'react-aria-components';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useOrder } from '../ui/maintenance.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

const PAGES = ['card', 'devices', 'journal', 'status'] as const;
const ICONS: Readonly<Record<(typeof PAGES)[number], IconName>> = { card: 'chip', devices: 'print', journal: 'statement', status: 'check' };

/** The four pages of an engineer, and the way out. */
export function MaintenanceHomeScreen({ view }: { readonly view: ViewOf<'maintenanceHome'> }) {
  const { texts } = useKiosk();
  const order = useOrder();
  const { home, exit } = texts.maintenance;
  return (
    <ScreenFrame
      title={home.title}
      lead={home.lead(view.engineer, view.visit)}
      back={{ label: exit, icon: 'end', onPress: () => order({ ask: 'exit' }), intent: 'maintenanceExit' }}
    >
      <div className="maintenance-tiles targets">
        {PAGES.map((page) => (
          <Button key={page} className="tile tile-wide" onPress={() => order({ ask: 'goTo', page })} data-page={page}>
            <Icon name={ICONS[page]} className="tile-icon" />
            <span className="tile-name">{home.pages[page].name}</span>
            <span className="tile-about">{home.pages[page].about}</span>
          </Button>
        ))}
      </div>
    </ScreenFrame>
  );
}
