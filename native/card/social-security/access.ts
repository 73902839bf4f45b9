/** Which access opens a file (《社会保障（个人）卡规范》 file structure: read conditions), told before anything is sent. */
import { ok, type Result } from '../../base/result.ts';
import type { FileAccess, SocialSecurityFault } from '../../ports/social-security-card.ts';
import type { CardKeyName } from '../../ports/card-keys.ts';
import { refuse } from './faults.ts';
import { addressText } from './files/all-files.ts';
import type { FileSpec, ReadAccess } from './files/file-spec.ts';

const OPENS: Readonly<Record<ReadAccess, readonly FileAccess[]>> = {
  free: ['free', 'pin', 'key', 'pinAndKey'],
  pin: ['pin', 'pinAndKey'],
  key: ['key', 'pinAndKey'],
  pinOrKey: ['pin', 'key', 'pinAndKey'],
  pinAndKey: ['pinAndKey'],
};

/** The read condition of a file on cards of this generation. */
export function readAccessOf(file: FileSpec, generation: 1 | 2 | 3): ReadAccess {
  return generation === 3 ? (file.readOnGeneration3 ?? file.read) : file.read;
}

/** The key to be authenticated for this access, `null` for none. An access that does not open the file is `ssc.denied`. */
export function keyToRead(file: FileSpec, generation: 1 | 2 | 3, access: FileAccess): Result<CardKeyName | null, SocialSecurityFault> {
  const rule = readAccessOf(file, generation);
  if (!OPENS[rule].includes(access)) return refuse('ssc.denied', `${addressText(file)} is read by ${rule}, not by ${access}`);
  const byKey = access === 'key' || (access === 'pinAndKey' && rule !== 'pin');
  return ok(byKey && rule !== 'free' ? (file.readKey ?? null) : null);
}
