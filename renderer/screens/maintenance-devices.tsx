import type { DeviceRow } from '../../electron/api/maintenance-view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { stamp } from '../text/format.ts';
import { BigButton } from '../ui/big-button.tsx';
import { chunk } from '../ui/capacity.ts';
import { Icon } from '../ui/icons.tsx';
import { useOrder, useOrderBack } from '../ui/maintenance.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { usePages } from '../ui/use-pages.tsx';

/** As many as stand on a lying screen, in two columns. */
const ROWS_A_PAGE = 4;

/** Every peripheral: its state, its paper, a test and what the last one gave. */
export function MaintenanceDevicesScreen({ view }: { readonly view: ViewOf<'maintenanceDevices'> }) {
  const { texts } = useKiosk();
  const order = useOrder();
  const { devices, again } = texts.maintenance;
  const { shown = [], pager } = usePages(chunk(view.devices, ROWS_A_PAGE));
  const running = view.devices.some((row) => row.running);
  const back = useOrderBack(running ? devices.stop : undefined);
  if (view.devices.length === 0)
    return <ScreenFrame kind="status" live="status" mark={<Spinner label={devices.looking} />} title={devices.looking} back={back} />;
  return (
    <ScreenFrame
      title={devices.title}
      lead={devices.about}
      back={running ? { ...back, icon: 'cancel' } : back}
      actions={
        <BigButton icon="again" isDisabled={running} onPress={() => order({ ask: 'again' })} intent="maintenanceAgain">
          {again}
        </BigButton>
      }
    >
      <ul className="devices">
        {shown.map((row) => (
          <Device key={row.device} row={row} blocked={running} />
        ))}
      </ul>
      {pager}
    </ScreenFrame>
  );
}

/** Levels that need nobody. A full bin is not among them. */
const SUPPLY_GOOD: Readonly<Record<DeviceRow['supplies'][number]['supply'], readonly string[]>> = {
  paper: ['ok', 'full', 'unknown'],
  ribbon: ['ok', 'full', 'unknown'],
  cards: ['ok', 'full', 'unknown'],
  bin: ['ok', 'unknown'],
  battery: ['ok', 'full', 'unknown'],
};

function Device({ row, blocked }: { readonly row: DeviceRow; readonly blocked: boolean }) {
  const { texts } = useKiosk();
  const order = useOrder();
  const { devices } = texts.maintenance;
  const { device, state, paper, running } = row;
  const good = state === 'online';
  const paperGood = paper === 'full' || paper === 'unknown' || paper === null;
  return (
    <li className="device" data-device={device}>
      <div className="device-words">
        <h2 className="device-name">{devices.names[device]}</h2>
        <p className="device-state">
          <span className={good ? 'chip-label chip-success' : 'chip-label'}>
            <Icon name={good ? 'check' : 'info'} />
            {state} · {devices.states[state]}
          </span>
          {paper === null ? null : (
            <span className={paperGood ? 'chip-label' : 'chip-label chip-warm'}>
              <Icon name={paperGood ? 'print' : 'attention'} />
              {paper} · {devices.papers[paper]}
            </span>
          )}
          {row.supplies.map(({ supply, level, count }) => (
            <span key={supply} className={SUPPLY_GOOD[supply].includes(level) ? 'chip-label' : 'chip-label chip-warm'}>
              <Icon name={SUPPLY_GOOD[supply].includes(level) ? 'info' : 'attention'} />
              {devices.supplies[supply]} · {devices.levels[level]}
              {count === null ? '' : ` ${count}${supply === 'battery' ? '%' : ''}`}
            </span>
          ))}
          {row.note === '' ? null : <span className="device-note">{row.note}</span>}
        </p>
        {row.counts === null || row.counts.uses === 0 ? null : <p className="device-last">{devices.counts(row.counts)}</p>}
        <LastTest row={row} />
      </div>
      {row.testable ? (
        <BigButton isDisabled={blocked} onPress={() => order({ ask: 'test', device })} intent={`test-${device}`}>
          {running ? devices.running[device] : devices.tests[device]}
        </BigButton>
      ) : null}
    </li>
  );
}

function LastTest({ row }: { readonly row: DeviceRow }) {
  const { texts } = useKiosk();
  const { devices } = texts.maintenance;
  const { last, testable } = row;
  if (last === null) return testable ? <p className="device-last">{devices.notTested}</p> : null;
  const passed = last.outcome === 'passed';
  return (
    <p className={passed ? 'device-last' : 'device-last device-last-failed'} role="status">
      <Icon name={passed ? 'check' : 'attention'} />
      <span>
        {stamp(last.atMs).slice(11)} {passed ? devices.passed : devices.failed} {last.faultCode ?? last.said}
      </span>
    </p>
  );
}
