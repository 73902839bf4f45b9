import { parseHex, toHex } from '../../native/base/bytes.ts';
import { MAC_ALGORITHMS } from '../../native/ports/key-store.ts';
import { BANK_KEYS } from '../hosts/bank/iso8583/settings.ts';
import { usage } from './arguments.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { PAD_OPTIONS, PAD_USAGE, withPad } from './pin-pads.ts';

/** `kiosk pinpad mac` */
export const command: Command = {
  name: 'pinpad mac',
  usage: `${PAD_USAGE} --message HEX [--algorithm A]`,
  summary: 'Has an encrypting PIN pad compute a MAC with the MAC key in it.',
  options: {
    ...PAD_OPTIONS,
    message: { kind: 'text', value: 'HEX', required: true, help: 'the message in hexadecimal' },
    algorithm: { kind: 'text', value: 'A', choices: MAC_ALGORITHMS, help: 'cup when not given' },
  },
  run: (io, args) => {
    const message = parseHex(args.required('message'));
    if (!message.ok || message.value.length === 0) return Promise.resolve(tellFault(io, usage('--message: not hexadecimal')));
    const algorithm = MAC_ALGORITHMS.find((each) => each === args.text('algorithm')) ?? 'cup';
    return withPad(io, args, async (pad) => {
      const mac = await pad.mac({ key: BANK_KEYS.mac, algorithm, message: message.value });
      if (!mac.ok) return tellFault(io, mac.error);
      io.out(toHex(mac.value));
      return EXIT.done;
    });
  },
};
