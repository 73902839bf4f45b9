/** A virtual PSAM in a slot of its own, for the contract of key services. */
import { createPsamKeys, type PsamKeys } from '../../native/card/keys/psam.ts';
import { psamInSlot } from '../../native/card/keys/psam-slot.ts';
import { hex } from '../../native/base/bytes.ts';
import { createVirtualPsam, PSAM_KEYS } from '../../native/sim/psam.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import type { KeyHolder, KeyServiceUnderTest } from './card-keys.ts';

const SLOT = 'Simulated Reader SAM 00 00';

export interface PsamUnderTest extends KeyServiceUnderTest {
  readonly keys: PsamKeys;
  pull(): void;
  putBack(): void;
}

/** The PSAM has those keys of `PSAM_KEYS` for which there is a root. */
export function startPsam({ algorithm, region, roots }: KeyHolder): PsamUnderTest {
  const held = Object.fromEntries(Object.entries(PSAM_KEYS).filter(([name]) => rootOf(roots, name) !== undefined));
  const root = (name: string): Uint8Array => rootOf(roots, name) ?? new Uint8Array(16);
  const plastic = createVirtualPsam({ algorithm, region, keys: held, root, terminal: '410100813475' });
  const readers = new SimulatedCardReaders();
  readers.addReader(SLOT);
  readers.insert(SLOT, plastic);
  const slot = psamInSlot(readers, 'Simulated Reader SAM');
  return {
    keys: createPsamKeys({ psam: slot, keyAddresses: PSAM_KEYS, environments: ENVIRONMENTS }),
    pull: () => readers.remove(SLOT),
    putBack: () => readers.insert(SLOT, plastic),
    goAway: () => {
      readers.remove(SLOT);
      return Promise.resolve();
    },
    close: async () => {
      await slot.close();
      await readers.close();
    },
  };
}

/** 3DES as published; `sx3…` is the name that the virtual PSAM gives its SM4 environment. */
const ENVIRONMENTS = { tdes: hex('7378312E73682EC9E7BBE1B1A3D5CF'), sm4: hex('7378332E73682EC9E7BBE1B1A3D5CF') };

function rootOf(roots: Readonly<Record<string, Uint8Array>>, name: string): Uint8Array | undefined {
  return roots[name];
}
