/** Which keys a command opens cards with: those of a key service (`--keys FILE`), the invented cards' test keys, or none. */
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { KeyNumbers } from '../../native/card/social-security/files/key-numbers.ts';
import type { CardKeyName, CardKeys } from '../../native/ports/card-keys.ts';
import type { CardReaders } from '../../native/ports/card-reader.ts';
import { keyServiceOf, type KeyService } from '../compose-real-keys.ts';
import { readKeysFile, type KeysFile } from '../configuration-keys.ts';
import { usage } from './arguments.ts';
import type { Arguments, Option } from './command.ts';

/** Cards in the virtual readers of vsmartcard are test cards. */
const VIRTUAL_READER = /^Virtual PCD /;

/** Options of every command that opens cards with keys. */
export const KEY_OPTIONS = {
  keys: {
    kind: 'text',
    value: 'FILE',
    help: 'JSON with keyService (PSAM or remote service) and keyNumbers; a terminal’s configuration will do',
  },
  'test-keys': { kind: 'flag', help: 'open test cards with their test keys (always so in a virtual reader, unless --keys)' },
} as const satisfies Record<string, Option>;

/** A key service at work, and what is known of the cards' keys. */
export interface HeldKeys extends Omit<KeyService, 'keys'> {
  /** `null`: they are elsewhere. */
  readonly keys: CardKeys | null;
  readonly keyNumbers?: KeyNumbers;
  /** 密钥地址 for a key service elsewhere. */
  readonly hsmKeyAddresses?: Readonly<Partial<Record<CardKeyName, string>>>;
}

/** Opens the keys for the cards of one reader; `null`: none were asked for. Whoever asked closes them. */
export type KeysOfReader = (reader: string, readers: CardReaders) => Promise<Result<HeldKeys | null, Fault>>;

/** As the arguments say. */
export function keysOf(args: Arguments): KeysOfReader {
  return async (reader, readers) => {
    const file = args.text('keys');
    if (file !== undefined) return args.flag('test-keys') ? err(usage('either --keys or --test-keys')) : fromFile(file, reader, readers);
    return args.flag('test-keys') || VIRTUAL_READER.test(reader) ? forTests() : ok(null);
  };
}

function fromFile(file: string, reader: string, readers: CardReaders): Result<HeldKeys | null, Fault> {
  const read = readKeysFile(file);
  if (!read.ok) return err(usage(`--keys: ${read.error}`));
  const { keyService } = read.value;
  if (keyService.kind === 'psam' && reader.startsWith(keyService.reader)) {
    return err(usage('--keys: keyService.reader is the card’s own reader'));
  }
  const service = keyService.kind === 'none' ? { keys: null, close: () => Promise.resolve() } : keyServiceOf(keyService, readers);
  return ok({ ...service, ...knownKeys(read.value) });
}

/** What the file says of the cards' keys, whoever holds them. */
function knownKeys({ keyService, keyNumbers, hsmKeyAddresses }: KeysFile): Pick<HeldKeys, 'keyNumbers' | 'hsmKeyAddresses'> {
  const remote = keyService.kind === 'remote' ? keyService.keyAddresses : undefined;
  const addresses = hsmKeyAddresses ?? remote;
  return {
    ...(keyNumbers === undefined ? {} : { keyNumbers }),
    ...(addresses === undefined ? {} : { hsmKeyAddresses: addresses }),
  };
}

/** Test keys live with the invented cards: loaded only where they are wanted. */
async function forTests(): Promise<Result<HeldKeys, Fault>> {
  const { testKeys, TEST_KEY_NUMBERS } = await import('../compose-sim-keys.ts');
  const keys = testKeys();
  return keys.ok ? ok({ keys: keys.value, keyNumbers: TEST_KEY_NUMBERS, close: () => Promise.resolve() }) : keys;
}

/** 终端机编号 of the PSAM; `null`: there is no PSAM, or it does not tell. */
export async function terminalNumberOf(held: HeldKeys | null): Promise<string | null> {
  const number = await held?.terminalNumber?.();
  return number?.ok === true ? number.value : null;
}

const unavailable = () =>
  Promise.resolve(err(fault('keys.unavailable', 'this card asks for keys, and no key service is there (--keys; test cards: --test-keys)')));
export const NO_KEYS: CardKeys = { authenticate: unavailable, seal: unavailable };
