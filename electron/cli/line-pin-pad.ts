/** A pin pad that is the standard input of a command: one line an entry, not shown, wiped after use. */
import { fault } from '../../native/base/fault.ts';
import { err, ok } from '../../native/base/result.ts';
import type { PinPad } from '../../native/ports/pin-pad.ts';
import type { Io } from './command.ts';
import { readPinLine } from './pin-input.ts';

/** An entry that is not made of digits, or that has ended without one, is `pinpad.noPin`. */
export function linePinPad({ input, signal }: Pick<Io, 'input' | 'signal'>): PinPad {
  let standing: Uint8Array | null = null;
  const clear = () => {
    standing?.fill(0);
    standing = null;
  };
  return {
    kind: 'onScreen',
    state: () => 'online',
    enterPin: async (options) => {
      clear();
      const line = await readPinLine({ input, signal: AbortSignal.any([signal, options.signal]) });
      if (line.line !== 'digits') return err(fault(options.signal.aborted ? 'pinpad.aborted' : 'pinpad.noPin', 'no digits were typed'));
      standing = line.pin;
      return ok({ digits: line.pin.length });
    },
    withPin: async (use) => {
      if (standing === null) return err(fault('pinpad.noPin', 'no PIN was typed'));
      try {
        return ok(await use(standing));
      } finally {
        clear();
      }
    },
    pinBlock: () => Promise.resolve(err(fault('pinpad.unsupported', 'standard input enciphers nothing'))),
    clear,
  };
}
