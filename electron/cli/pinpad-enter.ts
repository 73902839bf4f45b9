import { toHex } from '../../native/base/bytes.ts';
import { PIN_BLOCK_FORMATS } from '../../native/ports/pin-pad.ts';
import { BANK_KEYS } from '../hosts/bank/iso8583/settings.ts';
import { usage } from './arguments.ts';
import type { Command } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { PAD_OPTIONS, PAD_USAGE, withPad } from './pin-pads.ts';

const DEFAULT_DIGITS = 6;

/** `kiosk pinpad enter` */
export const command: Command = {
  name: 'pinpad enter',
  usage: `${PAD_USAGE} [--digits N] [--pan PAN [--format F]]`,
  summary:
    'Lets a PIN be typed at an encrypting PIN pad and tells how many digits stand. With a card number it prints the enciphered block.',
  options: {
    ...PAD_OPTIONS,
    digits: { kind: 'number', value: 'N', min: 4, max: 12, help: `digits of the PIN; ${DEFAULT_DIGITS} when not given` },
    pan: { kind: 'text', value: 'PAN', help: 'a card number of the tests: the block is made for it, under the PIN key in the pad' },
    format: { kind: 'text', value: 'F', choices: PIN_BLOCK_FORMATS, help: 'how the block is made; iso0-tdes when not given' },
  },
  run: (io, args) => {
    const pan = args.text('pan');
    if (pan !== undefined && !/^\d{13,19}$/.test(pan)) return Promise.resolve(tellFault(io, usage('--pan: not 13 to 19 digits')));
    const format = PIN_BLOCK_FORMATS.find((each) => each === args.text('format')) ?? 'iso0-tdes';
    const digits = args.number('digits') ?? DEFAULT_DIGITS;
    const request = pan === undefined ? null : { format, pan, key: BANK_KEYS.pin };
    return withPad(io, args, async (pad) => {
      io.err('Type the PIN at the pad, then press enter.');
      const entered = await pad.enterPin({
        minDigits: digits,
        maxDigits: digits,
        signal: io.signal,
        onCount: (count) => io.err('*'.repeat(count)),
        ...(request === null ? {} : { forBlock: request }),
      });
      if (!entered.ok) return tellFault(io, entered.error);
      io.out(`${entered.value.digits} digits`);
      if (request === null) {
        pad.clear();
        return EXIT.done;
      }
      const block = await pad.pinBlock(request);
      if (!block.ok) return tellFault(io, block.error);
      io.out(`block ${toHex(block.value)}`);
      return EXIT.done;
    });
  },
};
