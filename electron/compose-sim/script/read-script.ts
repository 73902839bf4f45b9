/** A test script from its file. */
import { readFileSync } from 'node:fs';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import { scriptSchema, type Script } from '../../api/bench/script.ts';

export type ScriptFileFault = Fault<'script.unreadable' | 'script.invalid'>;

/** Reads and checks a script; the fault names the step and the field. */
export function readScript(file: string): Result<Script, ScriptFileFault> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return err(fault('script.unreadable', `${file}: ${error instanceof Error ? error.message : 'not readable'}`));
  }
  const script = scriptSchema.safeParse(value);
  if (script.success) return ok(script.data);
  const [issue] = script.error.issues;
  return err(fault('script.invalid', `${file}: ${issue?.path.join('.') || '(whole file)'}: ${issue?.message ?? 'malformed'}`));
}
