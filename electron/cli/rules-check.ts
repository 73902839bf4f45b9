import { readPack } from '../../db/rules/load-pack.ts';
import { isPublicKey } from '../../db/rules/signature.ts';
import { DEVELOPMENT_TRUST, type PackTrust } from '../../db/rules/trust.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

export const command: Command = {
  name: 'rules check',
  usage: 'FILE… [--key-id NAME --public-key BASE64] [--json]',
  summary: 'Checks rule packs as a terminal does when it loads them: shape, citations, dates, signature.',
  options: {
    'key-id': { kind: 'text', value: 'NAME', help: 'name of the key that signed (default: the development key)' },
    'public-key': { kind: 'text', value: 'BASE64', help: 'its public key: SubjectPublicKeyInfo in Base64' },
    json: { kind: 'flag', help: 'an array: file, city, version, rules, facts' },
  },
  positionals: ['FILE…'],
  run: (io, args) => Promise.resolve(run(io, args)),
};

function run(io: Io, args: Arguments): ExitCode {
  const json = args.flag('json');
  const trust = trustOf(args.text('key-id'), args.text('public-key'));
  if (typeof trust === 'string') return tellFault(io, usage(trust), json);
  if (args.rest.length === 0) return tellFault(io, usage('name at least one FILE'), json);
  const checked = [];
  for (const file of args.rest) {
    const pack = readPack(file, trust);
    if (!pack.ok) return tellFault(io, pack.error, json);
    const { city, version, rules, facts, signature } = pack.value;
    checked.push({ file, city, version, rules: rules.length, facts: facts.length, signedBy: signature.keyId });
  }
  if (json) io.out(JSON.stringify(checked));
  else
    for (const one of checked)
      io.out(`${one.file}: ${one.city} ${one.version}, ${one.rules} rules, ${one.facts} facts, signed by ${one.signedBy}`);
  return EXIT.done;
}

function trustOf(keyId: string | undefined, publicKey: string | undefined): PackTrust | string {
  if (keyId === undefined && publicKey === undefined) return DEVELOPMENT_TRUST;
  if (keyId === undefined || publicKey === undefined) return '--key-id and --public-key belong together';
  return isPublicKey(publicKey) ? { keys: { [keyId]: publicKey } } : '--public-key: not an Ed25519 public key in Base64';
}
