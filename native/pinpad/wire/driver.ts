/** The driver of a pad on a line, whatever its model: connects by itself, one conversation at a time, keys as events. */
import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { Lock } from '../../base/lock.ts';
import { err, type Result } from '../../base/result.ts';
import type { WatchedByteLink } from '../../ports/byte-link.ts';
import type { DeviceState, Unsubscribe } from '../../ports/device.ts';
import type { HardwarePinPad, MasterKeyLoad, PinPadStatus } from '../../ports/hardware-pin-pad.ts';
import type { KeyStoreFault, MacRequest, WorkingKeyLoad } from '../../ports/key-store.ts';
import type { PinBlockRequest, PinEntryOptions, PinPadFault } from '../../ports/pin-pad.ts';
import { PadConversation } from './conversation.ts';
import type { PadDelays } from './delays.ts';
import { PadEntry, type Entered } from './entry.ts';
import { PadHealth } from './health.ts';
import { PadKeys } from './keys.ts';
import type { KeyPlaces, PadModel, Reply } from './model.ts';
import { mayGoBetter, pinFault, stateAfter, type Trouble } from './trouble.ts';
import { Watched } from './watched.ts';

export interface WirePinPadOptions {
  readonly model: PadModel;
  readonly link: WatchedByteLink;
  readonly clock: Clock;
  readonly delays: PadDelays;
  /** Which key is in which place. */
  readonly keys: KeyPlaces;
  /** How often a command is sent whose answer was lost or damaged. */
  readonly tries: number;
}

/** A pad that connects at once, and again whenever it comes back. */
export function createWirePinPad(options: WirePinPadOptions): HardwarePinPad {
  const pad = new WirePinPad(options);
  pad.look();
  return pad;
}

class WirePinPad implements HardwarePinPad {
  readonly kind = 'hardware';
  readonly #options: WirePinPadOptions;
  readonly #talk: PadConversation;
  readonly #keys: PadKeys;
  readonly #lock = new Lock();
  readonly #health = new PadHealth();
  readonly #typed = new Watched<number | null>(null);
  #entry: PadEntry | null = null;
  /** A PIN was typed to its end and stands in the pad. */
  #standing = false;
  #stopIdle: () => void = () => undefined;
  #closed = false;

