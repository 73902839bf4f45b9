import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../native/base/clock.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { Fault } from '../../native/base/fault.ts';
import { createEscPosPrinterSim, type EscPosPrinterSim } from '../../native/sim/printer/escpos-sim.ts';
import { listenEscPosSim } from '../../native/sim/printer/escpos-tcp.ts';
import { serveEscPosOnTty } from '../../native/sim/printer/escpos-tty.ts';
import { openPtyPair } from '../../native/sim/pty-pair.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { tellFault } from './fault-output.ts';
import { playTypedLines } from './typed-lines.ts';

/** A quick printer: 150 mm/s, a line of 3.75 mm. */
const LINE_MS = 25;

/** `kiosk sim printer` */
export const command: Command = {
  name: 'sim printer',
  usage: '(--tcp PORT | --pty | --device TTY) --out DIR [--paper MM]',
  summary: 'Is an ESC/POS slip printer until this command is ended; what comes out is laid into a folder. Typed lines play its troubles.',
  options: {
    tcp: {
      kind: 'number',
      value: 'PORT',
      min: 0,
      max: 65_535,
      help: 'listens on this port of 127.0.0.1, 9100 as real ones do; 0: any free one',
    },
    pty: { kind: 'flag', help: 'makes a pair of pseudo-terminals (Debian package socat) and prints the path of the end to connect to' },
    device: { kind: 'text', value: 'TTY', help: 'a serial line, or one end of a pty pair' },
    out: { kind: 'text', value: 'DIR', required: true, help: 'where slips are laid: slip-1.png and slip-1.txt, and so on' },
    paper: { kind: 'text', value: 'MM', choices: ['80', '58'], help: 'width of the roll; 80 when not given' },
  },
  run: async (io, args) => {
    const sim = createEscPosPrinterSim({
      widthMm: args.text('paper') === '58' ? 58 : 80,
      lineMs: LINE_MS,
      after: (delayMs, fire) => systemClock.after(delayMs, fire),
      nowMs: () => systemClock.nowMs(),
    });
    const served = await serve(sim, args);
    if (!served.ok) return tellFault(io, served.error);
    keepSlips(io, sim, args.required('out'));
    io.out(`the printer answers on ${served.value.where}`);
    return playTypedLines(io, { act: (line) => act(io, sim, line), close: served.value.close });
  },
};

interface Served {
  readonly where: string;
  readonly close: () => Promise<void>;
}

async function serve(sim: EscPosPrinterSim, args: Arguments): Promise<Result<Served, Fault>> {
  const [port, device] = [args.number('tcp'), args.text('device')];
  const ways = [port !== undefined, args.flag('pty'), device !== undefined].filter(Boolean).length;
  if (ways !== 1) return err(usage('one of --tcp, --pty and --device'));
  if (port !== undefined) {
    const server = await listenEscPosSim(sim, port);
    return ok({ where: `tcp:127.0.0.1:${server.port}`, close: () => server.close() });
  }
  if (device !== undefined) return onTty(sim, device, device, () => Promise.resolve());
  const pair = await openPtyPair();
  return pair.ok ? onTty(sim, pair.value.device, pair.value.host, () => pair.value.close()) : pair;
}

function onTty(sim: EscPosPrinterSim, path: string, where: string, after: () => Promise<void>): Result<Served, Fault> {
  const served = serveEscPosOnTty(sim, path);
  if (!served.ok) return served;
  const close = (): Promise<void> => {
    served.value.close();
    return after();
  };
  return ok({ where: `serial:${where}`, close });
}

function keepSlips(io: Io, sim: EscPosPrinterSim, folder: string): void {
  mkdirSync(folder, { recursive: true });
  let count = 0;
  sim.onSlip(({ png, text, complete }) => {
    // What lies there from before stays.
    do count += 1;
    while (existsSync(join(folder, `slip-${count}.png`)));
    const file = join(folder, `slip-${count}`);
    writeFileSync(`${file}.png`, png);
    writeFileSync(`${file}.txt`, `${text}\n`);
    io.out(`${complete ? 'slip' : 'broken slip'}: ${file}.png`);
  });
}

/** One typed line. */
function act(io: Io, sim: EscPosPrinterSim, line: string): void {
  const [word = '', argument = ''] = line.trim().split(/\s+/);
  if (word === 'paper' && /^(full|low|out|jammed)$/.test(argument)) sim.setPaper(argument as 'full' | 'low' | 'out' | 'jammed');
  else if (word === 'roll' && /^\d{1,6}$/.test(argument)) sim.setPaper('full', Number(argument));
  else if (word === 'cover' && argument === 'open') sim.openCover();
  else if (word === 'cover') sim.closeCover();
  else if (word === 'broken') sim.setBroken(argument !== 'off');
  else if (word === 'mute') sim.setMute(argument !== 'off');
  else if (word === 'take') io.out(sim.takeSlip() ? 'taken' : 'there is none');
  else if (word === 'retract') io.out(sim.retractSlip() ? 'retracted' : 'there is none');
  else if (word === 'state') io.out(`paper left: ${Math.round(sim.paperLeftMm())} mm, slot: ${sim.media()}, bin: ${sim.retracted()}`);
  else io.err('Type: paper full|low|out|jammed, roll MM, cover open|closed, broken [off], mute [off], take, retract, state');
}
