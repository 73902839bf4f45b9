import { useState } from 'react';
import type { ServiceOffer } from '../../electron/api/view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { FunctionChips } from '../ui/function-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { GroupTiles, MENU_GROUPS, ServiceTile } from '../ui/menu-tiles.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

type Group = ServiceOffer['group'];

/** The services in their groups; in easy mode first the group, then its services. */
export function MenuScreen({ view }: { readonly view: ViewOf<'menu'> }) {
  const { frame } = useKiosk();
  const [group, setGroup] = useState<Group | null>(null);
  if (!frame.comfort.elder) return <WholeMenu view={view} />;
  if (group === null) return <GroupMenu view={view} onChoose={setGroup} />;
  return <OneGroup view={view} group={group} onBack={() => setGroup(null)} />;
}

function WholeMenu({ view }: { readonly view: ViewOf<'menu'> }) {
  const { texts } = useKiosk();
  return (
    <ScreenFrame title={texts.menu.question} lead={<MenuHead view={view} />} end>
      <div className="menu-groups targets">
        {MENU_GROUPS.map((group) => (
          <section className="menu-group" key={group} aria-labelledby={`group-${group}`}>
            <h2 className="menu-group-name" id={`group-${group}`}>
              {texts.menu.groups[group]}
            </h2>
            <div className="menu-tiles">
              {offersOf(view, group).map((offer) => (
                <ServiceTile key={offer.service} offer={offer} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </ScreenFrame>
  );
}

function GroupMenu({ view, onChoose }: { readonly view: ViewOf<'menu'>; readonly onChoose: (group: Group) => void }) {
  const { texts } = useKiosk();
  return (
    <ScreenFrame title={texts.menu.question} lead={<MenuHead view={view} />} end>
      <GroupTiles onChoose={onChoose} />
    </ScreenFrame>
  );
}

interface OneGroupProps {
  readonly view: ViewOf<'menu'>;
  readonly group: Group;
  readonly onBack: () => void;
}

function OneGroup({ view, group, onBack }: OneGroupProps) {
  const { texts } = useKiosk();
  return (
    <ScreenFrame
      title={texts.menu.groupQuestion[group]}
      back={{ label: texts.action.back, icon: 'back', onPress: onBack, intent: 'groups' }}
      end
    >
      <div className="menu-tiles targets">
        {offersOf(view, group).map((offer) => (
          <ServiceTile key={offer.service} offer={offer} />
        ))}
      </div>
    </ScreenFrame>
  );
}

function Holder({ view }: { readonly view: ViewOf<'menu'> }) {
  const { texts } = useKiosk();
  return (
    <p className="holder">
      <span className="holder-name">{texts.menu.greeting(view.holder)}</span>
      <span className="chip-label">
        <Icon name={view.identifiedBy === 'card' ? 'chip' : 'idCard'} />
        {view.identifiedBy === 'card' ? texts.menu.byCard : texts.menu.byIdCard}
      </span>
      <span className={view.verified ? 'chip-label chip-success' : 'chip-label'}>
        <Icon name={view.verified ? 'success' : 'lock'} />
        {view.verified ? texts.menu.verified : texts.menu.notVerified}
      </span>
    </p>
  );
}

function MenuHead({ view }: { readonly view: ViewOf<'menu'> }) {
  const { frame } = useKiosk();
  return (
    <div className="menu-head">
      <Holder view={view} />
      {frame.comfort.elder ? null : <FunctionChips functions={view.functions} />}
      <Warnings view={view} />
    </div>
  );
}

function Warnings({ view }: { readonly view: ViewOf<'menu'> }) {
  const { say } = useKiosk();
  return view.warnings.map((warning) => (
    <Notice key={warning.en} tone="warm">
      {say(warning)}
    </Notice>
  ));
}

function offersOf(view: ViewOf<'menu'>, group: Group): readonly ServiceOffer[] {
  return view.services.filter((offer) => offer.group === group);
}
