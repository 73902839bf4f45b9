import type { Clock } from '../base/clock.ts';
import { fault } from '../base/fault.ts';
import { Lock } from '../base/lock.ts';
import { err, type Result } from '../base/result.ts';
import type { SpeedLink, WatchedByteLink } from '../ports/byte-link.ts';
import type { DeviceState, Unsubscribe } from '../ports/device.ts';
import type { IdDocument, IdReader, IdReaderEvent, IdReaderFault } from '../ports/id-reader.ts';
import { requestBody } from './commands.ts';
import { connect, type Connection, connectionOf } from './connect.ts';
import { SdtConversation } from './conversation.ts';
import { failureOf, failureOfSilence } from './outcomes.ts';
import { readSamNumber } from './payload.ts';
import type { PhotoDecoder } from './photo.ts';
import { DEFAULT_SDT_DELAYS, DEFAULT_SDT_SETTINGS, type SdtDelays, type SdtSettings } from './settings.ts';
import { findDocument, readFound, type Visiting } from './visit.ts';

export interface SdtIdReaderOptions {
  /** Serial line, HID or USB: the driver cannot tell. A `SpeedLink` where the speed is to be detected. */
  readonly link: WatchedByteLink | SpeedLink;
  readonly clock: Clock;
  readonly settings?: SdtSettings;
  readonly delays?: SdtDelays;
  readonly photoDecoder?: PhotoDecoder;
}

export interface SdtIdReader extends IdReader {
  /** Number of the security module, as on its plate. */
  samNumber(): Promise<Result<string, IdReaderFault>>;
  /** Ends what waits and gives the link back. */
  close(): Promise<void>;
}

/**
 * A reader with an SDT / SAM module. It connects by itself, again after it was unplugged, and keeps its state up to date while nobody
 * reads. A new `read` ends the one before. A document that was read is not found again until it leaves.
 */
export function createSdtIdReader(options: SdtIdReaderOptions): SdtIdReader {
  const reader = new Reader(options);
  reader.begin();
  return reader;
}

class Reader implements SdtIdReader {
  readonly #link: WatchedByteLink | SpeedLink;
  readonly #clock: Clock;
  readonly #visiting: Visiting;
  readonly #lock = new Lock();
  readonly #listeners = new Set<(event: IdReaderEvent) => void>();
  #state: DeviceState = 'starting';
  /** A document was read and has not left, as far as is known. */
  #lying = false;
  /** The module cannot be given the speed that the settings want. */
  #keepsSpeed = false;
  #current: AbortController | null = null;
  #stopIdle: () => void = () => undefined;
  #closed = false;

