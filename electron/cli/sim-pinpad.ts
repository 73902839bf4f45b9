import { hex } from '../../native/base/bytes.ts';
import { systemClock } from '../../native/base/clock.ts';
import type { Fault } from '../../native/base/fault.ts';
import { ok, err, type Result } from '../../native/base/result.ts';
import { PAD_KEYS, type PadMachine } from '../../native/sim/pinpad/machine.ts';
import { servePinPadOnTty, type PinPadOnTty, type PinPadSim } from '../../native/sim/pinpad/pad-sim.ts';
import { Kmy3501Machine } from '../../native/sim/pinpad/kmy3501/machine.ts';
import { Zt598Machine } from '../../native/sim/pinpad/zt598/machine.ts';
import { openPtyPair } from '../../native/sim/pty-pair.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { tellFault } from './fault-output.ts';
import { playTypedLines } from './typed-lines.ts';

/** The master key of simulations: published with this program, of no use anywhere else. `sim bank` has the same. */
const TEST_MASTER_KEY = '0123456789ABCDEFFEDCBA9876543210';

const MODELS: Readonly<Record<string, () => PadMachine>> = { zt598: () => new Zt598Machine(), kmy3501: () => new Kmy3501Machine() };
const TOO_LATE_MS = 4_000;

/** `kiosk sim pinpad` */
export const command: Command = {
  name: 'sim pinpad',
  usage: '(--pty | --device TTY) [--model MODEL] [--cipher C]',
  summary: 'Is an encrypting PIN pad on a serial line, until this command is ended. Typed lines play the person and the electrician.',
  options: {
    pty: { kind: 'flag', help: 'makes a pair of pseudo-terminals (Debian package socat) and prints the path of the end to connect to' },
    device: { kind: 'text', value: 'TTY', help: 'a serial line, or one end of a pty pair' },
    model: { kind: 'text', value: 'MODEL', choices: Object.keys(MODELS), help: 'zt598 when not given' },
    cipher: {
      kind: 'text',
      value: 'C',
      choices: ['tdes', 'sm4'],
      help: 'of the master key in it, the published one of sim bank; tdes when not given',
    },
  },
  run: async (io, args) => {
    const served = await serve(args);
    if (!served.ok) return tellFault(io, served.error);
    const { where, pad, close } = served.value;
    io.out(`the PIN pad answers on ${where}`);
    return playTypedLines(io, { ended: pad.ended, act: (line) => act(io, pad.sim, line), close });
  },
};

interface Served {
  readonly where: string;
  readonly pad: PinPadOnTty;
  readonly close: () => Promise<void>;
}

async function serve(args: Arguments): Promise<Result<Served, Fault>> {
  const device = args.text('device');
  if (args.flag('pty') === (device !== undefined)) return err(usage('one of --pty and --device'));
  const machine = (MODELS[args.text('model') ?? 'zt598'] ?? (() => new Zt598Machine()))();
  machine.putKey(1, hex(TEST_MASTER_KEY), args.text('cipher') === 'sm4' ? 'sm4' : 'tdes');
  if (device !== undefined) return on(machine, device, device, () => Promise.resolve());
  const pair = await openPtyPair();
  return pair.ok ? on(machine, pair.value.device, pair.value.host, () => pair.value.close()) : pair;
}

function on(machine: PadMachine, path: string, where: string, after: () => Promise<void>): Result<Served, Fault> {
  const served = servePinPadOnTty(machine, path, systemClock);
  if (!served.ok) return served;
  const close = (): Promise<void> => {
    served.value.close();
    return after();
  };
  return ok({ where, pad: served.value, close });
}

const WORDS =
  'pin DIGITS, key 0-9|enter|cancel|backspace, tamper [off], battery low|full, spoil, damage, mute [off], late, noise, cut, unplug, plug, plain';

/** One typed line. */
function act(io: Io, sim: PinPadSim, line: string): void {
  const [word = '', argument = ''] = line.trim().split(/\s+/);
  const acts: Readonly<Record<string, () => void>> = {
    pin: () => sim.type(argument),
    key: () => pressed(io, sim, argument),
    tamper: () => sim.setTampered(argument !== 'off'),
    battery: () => sim.setBatteryLow(argument === 'low'),
    spoil: () => sim.spoilKeys(1),
    damage: () => sim.setWire({ damaged: 1 }),
    mute: () => sim.setWire({ mute: argument === 'off' ? 0 : Infinity }),
    late: () => sim.setWire({ thinkMs: TOO_LATE_MS, late: 1 }),
    noise: () => sim.setWire({ keysBefore: Uint8Array.of(0x41, 0x2e), pieces: [1, 7] }),
    cut: () => sim.setWire({ unplugAfterBytes: 4 }),
    unplug: () => sim.setPlugged(false),
    plug: () => sim.setPlugged(true),
    plain: () => sim.setWire(),
  };
  const act = acts[word];
  if (act === undefined) io.err(`Type: ${WORDS}`);
  else act();
}

function pressed(io: Io, sim: PinPadSim, name: string): void {
  const key = PAD_KEYS.find((each) => each === name);
  if (key === undefined) io.err(`Type: ${WORDS}`);
  else sim.press(key);
}
