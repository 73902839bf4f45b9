import { systemClock } from '../../native/base/clock.ts';
import type { SimDocument } from '../../native/sim/idreader/documents.ts';
import type { SamReaderSim } from '../../native/sim/idreader/idreader-sim.ts';
import { SIM_DOCUMENTS } from '../../native/sim/idreader/people-table.ts';
import { serveSamReaderOnTty } from '../../native/sim/idreader/tty-server.ts';
import type { Command, Io } from './command.ts';
import { tellFault } from './fault-output.ts';
import { playTypedLines } from './typed-lines.ts';

const PEOPLE: ReadonlyMap<string, SimDocument> = new Map(Object.entries(SIM_DOCUMENTS));
const SLOW = 9_600;

/** `kiosk sim idreader` */
export const command: Command = {
  name: 'sim idreader',
  usage: '--device TTY [--document ID]',
  summary: 'Answers on a serial line as an ID-card reader does, until this command is ended. Typed lines play the person.',
  options: {
    device: { kind: 'text', value: 'TTY', required: true, help: 'a serial line, or one end of a pty pair (socat)' },
    document: {
      kind: 'text',
      value: 'ID',
      choices: [...PEOPLE.keys()],
      help: 'what lies on it from the beginning; nothing when not given',
    },
  },
  run: async (io, args) => {
    const served = serveSamReaderOnTty({ path: args.required('device'), clock: systemClock });
    if (!served.ok) return tellFault(io, served.error);
    const { sim, ended, close } = served.value;
    const first = PEOPLE.get(args.text('document') ?? '');
    if (first !== undefined) sim.place(first);
    io.out(`the ID-card reader answers on ${args.required('device')}`);
    return playTypedLines(io, { ended, act: (line) => act(io, sim, line), close });
  },
};

/** One typed line. */
function act(io: Io, sim: SamReaderSim, line: string): void {
  const [word = '', argument = ''] = line.trim().split(/\s+/);
  const document = PEOPLE.get(argument);
  if (word === 'place' && document !== undefined) sim.place(document);
  else if (word === 'take') sim.takeAway();
  else if (word === 'fail' && /^[0-9A-Fa-f]{2}$/.test(argument)) sim.answerNext('read', parseInt(argument, 16));
  else if (word === 'mute') sim.setWire({ mute: Infinity });
  else if (word === 'noise') sim.setWire({ noise: Uint8Array.of(0xff, 0xaa, 0x00), pieces: [1, 7, 64] });
  else if (word === 'slow') sim.setWire({ pacedBaudRate: SLOW });
  else if (word === 'plain') sim.setWire();
  else if (word === 'broken') sim.setBroken(argument === 'off' ? null : 'selfTestFailed');
  else io.err(`Type: place ${[...PEOPLE.keys()].join('|')}, take, fail SW3, mute, noise, slow, plain, broken [off]`);
}
