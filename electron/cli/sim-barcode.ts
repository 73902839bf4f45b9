import { serveBarcodeReaderOnTty, type BarcodeReaderSim } from '../../native/sim/barcode-reader.ts';
import type { Command, Io } from './command.ts';
import { tellFault } from './fault-output.ts';
import { playTypedLines } from './typed-lines.ts';

/** How many characters of a code that is cut off get through. */
const CUT_AFTER = 5;

/** `kiosk sim barcode` */
export const command: Command = {
  name: 'sim barcode',
  usage: '--device TTY',
  summary: 'Sends codes on a serial line as a reader of codes does, until this command is ended. Typed lines are what is shown to it.',
  options: {
    device: { kind: 'text', value: 'TTY', required: true, help: 'a serial line, or one end of a pty pair (socat)' },
  },
  run: async (io, args) => {
    const served = serveBarcodeReaderOnTty(args.required('device'));
    if (!served.ok) return tellFault(io, served.error);
    const { sim, ended, close } = served.value;
    io.out(`the code reader sends on ${args.required('device')}`);
    return playTypedLines(io, { ended, act: (line) => act(io, sim, line), close });
  },
};

/** One typed line. */
function act(io: Io, sim: BarcodeReaderSim, line: string): void {
  const [word = '', ...codes] = line.trim().split(/\s+/);
  if (word === 'show' && codes.length > 0) sim.show(...codes);
  else if (word === 'cut' && codes[0] !== undefined) sim.showCut(codes[0], CUT_AFTER);
  else if (word === 'noise') sim.noise(Uint8Array.of(0x00, 0xff, 0x41));
  else if (word === 'pieces') sim.setWire({ pieces: [1, 7] });
  else if (word === 'plain') sim.setWire();
  else io.err('Type: show CODE [CODE …], cut CODE, noise, pieces, plain');
}