  constructor({ link, clock, settings = DEFAULT_SDT_SETTINGS, delays = DEFAULT_SDT_DELAYS, photoDecoder }: SdtIdReaderOptions) {
    this.#link = link;
    this.#clock = clock;
    const conversation = new SdtConversation(link, clock, delays);
    this.#visiting = { conversation, settings, delays, photoDecoder: photoDecoder ?? null };
    link.onEnd(() => {
      if (!this.#closed) this.#become('noDevice');
    });
  }

  /** Connects, and looks after the reader from then on. */
  begin(): void {
    void this.#lock.run(() => this.#look()).then(() => this.#idle());
  }

  state(): DeviceState {
    return this.#state;
  }

  subscribe(listener: (event: IdReaderEvent) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  read(signal: AbortSignal): Promise<Result<IdDocument, IdReaderFault>> {
    const own = new AbortController();
    this.#current?.abort();
    this.#current = own;
    const ended = AbortSignal.any([signal, own.signal]);
    this.#stopIdle();
    // What is under way on the line is heard to its end behind the caller's back; the caller is let go at once.
    const work = this.#lock.run(() => this.#visit(ended)).finally(() => this.#idle());
    return Promise.race([work, whenAborted(ended)]);
  }

  samNumber(): Promise<Result<string, IdReaderFault>> {
    return this.#lock.run(async () => {
      const { conversation, delays, settings } = this.#visiting;
      let failure = fault<IdReaderFault['code']>('idreader.gone', 'module number: not asked');
      for (let attempt = 0; attempt < settings.openTries; attempt += 1) {
        const answer = await conversation.exchange(requestBody('samNumber'), delays.statusMs);
        if (answer.ok && answer.value.status === 'ok') {
          const number = readSamNumber(answer.value.data);
          return number.ok ? number : err(fault('idreader.malformed', number.error));
        }
        failure = (answer.ok ? failureOf(answer.value, 'module number') : failureOfSilence(answer.error, 'module number')).fault;
      }
      return err(failure);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#current?.abort();
    this.#stopIdle();
    await this.#link.close();
    this.#state = 'offline';
  }

  async #visit(ended: AbortSignal): Promise<Result<IdDocument, IdReaderFault>> {
    if (this.#state !== 'online') {
      const { state, failure } = await this.#connect();
      this.#become(state);
      if (failure !== null) return err(failure);
    }
    while (!ended.aborted) {
      const found = await findDocument(this.#visiting);
      if (!found.ok) return this.#failed(found.error);
      if (found.value) return this.#read(ended);
      if (this.#lying) await this.#lookAfterDocument();
      await this.#pause(this.#visiting.delays.pollMs, ended);
    }
    return err(cancelled());
  }

  async #read(ended: AbortSignal): Promise<Result<IdDocument, IdReaderFault>> {
    // Found for somebody who has gone: left unread, it is found again for whoever comes next.
    if (hasEnded(ended)) return err(cancelled());
    this.#left();
    const read = await readFound(this.#visiting);
    if (!read.ok) return this.#failed(read.error);
    this.#lies();
    return ended.aborted ? err(cancelled()) : read;
  }

  #failed(failure: IdReaderFault): Result<never, IdReaderFault> {
    if (failure.code === 'idreader.gone' && this.#state !== 'noDevice') this.#become('offline');
    if (failure.code === 'idreader.hardwareError') this.#become('hardwareError');
    return err(failure);
  }

  /** Between reads: whether the reader is there, and whether the document that was read still is. */
  #idle(): void {
    this.#stopIdle();
    if (this.#closed) return;
    const { presenceMs, keepAliveMs } = this.#visiting.delays;
    this.#stopIdle = this.#clock.after(this.#lying ? presenceMs : keepAliveMs, () => this.begin());
  }

  async #look(): Promise<void> {
    if (this.#closed) return;
    if (this.#state !== 'online') this.#become((await this.#connect()).state);
    else if (this.#lying) await this.#lookAfterDocument();
    else this.#become(connectionOf(await this.#ask('samStatus')).state);
  }

  async #lookAfterDocument(): Promise<void> {
    const { presenceProbe } = this.#visiting.settings;
    const answer = await this.#ask(presenceProbe === 'none' ? 'samStatus' : presenceProbe);
    if (!answer.ok) this.#become(connectionOf(answer).state);
    else if (presenceProbe !== 'none' && answer.value.status !== 'ok' && answer.value.status !== 'noSuchItem') this.#left();
  }

  async #connect(): Promise<Connection> {
    const { settings } = this.#visiting;
    const asked = this.#keepsSpeed ? { ...settings, setBaudRate: null } : settings;
    const connection = await connect({ ...this.#visiting, settings: asked, link: this.#link });
    if (connection.keepsSpeed === true) this.#keepsSpeed = true;
    return connection;
  }

  #ask(command: Parameters<typeof requestBody>[0]) {
    return this.#visiting.conversation.exchange(requestBody(command), this.#visiting.delays.itemMs);
  }

  /** Without a probe nobody would hear that it left before the next one comes: then it is not told that it lies there. */
  #lies(): void {
    this.#lying = true;
    if (this.#visiting.settings.presenceProbe !== 'none') this.#tell({ kind: 'mediaRead' });
  }

  #left(): void {
    if (!this.#lying) return;
    this.#lying = false;
    this.#tell({ kind: 'mediaRemoved' });
  }

  #become(state: DeviceState): void {
    if (state === this.#state || this.#closed) return;
    this.#state = state;
    if (state !== 'online') this.#left();
    this.#tell({ kind: 'stateChanged', state });
  }

  #tell(event: IdReaderEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  #pause(delayMs: number, ended: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#clock.after(delayMs, finish);
      function finish(): void {
        stop();
        ended.removeEventListener('abort', finish);
        resolve();
      }
      ended.addEventListener('abort', finish, { once: true });
      if (ended.aborted) finish();
    });
  }
}

/** Asked twice of one signal, which may end in between. */
function hasEnded(signal: AbortSignal): boolean {
  return signal.aborted;
}

function cancelled(): IdReaderFault {
  return fault('idreader.cancelled', 'the caller ended the wait');
}

function whenAborted(signal: AbortSignal): Promise<Result<never, IdReaderFault>> {
  return new Promise((resolve) => {
    const end = (): void => resolve(err(cancelled()));
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
