import type { ReadinessCheck, ReadinessLevel } from '../../electron/api/maintenance-view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { useOrientation } from '../layout.ts';
import { BigButton } from '../ui/big-button.tsx';
import { evenly } from '../ui/capacity.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useOrder, useOrderBack, useParts } from '../ui/maintenance.tsx';
import { Notice } from '../ui/notice.tsx';
import { MAINTENANCE_ROOM } from '../ui/room.ts';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { Spinner } from '../ui/spinner.tsx';

const LEVEL_ICONS: Readonly<Record<ReadinessLevel, IconName>> = { ready: 'success', attention: 'attention', notReady: 'danger' };
const LEVEL_CHIPS: Readonly<Record<ReadinessLevel, string>> = { ready: 'chip-success', attention: 'chip-warm', notReady: 'chip-danger' };

/** The readiness report: can this terminal serve customers, check by check; on paper and for support as files. */
export function MaintenanceStatusScreen({ view }: { readonly view: ViewOf<'maintenanceStatus'> }) {
  const { texts } = useKiosk();
  const { status } = texts.maintenance;
  const room = MAINTENANCE_ROOM[useOrientation()].checks;
  const { rows, pager } = useParts('checks', evenly(view.checks, room));
  const back = useOrderBack();
  if (view.level === null)
    return <ScreenFrame kind="status" live="status" mark={<Spinner label={status.looking} />} title={status.looking} back={back} />;
  return (
    <ScreenFrame title={status.title} lead={<Level level={view.level} />} back={back} actions={<Actions view={view} pager={pager} />}>
      <Saved view={view} />
      <ul className="checks">
        {rows.map((check) => (
          <Check key={check.check} check={check} />
        ))}
      </ul>
    </ScreenFrame>
  );
}

function Actions({ view, pager }: { readonly view: ViewOf<'maintenanceStatus'>; readonly pager: React.ReactNode }) {
  const { texts } = useKiosk();
  const order = useOrder();
  const { status, again } = texts.maintenance;
  return (
    <>
      {pager}
      <div className="maintenance-actions">
        {(['report', 'bundle'] as const).map((what) => (
          <BigButton key={what} isDisabled={view.busy !== null} onPress={() => order({ ask: 'save', what })} intent={`save-${what}`}>
            {view.busy === what ? status.saving[what] : status.save[what]}
          </BigButton>
        ))}
        <BigButton icon="again" isDisabled={view.busy !== null} onPress={() => order({ ask: 'again' })} intent="maintenanceAgain">
          {again}
        </BigButton>
      </div>
    </>
  );
}

function Level({ level }: { readonly level: ReadinessLevel }) {
  const { texts } = useKiosk();
  const { status } = texts.maintenance;
  return (
    <span className={`chip-label chip-long ${LEVEL_CHIPS[level]}`}>
      <Icon name={LEVEL_ICONS[level]} />
      {status.levels[level]} · {status.about[level]}
    </span>
  );
}

function Saved({ view }: { readonly view: ViewOf<'maintenanceStatus'> }) {
  const { texts } = useKiosk();
  const { status } = texts.maintenance;
  const { saved } = view;
  if (saved === null) return null;
  return (
    <Notice tone={saved.outcome === 'saved' ? 'success' : 'danger'} live="status">
      {saved.outcome === 'saved' ? status.saved(saved.file) : status.notSaved(saved.faultCode)}
    </Notice>
  );
}

function Check({ check }: { readonly check: ReadinessCheck }) {
  const { texts, say } = useKiosk();
  return (
    <li className="check" data-check={check.check}>
      <span className="check-name">{say(check.name)}</span>
      <span className={`chip-label ${LEVEL_CHIPS[check.level]}`}>
        <Icon name={LEVEL_ICONS[check.level]} />
        {texts.maintenance.status.levels[check.level]}
      </span>
      <span className="check-value">
        {say(check.value)}
        {check.faultCode === null ? null : <span className="check-code"> {check.faultCode}</span>}
      </span>
    </li>
  );
}
