/** A password from a file or from standard input, never from the words of the command line: those are seen by everybody on the machine. */
import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../../native/base/result.ts';
import { staffPasswordSchema } from '../../db/authority/api.ts';
import { usage, type UsageFault } from './arguments.ts';
import type { Arguments, Io } from './command.ts';
import { isTyped, readPasswordLine } from './pin-input.ts';

/** The password that an option's file holds in its first line; without the option the next line of standard input, asked for by `prompt`. */
export async function readPassword(io: Io, args: Arguments, option: string, prompt: string): Promise<Result<string, UsageFault>> {
  const file = args.text(option);
  const said = file === undefined ? await typed(io, prompt) : firstLine(file);
  if (said === null) return err(usage(`no password: --${option} FILE, or a line on standard input`));
  const password = staffPasswordSchema.safeParse(said);
  return password.success ? ok(password.data) : err(usage('a password has 6 to 64 characters'));
}

async function typed(io: Io, prompt: string): Promise<string | null> {
  if (isTyped(io.input)) io.err(prompt);
  return readPasswordLine(io);
}

function firstLine(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? null;
  } catch {
    return null;
  }
}
