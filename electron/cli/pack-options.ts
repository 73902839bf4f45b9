/** `--packs` and `--pack-key`: whose rule packs are taken, as `rules` in a terminal's configuration says it. */
import { err, ok, type Result } from '../../native/base/result.ts';
import { DEVELOPMENT_TRUST, type PackTrust } from '../../db/rules/trust.ts';
import { packTrust, ruleSettingsSchema } from '../configuration-rules.ts';
import { usage, type UsageFault } from './arguments.ts';
import type { Arguments, Option } from './command.ts';

export const PACK_OPTIONS: Readonly<Record<'packs' | 'pack-key', Option>> = {
  packs: { kind: 'text', value: 'DIR', help: 'holds CITY.json of each city; without it the packs that came with the program' },
  'pack-key': { kind: 'text', value: 'NAME=BASE64', help: 'public key that signs them, Ed25519; several by commas' },
};

/** The packs that the options name; without them those of this repository and the key that everybody has. */
export function packTrustOf(args: Arguments): Result<PackTrust, UsageFault> {
  const directory = args.text('packs');
  const named = args.text('pack-key');
  if (directory === undefined && named === undefined) return ok(DEVELOPMENT_TRUST);
  if (directory === undefined || named === undefined) return err(usage('--packs and --pack-key go together'));
  const keys: [string, string][] = [];
  for (const word of named.split(',')) {
    // Base64 may end in `=`: the first one ends the name.
    const at = word.indexOf('=');
    const name = word.slice(0, Math.max(at, 0));
    if (keys.some(([other]) => other === name)) return err(usage(`--pack-key: ${name} is named twice`));
    keys.push([name, word.slice(at + 1)]);
  }
  const settings = ruleSettingsSchema.safeParse({ keys: Object.fromEntries(keys), directory });
  return settings.success ? ok(packTrust(settings.data)) : err(usage('--pack-key: must be NAME=BASE64 of an Ed25519 public key'));
}
