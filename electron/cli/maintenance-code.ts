import { CODE_DIGITS } from '../maintenance/settings.ts';
import { hashCode } from '../maintenance/runner/code-hash.ts';
import { usage } from './arguments.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { readPinLine } from './pin-input.ts';

/** `kiosk maintenance code` */
export const command: Command = {
  name: 'maintenance code',
  usage: '[--json]',
  summary: "Hashes an engineer's code for the configuration. The code is the first line of standard input.",
  options: { json: { kind: 'flag', help: 'JSON on standard output, also for a fault' } },
  run: async (io, args) => {
    const json = args.flag('json');
    const line = await readPinLine(io);
    if (line.line !== 'digits') return tellFault(io, notACode(), json);
    try {
      if (line.pin.length < CODE_DIGITS.min || line.pin.length > CODE_DIGITS.max) return tellFault(io, notACode(), json);
      const code = await hashCode(line.pin);
      io.out(json ? JSON.stringify({ code }) : code);
      return EXIT.done;
    } finally {
      line.pin.fill(0);
    }
  },
};

function notACode() {
  return usage(`a code is made of ${CODE_DIGITS.min} to ${CODE_DIGITS.max} digits`);
}
