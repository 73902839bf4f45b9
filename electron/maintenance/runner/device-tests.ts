/** The test actions of the device page. Each ends by itself, or when the engineer goes on. */
import { fault, type Fault } from '../../../native/base/fault.ts';
import { maskIdentityNumber, maskName } from '../../../native/base/mask.ts';
import { err, ok, unreachable, type Result } from '../../../native/base/result.ts';
import type { LightName } from '../../../native/ports/indicator-lights.ts';
import type { Cue } from '../../../native/ports/sound.ts';
import type { DeviceName } from '../../api/maintenance-view.ts';
import { readCode } from './read-code.ts';
import { testPage } from './test-page.ts';
import type { MaintenanceTools } from './tools.ts';

/** Delays of the tests, in milliseconds. */
const TEST_DELAYS = {
  /** An ID card has to be laid down within. */
  idCardMs: 20_000,
  /** The lights stay on. */
  lightsMs: 3_000,
  /** From one cue to the next. */
  cueMs: 1_200,
} as const;

const CUES: readonly Cue[] = ['takeCard', 'pinKey', 'printed', 'warning', 'cardLeft'];
const LOUDEST = 3;
const SENTENCE = '语音测试。请插入社保卡。';

const LIGHTS: readonly LightName[] = ['cardReader', 'idReader', 'slipPrinter', 'documentPrinter', 'pinPad', 'status'];

/** Tests a device; what it said, masked. */
export async function testDevice(
  tools: MaintenanceTools,
  device: DeviceName,
  insertion: number | null,
  serial: string,
  signal: AbortSignal,
): Promise<Result<string, Fault>> {
  const { slipPrinter, documentPrinter } = tools.devices;
  switch (device) {
    case 'cardReader': {
      if (insertion === null) return err(fault('card.absent', 'no card lies in the reader'));
      const powered = await tools.reader.power(insertion, signal);
      return powered.ok ? ok(`ATR ${powered.value.atr} ${powered.value.protocol}`) : powered;
    }
    case 'slipPrinter':
      return serialOf(await slipPrinter.print(testPage(tools, serial), signal));
    case 'documentPrinter': {
      const printed = await documentPrinter.print(testPage(tools, serial), signal);
      return printed.ok ? ok(`${printed.value.serial}, ${printed.value.sheets} p.`) : printed;
    }
    case 'idReader':
      return readIdCard(tools, signal);
    case 'lights':
      return showLights(tools, signal);
    case 'sound':
      return playCues(tools, signal);
    case 'speech':
      return saySentence(tools);
    case 'pinPad':
      return padWord(tools.devices.bankPad);
    case 'barcodeReader':
      return readCode(tools, signal);
    case 'cardDispenser':
    case 'retainBin':
    case 'power':
      return ok(await stateOf(tools, device));
    default:
      return unreachable(device);
  }
}

/** The words of XFS, as the pad says them now. */
async function padWord(pad: MaintenanceTools['devices']['bankPad']): Promise<Result<string, Fault>> {
  if (pad.kind === 'onScreen') return ok(pad.state());
  const { device, encryption, battery, tampered, model } = await pad.status();
  return ok(`${device}, encryption ${encryption}, battery ${battery}${tampered ? ', tampered' : ''} ${model}`);
}

function serialOf(printed: Result<{ readonly serial: string }, Fault>): Result<string, Fault> {
  return printed.ok ? ok(printed.value.serial) : printed;
}

async function stateOf({ health }: MaintenanceTools, device: DeviceName): Promise<string> {
  return (await health.look()).find((report) => report.device === device)?.state ?? 'noDevice';
}

async function readIdCard({ devices: { idReader }, clock }: MaintenanceTools, signal: AbortSignal): Promise<Result<string, Fault>> {
  if (idReader === null) return err(fault('idreader.gone', 'this terminal has no ID reader'));
  const tooLong = new AbortController();
  const stop = clock.after(TEST_DELAYS.idCardMs, () => tooLong.abort());
  const read = await idReader.read(AbortSignal.any([signal, tooLong.signal]));
  stop();
  if (read.ok) return ok(`${read.value.kind} ${maskName(read.value.name)} ${maskIdentityNumber(read.value.number)}`);
  return tooLong.signal.aborted ? err(fault('idreader.timeout', 'no ID card was laid down')) : read;
}

async function showLights({ devices: { lights }, clock }: MaintenanceTools, signal: AbortSignal): Promise<Result<string, Fault>> {
  for (const light of LIGHTS) lights.set(light, { flashRate: 'continuous', colour: 'green' });
  await pause(clock, TEST_DELAYS.lightsMs, signal);
  lights.clear();
  return ok(String(LIGHTS.length));
}

/** Every cue once, as loud as the machine allows; the call to a card that is left is cut short. */
async function playCues({ devices: { sound }, clock }: MaintenanceTools, signal: AbortSignal): Promise<Result<string, Fault>> {
  for (const cue of CUES) {
    if (signal.aborted) break;
    sound.play(cue, LOUDEST);
    await pause(clock, TEST_DELAYS.cueMs, signal);
  }
  sound.stop();
  return ok(CUES.join(', '));
}

function saySentence({ devices: { speech } }: MaintenanceTools): Result<string, Fault> {
  const voice = speech.voices()?.mandarin ?? null;
  if (voice === null) return err(fault('speech.noVoice', 'no Mandarin voice is installed on the machine of the window'));
  speech.say('zh-CN', SENTENCE);
  return ok(voice);
}

/** Waits; shorter where the engineer goes on. */
function pause(clock: MaintenanceTools['clock'], ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = clock.after(ms, resolve);
    const end = (): void => {
      stop();
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
  });
}
