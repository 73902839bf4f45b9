/** What a card explorer shows: applications, their files, what stands in them. Text and bytes are masked already unless they were to be revealed. */
import type { BilingualText } from '../../base/bilingual.ts';

/** `denied`: an access is needed that the explorer does not have. `unreadable`: there, but broken or refused for another reason. */
export type Found = 'read' | 'denied' | 'absent' | 'unreadable';

export interface ExploredObject {
  /** Hexadecimal; in a cyclic file and in a log the number of the record. */
  readonly tag: string;
  /** From 1 for items that repeat. */
  readonly instance: number;
  /** `null`: no table names it. */
  readonly name: BilingualText | null;
  /** Bytes of the value. */
  readonly length: number;
  /** The decoded value. */
  readonly shown: string;
  /** The bytes in hexadecimal, `..` for each masked one; `null` where only the decoded value is known. */
  readonly raw: string | null;
  readonly parts: readonly ExploredObject[];
}

export interface ExploredFile {
  /** `EF05`; of a bank application what its data are. */
  readonly file: string;
  readonly title: BilingualText;
  readonly state: Found;
  /** What opens it for reading: `free`, `pin`, `key`, `pinOrKey`, `pinAndKey`. */
  readonly opens: string;
  /** Name of the key, where one opens it. */
  readonly key: string | null;
  /** Why it was not read. */
  readonly detail: string | null;
  readonly objects: readonly ExploredObject[];
}

export interface ExploredApplication {
  /** `SSSE`, `DF01`, `PKI`, or the application identifier in hexadecimal. */
  readonly application: string;
  readonly title: BilingualText;
  readonly state: Found;
  readonly detail: string | null;
  readonly files: readonly ExploredFile[];
}

export interface ExploreOptions {
  /** Names and numbers of the social-security side in full. Bank card numbers stay masked: they are for the bank host alone. */
  readonly reveal: boolean;
  /** Whether the key service may be asked to open files. Without it nothing is authenticated. */
  readonly useKeys: boolean;
  readonly signal?: AbortSignal;
  /** Told what is about to be read, one of `EXPLORED_PLACES` (explore.ts); places that this card does not have are left out. */
  readonly onPlace?: (place: string) => void;
}

/** Bytes as a stranger may see them: how many. */
export function maskedBytes(count: number): string {
  return '..'.repeat(count);
}
