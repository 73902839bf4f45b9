import type { ReactNode } from 'react';
import { MENU_GROUPS } from '../../electron/api/service-id.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { idCardValidityAlone } from '../text/id-card-validity.ts';
import { BigButton } from '../ui/big-button.tsx';
import { evenly } from '../ui/capacity.ts';
import { useBack, type BackAction } from '../ui/footer.tsx';
import { FunctionChips } from '../ui/function-state.tsx';
import { Icon } from '../ui/icons.tsx';
import { GroupTile, offersOf, ServiceTile } from '../ui/menu-tiles.tsx';
import { Notice } from '../ui/notice.tsx';
import { MENU_ROOM } from '../ui/room.ts';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { usePages } from '../ui/use-pages.tsx';

/** First the kind of service, then the services of that kind. */
export function MenuScreen({ view }: { readonly view: ViewOf<'menu'> }) {
  const { texts } = useKiosk();
  const back = useBack();
  const { group } = view;
  if (group === null)
    return (
      <TilePages
        key="groups"
        title={texts.menu.question}
        lead={<MenuHead view={view} />}
        back={null}
        tiles={groupTiles(view)}
        urge={view.canChangePin ? <ChangePin /> : null}
      />
    );
  const tiles = offersOf(view.services, group).map((offer) => <ServiceTile key={offer.service} offer={offer} />);
  return <TilePages key={group} title={texts.menu.groupQuestion[group]} back={back} tiles={tiles} />;
}

/** The kinds, and beside them where else one can ask. */
function groupTiles({ services }: ViewOf<'menu'>): readonly ReactNode[] {
  const asking = services.filter(({ service }) => service === 'placesToAsk');
  return [
    ...MENU_GROUPS.filter((group) => offersOf(services, group).length > 0).map((group) => <GroupTile key={group} group={group} />),
    ...asking.map((offer) => <ServiceTile key={offer.service} offer={offer} />),
  ];
}

interface TilePagesProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly back: BackAction | null;
  readonly tiles: readonly ReactNode[];
  /** What one had better do first. */
  readonly urge?: ReactNode;
}

/** As many tiles a page as these letters allow. */
function TilePages({ title, lead, back, tiles, urge = null }: TilePagesProps) {
  const { frame } = useKiosk();
  const pages = evenly(tiles, MENU_ROOM[useOrientation()][frame.comfort.elder ? 'elder' : 'normal']);
  const { shown, pager } = usePages(pages);
  return (
    <ScreenFrame
      title={title}
      lead={lead}
      back={back}
      end
      actions={
        pages.length > 1 || urge !== null ? (
          <>
            {pager}
            {urge}
          </>
        ) : undefined
      }
    >
      <div className="menu-tiles targets">{shown}</div>
    </ScreenFrame>
  );
}

/** The way out of the warning above, down where it can be reached. */
function ChangePin() {
  const { texts, ask } = useKiosk();
  return (
    <BigButton kind="warm" icon="pin" onPress={() => ask({ intent: 'choose', service: 'changeSocialSecurityPin' })} intent="changePin">
      {texts.information.changePin}
    </BigButton>
  );
}

const BY_ICONS = { card: 'chip', idCard: 'idCard', numbers: 'pin', code: 'code', nobody: 'person' } as const;

function Holder({ view }: { readonly view: ViewOf<'menu'> }) {
  const { texts, frame } = useKiosk();
  const lying = useOrientation() === 'landscape';
  // On a lying screen in large letters there is no room for it beside the name.
  const untold = view.idCard === undefined || (lying && frame.comfort.elder);
  const validity = untold ? '' : ` · ${idCardValidityAlone(view.idCard, frame.comfort.language)}`;
  const by = {
    card: texts.menu.byCard,
    idCard: texts.menu.byIdCard,
    numbers: texts.typing.byNumbers,
    code: texts.code.byCode,
    nobody: texts.typing.byNobody,
  };
  return (
    <p className="holder">
      <span className="holder-name">{view.holder === '' ? texts.typing.greeting : texts.menu.greeting(view.holder)}</span>
      <span className={endsSoon(view) ? 'chip-label chip-warm' : 'chip-label'}>
        <Icon name={BY_ICONS[view.identifiedBy]} />
        {`${by[view.identifiedBy]}${validity}`}
      </span>
      <span className={view.verified ? 'chip-label chip-success' : 'chip-label'}>
        <Icon name={view.verified ? 'success' : 'lock'} />
        {view.verified ? texts.menu.verified : texts.menu.notVerified}
      </span>
    </p>
  );
}

function endsSoon({ idCard }: ViewOf<'menu'>): boolean {
  return idCard !== undefined && idCard.daysLeft !== null;
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
  const { say, texts } = useKiosk();
  return (
    <>
      {endsSoon(view) && view.warnings.length === 0 ? <Notice tone="warm">{texts.idCard.renew}</Notice> : null}
      {view.warnings.map((warning) => (
        <Notice key={warning.en} tone="warm">
          {say(warning)}
        </Notice>
      ))}
    </>
  );
}
