import { readFileSync, writeFileSync } from 'node:fs';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { checkPack } from '../../db/rules/check-pack.ts';
import { signPack, type PackSignature } from '../../db/rules/signature.ts';
import { usage } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

export const command: Command = {
  name: 'rules sign',
  usage: '--key FILE PACK… [--key-id NAME] [--json]',
  summary: 'Signs rule packs that are right in all else, and writes the signature into their files.',
  options: {
    key: { kind: 'text', value: 'FILE', required: true, help: 'Ed25519 private key in PEM; it is read, used and not kept' },
    'key-id': { kind: 'text', value: 'NAME', help: 'name under which configurations know the public key (default: development)' },
    json: { kind: 'flag', help: 'an array: file, keyId, value' },
  },
  positionals: ['PACK…'],
  run: (io, args) => Promise.resolve(run(io, args)),
};

function run(io: Io, args: Arguments): ExitCode {
  const json = args.flag('json');
  if (args.rest.length === 0) return tellFault(io, usage('name at least one PACK'), json);
  const key = textOf(args.required('key'));
  if (!key.ok) return tellFault(io, key.error, json);
  const signed: (PackSignature & { readonly file: string })[] = [];
  for (const file of args.rest) {
    const signature = signFile(file, key.value, args.text('key-id') ?? 'development');
    if (!signature.ok) return tellFault(io, signature.error, json);
    signed.push({ file, ...signature.value });
  }
  if (json) io.out(JSON.stringify(signed));
  else for (const { file, keyId } of signed) io.out(`${file}: signed by ${keyId}`);
  return EXIT.done;
}

function signFile(file: string, key: string, keyId: string): Result<PackSignature, Fault> {
  const text = textOf(file);
  if (!text.ok) return text;
  const data = parse(text.value);
  if (data === null) return err(fault('rules.packInvalid', `${file}: not a JSON object`));
  const pack = checkPack({ ...data, signature: { keyId, value: '' } });
  if (!pack.ok) return err(fault(pack.error.code, `${file}: ${pack.error.detail}`));
  const signature = signPack(pack.value, keyId, key);
  if (signature.ok) writeFileSync(file, withSignature(text.value, signature.value));
  return signature;
}

function textOf(file: string): Result<string, Fault> {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch {
    return err(fault('rules.packMissing', `${file}: cannot be read`));
  }
}

function parse(text: string): object | null {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' ? data : null;
  } catch {
    return null;
  }
}

/** Puts the signature in; the rest of the file stays as it is laid out. */
function withSignature(text: string, { keyId, value }: PackSignature): string {
  const block = `"signature": {\n    "keyId": ${JSON.stringify(keyId)},\n    "value": ${JSON.stringify(value)}\n  }`;
  const old = /"signature":\s*\{[^{}]*\}/;
  return old.test(text) ? text.replace(old, block) : text.replace(/\s*\}\s*$/, `,\n  ${block}\n}\n`);
}