  constructor(options: WirePinPadOptions) {
    this.#options = options;
    const { link, clock, delays, model } = options;
    const onKey = (byte: number): void => this.#entry?.key(model.keyWord(byte));
    this.#talk = new PadConversation({ link, clock, delays, stream: model.newStream(), onKey });
    this.#keys = new PadKeys(model, this.#ask, options.keys);
    link.onEnd(() => this.#lost());
  }

  state(): DeviceState {
    return this.#health.state;
  }

  subscribe(listener: (state: DeviceState) => void): Unsubscribe {
    return this.#health.subscribe(listener);
  }

  typed(): number | null {
    return this.#typed.value;
  }

  watchTyped(listener: (digits: number | null) => void): Unsubscribe {
    return this.#typed.watch(listener);
  }

  /** Whether the pad is there: now, and then whenever nothing else goes on. */
  look(): void {
    this.#stopIdle();
    void this.#lock
      .run(async () => {
        if (this.#closed || this.#entry !== null) return;
        if (this.#health.state === 'online') await this.#options.model.look(this.#ask);
        else await this.#connect();
      })
      .then(() => {
        if (!this.#closed) this.#stopIdle = this.#options.clock.after(this.#options.delays.keepAliveMs, () => this.look());
      });
  }

  async status(): Promise<PinPadStatus> {
    return this.#lock.run(async () => {
      if (this.#health.state === 'online') await this.#options.model.look(this.#ask);
      else await this.#connect();
      return this.#health.status;
    });
  }

  async enterPin(asked: PinEntryOptions): Promise<Entered> {
    this.clear();
    const { delays, clock } = this.#options;
    const onCount = (digits: number): void => {
      asked.onCount(digits);
      this.#typed.set(digits);
    };
    const options = { ...asked, onCount };
    const silentMs = delays.entryMs + delays.entryMarginMs;
    const reopen = (): void => void this.#open(entry, options);
    const silent = (): void => void this.#whySilent(entry);
    const entry: PadEntry = new PadEntry({ options, clock, silentMs, silent, reopen, autoEnter: this.#options.model.autoEnter });
    this.#entry = entry;
    void this.#open(entry, options);
    const entered = await entry.ended;
    if (this.#entry === entry) {
      this.#entry = null;
      this.#typed.set(null);
      this.#standing = entered.ok;
    }
    // The caller is let go at once; what comes next waits behind it.
    if (!entered.ok) void this.#shut(entered.error);
    return entered;
  }

  withPin(): Promise<Result<never, PinPadFault>> {
    return Promise.resolve(err(fault('pinpad.unsupported', 'digits never leave this pad')));
  }

  async pinBlock(request: PinBlockRequest): Promise<Result<Uint8Array, PinPadFault>> {
    if (!this.#standing) return err(fault('pinpad.noPin', 'no PIN was typed'));
    this.#standing = false;
    return this.#lock.run(async () => {
      const place = this.#keys.place(request.key);
      const block = place.ok ? await this.#options.model.block(this.#ask, place.value.slot, request) : place;
      await this.#options.model.end(this.#ask);
      return block.ok ? block : err(pinFault(block.error));
    });
  }

  clear(): void {
    if (this.#entry !== null) {
      this.#entry.finish(err(fault('pinpad.aborted', 'the program ended the entry')));
      this.#entry = null;
      this.#typed.set(null);
    }
    if (!this.#standing) return;
    this.#standing = false;
    void this.#lock.run(() => this.#options.model.end(this.#ask));
  }

  loadMasterKey(load: MasterKeyLoad): Promise<Result<void, KeyStoreFault>> {
    return this.#lock.run(async () => (await this.#ready()) ?? (await this.#keys.loadMaster(load)));
  }

  loadWorkingKey(load: WorkingKeyLoad): Promise<Result<void, KeyStoreFault>> {
    return this.#lock.run(async () => (await this.#ready()) ?? (await this.#keys.loadWorking(load)));
  }

  mac(request: MacRequest): Promise<Result<Uint8Array, KeyStoreFault>> {
    return this.#lock.run(async () => (await this.#ready()) ?? (await this.#keys.mac(request)));
  }

  checkValue(name: string, cipher: 'tdes' | 'sm4'): Promise<Result<Uint8Array, KeyStoreFault>> {
    return this.#lock.run(async () => (await this.#ready()) ?? (await this.#keys.checkValue(name, cipher)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopIdle();
    this.#talk.stop();
    this.clear();
    await this.#options.link.close();
    this.#health.close();
  }

  /** Sends one command; again where the line was to blame. What it says of the pad is kept. */
  readonly #ask = async (what: string, command: Uint8Array, options?: { readonly slow: boolean }): Promise<Reply> => {
    const { model, delays, tries } = this.#options;
    let reply: Reply = err({ reason: 'noLink', detail: what });
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const answer = await this.#talk.exchange(model.frame(command), options?.slow === true ? delays.loadMs : delays.answerMs);
      reply = answer.ok ? model.reply(what, answer.value) : err({ reason: answer.error, detail: what });
      if (reply.ok || !mayGoBetter(reply.error)) break;
    }
    this.#health.learn(reply);
    return reply;
  };

  async #connect(): Promise<Trouble | null> {
    const { model, delays } = this.#options;
    this.#health.doubt();
    if (delays.powerUpMs > 0) await this.#talk.pause(delays.powerUpMs);
    const facts = await model.connect(this.#ask);
    if (!facts.ok) {
      if (this.#health.state === 'starting') this.#health.become(stateAfter(facts.error) ?? 'hardwareError');
      return facts.error;
    }
    this.#health.connected(facts.value);
    return null;
  }

  async #ready(): Promise<Result<never, KeyStoreFault> | null> {
    const trouble = this.#health.state === 'online' ? null : await this.#connect();
    return trouble === null ? null : err(fault('keystore.unavailable', `${trouble.detail}: ${trouble.reason}`));
  }

  /** Opens the pad's keys for an entry that is still wanted. */
  async #open(entry: PadEntry, { minDigits, maxDigits, forBlock }: PinEntryOptions): Promise<void> {
    await this.#lock.run(async () => {
      if (entry.isOver()) return;
      const trouble = this.#health.state === 'online' ? null : await this.#connect();
      const seconds = Math.ceil(this.#options.delays.entryMs / 1_000);
      const opens = (): void => entry.open();
      const place = forBlock === undefined ? null : this.#keys.place(forBlock.key);
      const asked = {
        minDigits,
        maxDigits,
        seconds,
        forBlock: forBlock ?? null,
        slot: place?.ok === true ? place.value.slot : null,
        opens,
      };
      const begun = trouble === null ? await this.#options.model.begin(this.#ask, asked) : err(trouble);
      if (!begun.ok) entry.finish(err(pinFault(begun.error)));
      else if (!entry.isOver()) this.#typed.set(0);
    });
  }

  /** No key was heard for longer than the pad waits: is it there at all? */
  async #whySilent(entry: PadEntry): Promise<void> {
    await this.#lock.run(() => this.#options.model.look(this.#ask));
    const there = this.#health.state === 'online';
    entry.finish(err(there ? fault('pinpad.timeout', 'no key was heard') : fault('pinpad.gone', 'the pad does not answer any more')));
  }

  /** After an entry that gave no PIN: the pad drops what was typed, unless it is the pad that has gone. */
  async #shut({ code }: PinPadFault): Promise<void> {
    if (code === 'pinpad.gone' || this.#closed) return;
    await this.#lock.run(async () => {
      if (this.#entry === null) await this.#options.model.end(this.#ask);
    });
  }

  #lost(): void {
    if (this.#closed) return;
    this.#standing = false;
    this.#health.become('noDevice');
    this.#entry?.finish(err(fault('pinpad.gone', 'the pad was unplugged')));
  }
}
