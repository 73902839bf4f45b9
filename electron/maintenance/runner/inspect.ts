/** Looks at every device and host: for the device page, the readiness report and the support bundle. */
import { shanghaiDate } from '../../../native/base/civil-date.ts';
import type { DeviceReport } from '../../devices/health.ts';
import type { Paper } from '../../api/maintenance-view.ts';
import type { FoundDevice } from '../effects.ts';
import type { ReadinessFacts } from '../readiness.ts';
import type { MaintenanceTools } from './tools.ts';

type Inspected = Pick<
  MaintenanceTools,
  'clock' | 'idle' | 'outbox' | 'health' | 'devices' | 'journal' | 'pack' | 'keyService' | 'settings' | 'freeBytes' | 'simulated'
>;

/** A request number and a card that no host knows: only whether it answers is of interest. */
const PROBE_KEY = 'readiness-probe';
const PROBE_PAN = '0000000000000000';

/** The devices in the order of their page. */
export async function findDevices({ health }: Pick<MaintenanceTools, 'health'>): Promise<readonly FoundDevice[]> {
  return (await health.look()).map(({ device, state, supplies, note, testable, counts }) => ({
    device,
    state,
    paper: paperOf(supplies),
    supplies: supplies.filter(({ supply }) => supply !== 'paper'),
    note,
    testable,
    counts,
  }));
}

function paperOf(supplies: DeviceReport['supplies']): Paper | null {
  const level = supplies.find(({ supply }) => supply === 'paper')?.level;
  if (level === undefined) return null;
  return level === 'ok' || level === 'high' ? 'full' : level;
}

/** Everything that readiness depends on. Asks both hosts, and recomputes the journal's chain. */
export async function readinessFacts(tools: Inspected): Promise<ReadinessFacts> {
  const { clock, idle, outbox, health, devices, journal, pack, keyService, settings, freeBytes, simulated } = tools;
  const { bankPad, socialSecurityHost, bankHost } = devices;
  const [reports, records, bank] = await Promise.all([
    health.look(),
    socialSecurityHost.outcomeOf(PROBE_KEY),
    bankHost.pinState(PROBE_PAN),
  ]);
  const chain = journal.verifyChain();
  return {
    today: shanghaiDate(clock.nowMs()),
    devices: reports,
    bankPad: { kind: bankPad.kind, state: bankPad.state() },
    recordsFault: records.ok ? null : records.error.code,
    bankFault: bank.ok ? null : bank.error.code,
    keyService,
    chain: chain.ok ? chain.value : { broken: chain.error.detail },
    openWrites: journal.unresolved().length,
    outbox: outbox(),
    pack,
    idle: idle(),
    voices: devices.speech.voices(),
    engineers: settings.engineers.length,
    freeBytes: freeBytes(),
    simulated,
  };
}
