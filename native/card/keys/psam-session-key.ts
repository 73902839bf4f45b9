/** The way to a session key inside a PSAM: environment, key application, BF DE with the factors. */
import { concat, hex } from '../../base/bytes.ts';
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CardAlgorithm, CardKeyContext, CardKeyName, KeyFault } from '../../ports/card-keys.ts';
import type { CardReaderFault } from '../../ports/card-reader.ts';
import type { CommandApdu } from '../apdu.ts';
import { derivePsamKey, initialisePsam } from '../commands/psam.ts';
import { selectApplicationFile, selectByName } from '../commands/select.ts';
import type { CardChannel } from '../session.ts';
import { describeStatus, SW } from '../status-words.ts';
import { blockBytes, diversificationFactors, fill } from './derivation.ts';
import { diversificationLevels, type PsamKeyAddress } from './psam-addresses.ts';

export type PsamEnvironments = Readonly<Partial<Record<CardAlgorithm, Uint8Array>>>;

/** `sx1.sh.社会保障` with 3DES, `sx2.sh.社会保障` with SSF33. The name of an SM4 environment is not published: it is configured. */
export const PSAM_ENVIRONMENTS: PsamEnvironments = {
  tdes: hex('7378312E73682EC9E7BBE1B1A3D5CF'),
  ssf33: hex('7378322E73682EC9E7BBE1B1A3D5CF'),
};
export const MASTER_FILE = 0x3f00;
const KEY_APPLICATION = hex('D15600000590');

type Outcome<T> = Promise<Result<T, KeyFault | CardReaderFault>>;

export interface KeyPlace {
  readonly address: PsamKeyAddress;
  /** DF name; `undefined`: the master file. */
  readonly environment: Uint8Array | undefined;
  readonly announceRegion: boolean;
}

export interface KeyUse extends CardKeyContext {
  readonly key: CardKeyName;
  readonly processFactor: Uint8Array;
}

/** Makes the session key of one card's key and process factor the current one of the PSAM. */
export async function useKey(card: CardChannel, request: KeyUse, place: KeyPlace): Outcome<void> {
  const selected = await selectKeys(card, request, place);
  if (!selected.ok) return selected;
  const { usage, id } = place.address;
  const derived = await card.send(derivePsamKey(usage, id, keyFactors(request, diversificationLevels(usage))));
  if (!derived.ok) return derived;
  const { sw } = derived.value;
  if (sw === SW.ok) return ok(undefined);
  const detail = `PSAM, ${request.key}: ${describeStatus(sw)}`;
  if (sw === SW.wrongData) return err(fault('keys.refused', `${detail}: the key is of another level or kind`));
  return err(fault(KEY_ABSENT.has(sw) ? 'keys.unknownKey' : 'keys.refused', detail));
}

const KEY_ABSENT: ReadonlySet<number> = new Set<number>([SW.referenceNotFound, SW.recordNotFound, SW.fileNotFound]);

/** Card's factor, then city's, then province's, as many as are left to derive; the process factor fills a block. */
function keyFactors({ algorithm, cardIdentifier, serial, processFactor }: KeyUse, levels: number): Uint8Array {
  const nearestFirst = diversificationFactors(cardIdentifier, serial).toReversed().slice(0, levels);
  return concat(...nearestFirst, fill(processFactor, blockBytes(algorithm)));
}

/** Environment and key application, unless they are selected already. */
async function selectKeys(card: CardChannel, { algorithm, cardIdentifier }: KeyUse, place: KeyPlace): Outcome<void> {
  const { environment, announceRegion } = place;
  if (card.selected === algorithm && !announceRegion) return ok(undefined);
  card.selected = null;
  const chosen = await card.send(
    environment === undefined ? selectApplicationFile(MASTER_FILE, 'byFileIdentifier') : selectByName(environment),
  );
  if (!chosen.ok) return chosen;
  if (chosen.value.sw === SW.fileNotFound) return err(fault('keys.algorithm', `the PSAM has no environment for ${algorithm}`));
  if (chosen.value.sw !== SW.ok) return err(refused('SELECT environment', chosen.value.sw));
  if (announceRegion) {
    const announced = await ask(card, 'INITIALISE', initialisePsam(cardIdentifier[0] ?? 0));
    if (!announced.ok) return announced;
  }
  const application = await ask(card, 'SELECT DF01', selectByName(KEY_APPLICATION));
  if (!application.ok) return application;
  card.selected = algorithm;
  return ok(undefined);
}

/** One command whose answer must be 9000, with `bytes` of data where that is said; else `keys.refused`. */
export async function ask(card: CardChannel, step: string, command: CommandApdu, bytes?: number): Outcome<Uint8Array> {
  const answer = await card.send(command);
  if (!answer.ok) return answer;
  const { sw, data } = answer.value;
  if (sw !== SW.ok) return err(refused(step, sw));
  if (bytes !== undefined && data.length !== bytes) {
    return err(fault('keys.refused', `PSAM, ${step}: ${data.length} bytes instead of ${bytes}`));
  }
  return ok(data);
}

function refused(step: string, sw: number): KeyFault {
  return fault('keys.refused', `PSAM, ${step}: ${describeStatus(sw)}`);
}
