import type { Command } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { PAD_OPTIONS, PAD_USAGE, withPad } from './pin-pads.ts';

/** `kiosk pinpad state` */
export const command: Command = {
  name: 'pinpad state',
  usage: `${PAD_USAGE} [--json]`,
  summary: 'Asks an encrypting PIN pad how it is, in the words of XFS.',
  options: { ...PAD_OPTIONS, json: { kind: 'flag', help: 'one JSON object' } },
  run: (io, args) =>
    withPad(io, args, async (pad) => {
      const status = await pad.status();
      if (args.flag('json')) io.out(JSON.stringify(status));
      else for (const [word, value] of Object.entries(status)) io.out(`${word}: ${String(value)}`);
      return EXIT.done;
    }),
};
