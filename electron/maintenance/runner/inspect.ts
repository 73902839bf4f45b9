/** Looks at every device and host: for the device page, the readiness report and the support bundle. */
import { shanghaiDate } from '../../../native/base/civil-date.ts';
import type { Voices } from '../../../native/ports/speech.ts';
import type { FoundDevice } from '../effects.ts';
import type { ReadinessFacts } from '../readiness.ts';
import type { MaintenanceTools } from './tools.ts';

type Inspected = Pick<
  MaintenanceTools,
  'clock' | 'idle' | 'outbox' | 'reader' | 'devices' | 'journal' | 'pack' | 'keyService' | 'settings' | 'freeBytes' | 'simulated'
>;

/** A request number and a card that no host knows: only whether it answers is of interest. */
const PROBE_KEY = 'readiness-probe';
const PROBE_PAN = '0000000000000000';

/** Of the pad on the screen its weaker promise is said. */
const PAD_NOTES = { onScreen: 'onScreen: digits pass through program memory', hardware: 'encrypting' } as const;

/** The devices in the order of their page. */
export async function findDevices({ reader, devices }: Pick<MaintenanceTools, 'reader' | 'devices'>): Promise<readonly FoundDevice[]> {
  const { bankPad, idReader, slipPrinter, documentPrinter, speech } = devices;
  const voices = speech.voices();
  const [slip, document] = await Promise.all([slipPrinter.status(), documentPrinter.status()]);
  const card = reader.state();
  const plain = { paper: null, note: '' };
  return [
    { device: 'cardReader', state: card.state, paper: null, note: card.name, testable: card.state === 'online' },
    { device: 'pinPad', state: bankPad.state(), ...plain, note: PAD_NOTES[bankPad.kind], testable: bankPad.kind === 'hardware' },
    { device: 'idReader', state: idReader?.state() ?? 'noDevice', ...plain, testable: idReader !== null },
    { device: 'slipPrinter', state: slip.device, paper: slip.paper, note: '', testable: slip.device !== 'noDevice' },
    { device: 'documentPrinter', state: document.device, paper: document.paper, note: '', testable: document.device !== 'noDevice' },
    { device: 'lights', state: 'unknown', ...plain, testable: true },
    { device: 'sound', state: 'unknown', ...plain, testable: true },
    {
      device: 'speech',
      state: stateOf(voices),
      ...plain,
      note: voices?.mandarin ?? '',
      testable: voices?.mandarin !== undefined && voices.mandarin !== null,
    },
  ];
}

function stateOf(voices: Voices | null): FoundDevice['state'] {
  if (voices === null) return 'unknown';
  return voices.mandarin === null ? 'noDevice' : 'online';
}

/** Everything that readiness depends on. Asks both hosts, and recomputes the journal's chain. */
export async function readinessFacts(tools: Inspected): Promise<ReadinessFacts> {
  const { clock, idle, outbox, reader, devices, journal, pack, keyService, settings, freeBytes, simulated } = tools;
  const { pad, bankPad, idReader, slipPrinter, documentPrinter, socialSecurityHost, bankHost } = devices;
  const [slip, document, records, bank] = await Promise.all([
    slipPrinter.status(),
    documentPrinter.status(),
    socialSecurityHost.outcomeOf(PROBE_KEY),
    bankHost.pinState(PROBE_PAN),
  ]);
  const chain = journal.verifyChain();
  return {
    today: shanghaiDate(clock.nowMs()),
    reader: reader.state(),
    pad: pad.state(),
    bankPad: { kind: bankPad.kind, state: bankPad.state() },
    idReader: idReader?.state() ?? null,
    slipPrinter: slip,
    documentPrinter: document,
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
