/** What the commands for PIN pads have in common: which pad, and how long it may take to come. */
import { readFileSync } from 'node:fs';
import { systemClock } from '../../native/base/clock.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { HardwarePinPad } from '../../native/ports/hardware-pin-pad.ts';
import { pinPadOf } from '../compose-pin-pad.ts';
import { HARDWARE_PADS, pinPadSchema, unusablePadFile, type PinPadConfiguration } from '../configuration-pin-pad.ts';
import { usage } from './arguments.ts';
import type { Arguments, Io, Option } from './command.ts';
import type { ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

export const PAD_OPTIONS: Readonly<Record<'device' | 'model' | 'baud' | 'settings', Option>> = {
  device: { kind: 'text', value: 'TTY', required: true, help: 'the serial line (/dev/ttyS1, COM3)' },
  model: { kind: 'text', value: 'MODEL', choices: HARDWARE_PADS, help: 'zt598 when not given' },
  baud: { kind: 'number', value: 'RATE', min: 1_200, max: 115_200, help: 'speed of the line; 9600 when not given' },
  settings: { kind: 'text', value: 'FILE', help: "JSON with more settings of the model, as under pinPad in a terminal's configuration" },
};
export const PAD_USAGE = '--device TTY [--model MODEL] [--baud RATE] [--settings FILE]';

const COMES_WITHIN_MS = 5_000;
const LOOK_MS = 20;

/** Runs `work` on the pad that the words stand for, once it is online, and gives the line back. */
export async function withPad(io: Io, args: Arguments, work: (pad: HardwarePinPad) => Promise<ExitCode>): Promise<ExitCode> {
  const configuration = padConfiguration(args);
  if (!configuration.ok) return tellFault(io, configuration.error);
  const pad = pinPadOf(configuration.value);
  if (pad === null) return tellFault(io, usage('--model: no pad on a line'));
  try {
    const there = await isOnline(pad, io.signal);
    return there ? await work(pad) : tellFault(io, fault('pinpad.gone', `no ${configuration.value.kind} answers: ${pad.state()}`));
  } finally {
    await pad.close();
  }
}

/** The configuration that the words and the file stand for. */
export function padConfiguration(args: Arguments): Result<PinPadConfiguration, Fault> {
  const file = args.text('settings');
  const more = file === undefined ? ok({}) : readJson(file);
  if (!more.ok) return more;
  const baudRate = args.number('baud');
  const given = {
    kind: args.text('model') ?? 'zt598',
    ...more.value,
    device: args.required('device'),
    ...(baudRate === undefined ? {} : { baudRate }),
  };
  const parsed = pinPadSchema.safeParse(given);
  if (!parsed.success) return err(usage(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')));
  const unusable = unusablePadFile(parsed.data);
  return unusable === null ? ok(parsed.data) : err(usage(unusable));
}

/** The object in a JSON file. */
export function readJson(file: string): Result<object, Fault> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? ok(value) : err(usage(`${file}: not an object`));
  } catch (error) {
    return err(usage(`${file}: ${error instanceof Error ? error.message : 'not readable'}`));
  }
}

async function isOnline(pad: HardwarePinPad, signal: AbortSignal): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < COMES_WITHIN_MS && !signal.aborted; waitedMs += LOOK_MS) {
    // Whoever opened or broke it is told by the commands themselves.
    if (!['starting', 'offline', 'noDevice'].includes(pad.state())) return true;
    await new Promise<void>((resolve) => void systemClock.after(LOOK_MS, resolve));
  }
  return false;
}
