/** The keys inside a pad, as a program that never sees them knows them: which name is in which place, and whether to trust it. */
import { equalBytes } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { HardwarePinPad } from '../../ports/hardware-pin-pad.ts';
import type { KeyStoreFault, MacRequest, WorkingKeyLoad } from '../../ports/key-store.ts';
import { macByBlocks } from './mac.ts';
import type { Ask, KeyPlace, KeyPlaces, PadModel } from './model.ts';
import { keyFault, type Trouble } from './trouble.ts';

type MasterKeyLoad = Parameters<HardwarePinPad['loadMasterKey']>[0];

const CHECK_VALUE_BYTES = 4;
const CHECK_VALUE_MIN_BYTES = 3;
const BLOCK_BYTES = { tdes: 8, sm4: 16 } as const;
/** Of a key that was loaded before this program started. */
const USUAL_BYTES = 16;

/** What is known of a key that was loaded. A bad one is in the pad, and is not used. */
interface Known {
  readonly bytes: number;
  readonly cipher: 'tdes' | 'sm4';
  readonly good: boolean;
}

export class PadKeys {
  readonly #model: PadModel;
  readonly #ask: Ask;
  readonly #places: KeyPlaces;
  readonly #known = new Map<string, Known>();

  constructor(model: PadModel, ask: Ask, places: KeyPlaces) {
    this.#model = model;
    this.#ask = ask;
    this.#places = places;
  }

  /** The place of a key that may be used. */
  place(name: string): Result<KeyPlace, Trouble> {
    const place = this.#places[name];
    if (place === undefined) return err({ reason: 'noKey', detail: `no place in the pad for the key ${name}` });
    return this.#known.get(name)?.good === false ? err({ reason: 'noKey', detail: `the key ${name} was loaded wrong` }) : ok(place);
  }

  async loadMaster(load: MasterKeyLoad): Promise<Result<void, KeyStoreFault>> {
    const place = this.#places[load.name];
    if (place?.use !== 'master') return refused({ reason: 'noKey', detail: `no place for the master key ${load.name}` });
    const said = await this.#model.loadMaster(this.#ask, place.slot, load);
    // What was enciphered under the older one is still what it was.
    return said.ok ? this.#checked(load.name, place, load.key.length, load, said.value) : refused(said.error);
  }

  async loadWorking(load: WorkingKeyLoad): Promise<Result<void, KeyStoreFault>> {
    const [own, master] = [this.#places[load.name], this.#places[load.under]];
    if (own === undefined || master?.use !== 'master') {
      return refused({ reason: 'noKey', detail: `no place for ${load.name} under ${load.under}` });
    }
    if (load.checkValue.length < CHECK_VALUE_MIN_BYTES) return refused({ reason: 'checkValue', detail: `${load.name} came without one` });
    const said = await this.#model.loadWorking(this.#ask, { own, master }, load);
    return said.ok ? this.#checked(load.name, own, load.enciphered.length, load, said.value) : refused(said.error);
  }

  async checkValue(name: string, cipher: 'tdes' | 'sm4'): Promise<Result<Uint8Array, KeyStoreFault>> {
    const place = this.place(name);
    if (!place.ok) return refused(place.error);
    const zeros = await this.#zeros(place.value, { bytes: this.#known.get(name)?.bytes ?? USUAL_BYTES, cipher });
    return zeros.ok ? ok(zeros.value.slice(0, CHECK_VALUE_BYTES)) : refused(zeros.error);
  }

  async mac({ key, algorithm, message }: MacRequest): Promise<Result<Uint8Array, KeyStoreFault>> {
    const place = this.place(key);
    if (!place.ok) return refused(place.error);
    const keyBytes = this.#known.get(key)?.bytes ?? (algorithm === 'x9.9' || algorithm === 'cup' ? BLOCK_BYTES.tdes : USUAL_BYTES);
    const { slot, use } = place.value;
    const order = { slot, keyBytes, algorithm, message };
    const said = await (this.#model.mac(this.#ask, order) ??
      macByBlocks(algorithm, message, (cipher, block) => this.#model.encipher(this.#ask, { slot, use, cipher, keyBytes, block })));
    return said.ok ? said : refused(said.error);
  }

  /** Compares what the pad has with what was meant: by the value that it gave, else by one that it is asked for. */
  async #checked(
    name: string,
    place: KeyPlace,
    bytes: number,
    { cipher, checkValue }: { readonly cipher: 'tdes' | 'sm4'; readonly checkValue: Uint8Array },
    given: Uint8Array,
  ): Promise<Result<void, KeyStoreFault>> {
    const told = given.length >= CHECK_VALUE_MIN_BYTES ? ok(given) : await this.#zeros(place, { bytes, cipher });
    if (!told.ok) {
      this.#known.set(name, { bytes, cipher, good: false });
      return refused(told.error);
    }
    const length = Math.min(told.value.length, checkValue.length);
    const good = length >= CHECK_VALUE_MIN_BYTES && equalBytes(told.value.slice(0, length), checkValue.slice(0, length));
    this.#known.set(name, { bytes, cipher, good });
    return good ? ok(undefined) : refused({ reason: 'checkValue', detail: `the check value of ${name} differs` });
  }

  #zeros({ slot, use }: KeyPlace, { bytes, cipher }: Pick<Known, 'bytes' | 'cipher'>): Promise<Result<Uint8Array, Trouble>> {
    return this.#model.encipher(this.#ask, { slot, use, cipher, keyBytes: bytes, block: new Uint8Array(BLOCK_BYTES[cipher]) });
  }
}

function refused(trouble: Trouble): Result<never, KeyStoreFault> {
  return err(keyFault(trouble));
}
