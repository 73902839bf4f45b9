import { z } from 'zod';
import { hex } from '../../native/base/bytes.ts';
import type { Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { HardwarePinPad } from '../../native/ports/hardware-pin-pad.ts';
import { BANK_KEYS } from '../hosts/bank/iso8583/settings.ts';
import { usage } from './arguments.ts';
import type { Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';
import { PAD_OPTIONS, PAD_USAGE, readJson, withPad } from './pin-pads.ts';

const bytes = z.string().regex(/^([0-9A-Fa-f]{2})+$/, { error: 'not hexadecimal' });
const cipher = z.enum(['tdes', 'sm4']).default('tdes');
const working = z.strictObject({ cipher, enciphered: bytes, checkValue: bytes });
const keyFile = z.strictObject({
  /** In clear: only of a ceremony in which officers of the bank load it. */
  master: z.strictObject({ cipher, key: bytes, checkValue: bytes }).optional(),
  pin: working.optional(),
  mac: working.optional(),
});

/** `kiosk pinpad load-keys` */
export const command: Command = {
  name: 'pinpad load-keys',
  usage: `${PAD_USAGE} --keys FILE`,
  summary: 'Loads keys out of a file into an encrypting PIN pad; each is taken only if its check value is right. No key is printed.',
  options: {
    ...PAD_OPTIONS,
    keys: {
      kind: 'text',
      value: 'FILE',
      required: true,
      help: 'JSON: master {cipher, key, checkValue}, pin and mac {cipher, enciphered, checkValue}, each optional; cipher tdes or sm4, the rest hexadecimal',
    },
  },
  run: async (io, args) => {
    const keys = keysIn(args.required('keys'));
    return keys.ok ? withPad(io, args, (pad) => load(io, pad, keys.value)) : tellFault(io, keys.error);
  },
};

type Keys = z.infer<typeof keyFile>;

/** A refusal names the field, never what stands in it. */
function keysIn(file: string): Result<Keys, Fault> {
  const read = readJson(file);
  if (!read.ok) return err(usage('--keys: not a readable JSON file'));
  const parsed = keyFile.safeParse(read.value);
  return parsed.success ? ok(parsed.data) : err(usage(`--keys: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}`));
}

async function load(io: Io, pad: HardwarePinPad, { master, pin, mac }: Keys): Promise<ExitCode> {
  if (master !== undefined) {
    const key = hex(master.key);
    const done = await pad.loadMasterKey({ name: BANK_KEYS.master, cipher: master.cipher, key, checkValue: hex(master.checkValue) });
    key.fill(0);
    if (!done.ok) return tellFault(io, done.error);
    io.out(`master key loaded, check value ${master.checkValue}`);
  }
  for (const [name, word, each] of [
    [BANK_KEYS.pin, 'PIN key', pin],
    [BANK_KEYS.mac, 'MAC key', mac],
  ] as const) {
    if (each === undefined) continue;
    const keyed = { name, under: BANK_KEYS.master, cipher: each.cipher };
    const done = await pad.loadWorkingKey({ ...keyed, enciphered: hex(each.enciphered), checkValue: hex(each.checkValue) });
    if (!done.ok) return tellFault(io, done.error);
    io.out(`${word} loaded, check value ${each.checkValue}`);
  }
  return EXIT.done;
}
