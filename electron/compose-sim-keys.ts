/** The test root keys of the invented cards, behind the port that a key service implements. */
import { createSoftwareKeys } from '../native/card/keys/software.ts';
import type { KeyNumbers } from '../native/card/social-security/files/key-numbers.ts';
import type { CardKeys } from '../native/ports/card-keys.ts';
import { isBlank, KEY_IDS, loadHolders, testRootKeys, type CardLibraryFault, type Persona } from '../native/sim/card/index.ts';
import { ok, type Result } from '../native/base/result.ts';

/** A recorded card that is played back: its own number is masked, and played with these digits. */
const PLAYED_BACK = Buffer.alloc(8, 0x30);

/** Test root keys by card: each persona names its own, one that is played back, and a card out of the stack, have the usual ones; any other has none (`keys.unknownKey`). */
function personaKeys(personas: readonly Persona[]): CardKeys {
  const services = new Map(
    personas.map((persona) => [persona.card.identifier, createSoftwareKeys({ roots: { [persona.algorithm]: testRootKeys(persona) } })]),
  );
  const unknown = createSoftwareKeys({ roots: {} });
  const usual = testRootKeys({});
  const playedBack = createSoftwareKeys({ roots: { tdes: usual, sm4: usual } });
  const of = (identifier: Uint8Array): CardKeys => {
    const bytes = Buffer.from(identifier);
    const byItself = services.get(bytes.toString('hex').toUpperCase());
    const usually = isBlank(identifier) || bytes.subarray(-PLAYED_BACK.length).equals(PLAYED_BACK);
    return byItself ?? (usually ? playedBack : unknown);
  };
  return {
    authenticate: (request) => of(request.cardIdentifier).authenticate(request),
    seal: (request) => of(request.cardIdentifier).seal(request),
  };
}

/** Numbers of the keys on the invented cards: those that the key table lacks (LKDF01, LKDF02, LKDF07) are their issuer's own. */
export const TEST_KEY_NUMBERS: KeyNumbers = Object.assign({}, ...Object.values(KEY_IDS)) as KeyNumbers;

/** The same for all personas that come with the simulator. */
export function testKeys(): Result<CardKeys, CardLibraryFault> {
  const personas = loadHolders();
  return personas.ok ? ok(personaKeys(personas.value)) : personas;
}
