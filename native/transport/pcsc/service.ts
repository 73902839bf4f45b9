/** Keeps a watch over the PC/SC service running: first start, loss, return, lost events. */
import type { Clock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import type { CardReaderFault } from '../../ports/card-reader.ts';
import type { PcscBinding, PcscError, PcscWatch } from './binding.ts';
import type { PcscDelays } from './delays.ts';

export interface ServiceHooks {
  readonly onState: (reader: string, state: number) => void;
  readonly onReaderGone: (reader: string) => void;
  readonly onOnline: () => void;
  /** The service is not there, or no more. Told once until it is back. */
  readonly onOffline: (why: CardReaderFault) => void;
  /** Events were lost; a new watch reports every reader that is there. */
  readonly onResync: () => void;
}

type Condition = 'starting' | 'online' | 'offline';

export class PcscService {
  readonly #binding: PcscBinding;
  readonly #clock: Clock;
  readonly #delays: PcscDelays;
  readonly #hooks: ServiceHooks;
  #condition: Condition = 'starting';
  #watch: PcscWatch | null = null;
  #generation = 0;
  #retryMs: number;
  #cancelRetry: () => void;

  constructor(binding: PcscBinding, clock: Clock, delays: PcscDelays, hooks: ServiceHooks) {
    this.#binding = binding;
    this.#clock = clock;
    this.#delays = delays;
    this.#hooks = hooks;
    this.#retryMs = delays.retryMinMs;
    this.#cancelRetry = clock.after(delays.startMs, () => {
      this.#open();
    });
  }

  /** The running watch; `null` while the service is away. */
  get watch(): PcscWatch | null {
    return this.#watch;
  }

  async stop(): Promise<void> {
    this.#generation += 1;
    this.#cancelRetry();
    const watch = this.#watch;
    this.#watch = null;
    await watch?.stop();
  }

  /** Replaces the watch by a new one: its readers report anew, and the package's connection places are free again. */
  renew(): void {
    void this.#watch?.stop();
    this.#watch = null;
    this.#hooks.onResync();
    this.#open();
  }

  #open(): void {
    const generation = ++this.#generation;
    const current = () => generation === this.#generation;
    const opened = this.#binding.watch({
      onState: (reader, state) => {
        if (current()) this.#hooks.onState(reader, state);
      },
      onReaderGone: (reader) => {
        if (current()) this.#hooks.onReaderGone(reader);
      },
      onError: (error) => {
        if (current()) this.#failed(error);
      },
    });
    if (!opened.ok) {
      this.#offline(this.#condition === 'online' ? 'pcsc.lost' : 'pcsc.absent', opened.error.detail);
      return;
    }
    this.#watch = opened.value;
    this.#retryMs = this.#delays.retryMinMs;
    if (this.#condition !== 'online') this.#hooks.onOnline();
    this.#condition = 'online';
  }

  #failed(error: PcscError): void {
    if (error.code === 'eventsLost') this.renew();
    else this.#offline('pcsc.lost', error.detail);
  }

  #offline(code: 'pcsc.absent' | 'pcsc.lost', detail: string): void {
    this.#generation += 1;
    void this.#watch?.stop();
    this.#watch = null;
    if (this.#condition !== 'offline') this.#hooks.onOffline(fault(code, detail));
    this.#condition = 'offline';
    this.#cancelRetry = this.#clock.after(this.#retryMs, () => {
      this.#open();
    });
    this.#retryMs = Math.min(2 * this.#retryMs, this.#delays.retryMaxMs);
  }
}
