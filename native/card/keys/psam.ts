/**
 * A key service in a PSAM, 《社会保障（个人）卡规范》 PSAM part: its application DF01 derives a card's key from the factors
 * (BF DE) and enciphers or computes a MAC with it (80 FA). No key leaves it.
 */
import { decodeBcd } from '../../base/bcd.ts';
import { concat } from '../../base/bytes.ts';
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CardKeyContext, CardKeyName, CardKeys, KeyFault } from '../../ports/card-keys.ts';
import type { CardReaderFault } from '../../ports/card-reader.ts';
import { encipherInPsam, macInPsam } from '../commands/psam.ts';
import { readBinary } from '../commands/read-binary.ts';
import { selectApplicationFile, selectChildFile } from '../commands/select.ts';
import type { CardChannel } from '../session.ts';
import { blockBytes, fill, foldAuthentication, MAC_BYTES, macBlocks, plainBlocks } from './derivation.ts';
import { PSAM_KEY_ADDRESSES, type PsamKeyAddresses } from './psam-addresses.ts';
import { ask, MASTER_FILE, PSAM_ENVIRONMENTS, useKey, type PsamEnvironments } from './psam-session-key.ts';

export type PsamConversation<T> = (card: CardChannel) => Promise<Result<T, KeyFault | CardReaderFault>>;

/** One conversation at a time with a PSAM: a `CardSession`, or a slot that connects by itself (`psamInSlot`). */
export interface PsamTalk {
  converse<T>(talk: PsamConversation<T>): Promise<Result<T, KeyFault | CardReaderFault>>;
}

export interface PsamKeysOptions {
  readonly psam: PsamTalk;
  /** Where the keys lie; `PSAM_KEY_ADDRESSES`, the published examples, when absent. */
  readonly keyAddresses?: PsamKeyAddresses;
  /** DF names of the environments by algorithm; `PSAM_ENVIRONMENTS` when absent. An algorithm without one uses the master file. */
  readonly environments?: PsamEnvironments;
  /** Send BF EC with the first byte of 卡的识别码 before a key is used, for a PSAM that wants it. Default: no. */
  readonly announceRegion?: boolean;
}

export interface PsamKeys extends CardKeys {
  /** 终端机编号 of EF0016: the 12 digits that stand in the national interface's 11 fields. */
  terminalNumber(): Promise<Result<string, KeyFault>>;
}

const EF_TERMINAL_NUMBER = 0x0016;
const TERMINAL_NUMBER_BYTES = 6;

/**
 * Keys of a PSAM. An environment it lacks is `keys.algorithm`; a key that it lacks, or that has no address, `keys.unknownKey`;
 * a key of another level, and all else that it refuses, `keys.refused`; a PSAM that does not answer, `keys.unavailable`.
 */
export function createPsamKeys(options: PsamKeysOptions): PsamKeys {
  const { psam, keyAddresses = PSAM_KEY_ADDRESSES, environments = PSAM_ENVIRONMENTS, announceRegion = false } = options;

  /** Runs `compute` with a step that makes the session key anew: a PSAM may forget it after each computation. */
  const withKey = async (request: Keyed, compute: Compute): Promise<Result<Uint8Array, KeyFault>> => {
    const address = keyAddresses[request.key];
    if (address === undefined) return err(fault('keys.unknownKey', `no address in the PSAM is known for ${request.key}`));
    const answer = await psam.converse((card) =>
      compute(card, () => useKey(card, request, { address, environment: environments[request.algorithm], announceRegion })),
    );
    return asKeyFault(answer);
  };

  return {
    authenticate: (request) => withKey(request, (card, derive) => authenticate(card, derive, request)),
    seal: (request) => withKey(request, (card, derive) => seal(card, derive, request)),
    terminalNumber: async () => asKeyFault(await psam.converse(readTerminalNumber)),
  };
}

type Outcome<T> = Promise<Result<T, KeyFault | CardReaderFault>>;
type Keyed = CardKeyContext & { readonly key: CardKeyName; readonly processFactor: Uint8Array };
type Derive = () => Outcome<void>;
type Compute = (card: CardChannel, derive: Derive) => Outcome<Uint8Array>;

async function authenticate(
  card: CardChannel,
  derive: Derive,
  { algorithm, source }: Parameters<CardKeys['authenticate']>[0],
): Outcome<Uint8Array> {
  const blocks = fill(source, blockBytes(algorithm));
  const enciphered = await encipher(card, derive, blocks);
  return enciphered.ok ? ok(foldAuthentication(enciphered.value)) : enciphered;
}

async function seal(card: CardChannel, derive: Derive, { algorithm, header, plain }: Parameters<CardKeys['seal']>[0]): Outcome<Uint8Array> {
  const size = blockBytes(algorithm);
  const data = plain.length === 0 ? ok(new Uint8Array()) : await encipher(card, derive, plainBlocks(size, plain));
  if (!data.ok) return data;
  const derived = await derive();
  if (!derived.ok) return derived;
  const mac = await ask(card, 'MAC', macInPsam(new Uint8Array(size), macBlocks(size, header, data.value)), MAC_BYTES);
  return mac.ok ? ok(concat(data.value, mac.value)) : mac;
}

/** Wipes `blocks`, which may hold a PIN. */
async function encipher(card: CardChannel, derive: Derive, blocks: Uint8Array): Outcome<Uint8Array> {
  try {
    const derived = await derive();
    return derived.ok ? await ask(card, 'ENCIPHER', encipherInPsam(blocks), blocks.length) : derived;
  } finally {
    blocks.fill(0);
  }
}

async function readTerminalNumber(card: CardChannel): Outcome<string> {
  card.selected = null;
  for (const [step, command] of [
    ['SELECT MF', selectApplicationFile(MASTER_FILE, 'byFileIdentifier')],
    ['SELECT EF0016', selectChildFile(EF_TERMINAL_NUMBER)],
  ] as const) {
    const selected = await ask(card, step, command);
    if (!selected.ok) return selected;
  }
  const content = await ask(card, 'READ EF0016', readBinary(0, TERMINAL_NUMBER_BYTES), TERMINAL_NUMBER_BYTES);
  if (!content.ok) return content;
  const digits = decodeBcd(content.value);
  if (!digits.ok) return err(fault('keys.refused', `EF0016 of the PSAM: ${digits.error}`));
  return digits.value === '' ? err(fault('keys.refused', 'EF0016 of the PSAM is blank')) : digits;
}

function asKeyFault<T>(answer: Result<T, KeyFault | CardReaderFault>): Result<T, KeyFault> {
  if (answer.ok) return answer;
  const { error } = answer;
  return err(isKeyFault(error) ? error : fault('keys.unavailable', `PSAM: ${error.code} ${error.detail}`));
}

/** Whether the PSAM, and not its reader, is the reason. */
export function isKeyFault(error: KeyFault | CardReaderFault): error is KeyFault {
  return error.code.startsWith('keys.');
}
