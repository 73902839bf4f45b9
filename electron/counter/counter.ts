/** The counter that runs: events in, the pure transition, questions out, frames to both pages. */
import type { Clock } from '../../native/base/clock.ts';
import { shanghaiDate } from '../../native/base/civil-date.ts';
import type { HardwarePinPad } from '../../native/ports/hardware-pin-pad.ts';
import type { OnScreenPinPad, PinPad } from '../../native/ports/pin-pad.ts';
import { typedAt, watchTyped } from '../session/screen-pads.ts';
import { counterRequestSchema, type CounterRequest } from '../api/counter-intent.ts';
import type { CounterFrame } from '../api/counter-view.ts';
import { requestSchema, type Request } from '../api/intent.ts';
import type { PageSide, TerminalSide } from '../api/terminal.ts';
import type { Frame } from '../api/view.ts';
import type { CounterConfig } from './config.ts';
import { customerView } from './customer-view.ts';
import type { CounterAnswer, CounterAsk, CounterEffect, CounterEvent } from './effects.ts';
import { Page } from './page.ts';
import { staffView } from './staff-view.ts';
import { initialCounter, type CounterState } from './state.ts';
import { counterTransition } from './transition.ts';

/** Carries out what is asked (runner/runner.ts). */
export interface CounterWorld {
  /** A clerk's own password, for the one question that comes with it. */
  hold(secret: string): void;
  ask(ask: CounterAsk, signal: AbortSignal): Promise<CounterAnswer>;
  close(): Promise<void>;
}

export interface CounterOptions {
  readonly config: CounterConfig;
  readonly world: CounterWorld;
  readonly pad: PinPad | OnScreenPinPad;
  readonly bankPad: HardwarePinPad | OnScreenPinPad;
  readonly clock: Clock;
  readonly simulated: boolean;
  /** A bug was caught: every customer was wiped and the clerk signed out. */
  readonly onBug: (error: unknown) => void;
  readonly readerFault: string | null;
  /** The battery is nearly empty, and nothing is under way any more: close in order. */
  readonly onBatteryLow?: () => void;
}

export class Counter {
  /** The clerk's page. */
  readonly staff: PageSide<CounterFrame>;
  /** The customer's own screen: the only one that knows of the PIN pad. */
  readonly customer: TerminalSide;
  readonly #options: CounterOptions;
  readonly #running = new Map<number, AbortController>();
  readonly #staffPage: Page<CounterFrame>;
  readonly #customerPage: Page<Frame>;
  readonly #offPad: () => void;
  readonly #offBankPad: () => void;
  #state: CounterState;
  #idCardLies = false;
  #cancelIdle: () => void = () => undefined;
  #cancelShutdown: () => void = () => undefined;

  constructor(options: CounterOptions) {
    const { config, pad, clock } = options;
    this.#options = options;
    this.#state = initialCounter(config.comfort, options.readerFault, shanghaiDate(clock.nowMs()));
    this.#staffPage = new Page((sequence) => this.#drawStaff(sequence));
    this.#customerPage = new Page((sequence) => this.#drawCustomer(sequence));
    this.staff = this.#staffPage.side((message) => this.#fromStaff(message));
    this.customer = this.#customerPage.side((message) => this.#fromCustomer(message));
    // A key that was pressed changes the customer's page alone.
    this.#offPad = isOnScreen(pad) ? pad.subscribe(() => this.#customerPage.show()) : () => undefined;
    this.#offBankPad = watchTyped(options.bankPad, () => this.#customerPage.show());
  }

  /** One event of the world or of a page. */
  dispatch(event: CounterEvent): void {
    const { clock, config } = this.#options;
    try {
      const { state, effects } = counterTransition(this.#state, { atMs: clock.nowMs(), event }, config);
      this.#state = state;
      if (event.event === 'power') this.#awaitShutdown();
      this.#show();
      for (const effect of effects) this.#perform(effect);
    } catch (error) {
      this.#onBug(error);
    }
  }

  /** A document that was read lies on the ID reader, or has left it: the customer's screen asks for it meanwhile. */
  idCard(lies: boolean): void {
    this.#idCardLies = lies;
    this.#customerPage.show();
  }

  /** Draws both pages anew: the clock has moved. */
  redraw(): void {
    this.#show();
  }

  /** Ends everything: what is asked, the customers' data, the pages. */
  async close(): Promise<void> {
    this.#offPad();
    this.#offBankPad();
    this.#cancelIdle();
    this.#cancelShutdown();
    for (const controller of this.#running.values()) controller.abort();
    this.#staffPage.close();
    this.#customerPage.close();
    await this.#options.world.close();
  }

  /** So long may end what is under way. */
  #awaitShutdown(): void {
    const { clock, config } = this.#options;
    this.#cancelShutdown();
    const due = (): void => this.dispatch({ event: 'shutdownDue' });
    this.#cancelShutdown = this.#state.power === 'low' ? clock.after(config.delays.shutdownMs, due) : () => undefined;
  }

  #fromStaff(message: unknown): string | null {
    const parsed = counterRequestSchema.safeParse(message);
    if (!parsed.success) return whyNot(parsed.error);
    this.#takeStaff(parsed.data);
    return null;
  }

  #takeStaff(request: CounterRequest): void {
    if (request.kind === 'language') this.dispatch({ event: 'language', language: request.language });
    if (request.kind !== 'intent') return;
    this.#touched();
    if (request.secret !== undefined) this.#options.world.hold(request.secret);
    this.dispatch({ event: 'staffIntent', intent: request.intent });
  }

  /** Somebody is at the clerk's page: it locks so long after the last touch. */
  #touched(): void {
    const { clock, config } = this.#options;
    this.#cancelIdle();
    this.#cancelIdle = clock.after(config.lockAfterMs, () => this.dispatch({ event: 'idle' }));
  }

  #fromCustomer(message: unknown): string | null {
    const parsed = requestSchema.safeParse(message);
    if (!parsed.success) return whyNot(parsed.error);
    this.#takeCustomer(parsed.data);
    return null;
  }

  #takeCustomer(request: Request): void {
    const { pad } = this.#options;
    switch (request.kind) {
      case 'intent':
        // A yes to what stood there before is no yes to what stands there now.
        if (request.sequence >= this.#customerPage.viewSince) this.dispatch({ event: 'customerIntent', intent: request.intent });
        return;
      case 'comfort':
        this.dispatch({ event: 'comfort', change: request.change });
        return;
      case 'padKey':
        if (isOnScreen(pad)) pad.press(request.face, request.key);
        return;
      case 'painted':
      case 'voices': // Nothing is read aloud at a counter.
      case 'code': // A counter has a clerk to show it to.
      case 'numberKey': // A counter asks for no numbers at the customer's screen.
        return;
    }
  }

  #perform(effect: CounterEffect): void {
    if (effect.effect === 'cancel') {
      this.#running.get(effect.id)?.abort();
      return;
    }
    if (effect.effect === 'shutdown') {
      this.#options.onBatteryLow?.();
      return;
    }
    const { id, ask } = effect;
    const controller = new AbortController();
    this.#running.set(id, controller);
    this.#options.world
      .ask(ask, controller.signal)
      .finally(() => this.#running.delete(id))
      .then((answer) => this.dispatch({ event: 'done', id, answer }))
      .catch((error: unknown) => this.#onBug(error));
  }

  /** Nobody's data may stay: the clerk signs in anew. */
  #onBug(error: unknown): void {
    const { onBug, config, world, clock } = this.#options;
    onBug(error);
    for (const controller of this.#running.values()) controller.abort();
    const { card, readerFault, nextId, nextTab, language, power } = this.#state;
    const fresh = initialCounter(config.comfort, readerFault, shanghaiDate(clock.nowMs()));
    this.#state = { ...fresh, card, nextId, nextTab, language, power };
    this.#show();
    world.close().catch(onBug);
  }

  #show(): void {
    this.#staffPage.show();
    this.#customerPage.show();
  }

  #drawStaff(sequence: number): CounterFrame {
    const { config, clock, simulated } = this.#options;
    const atMs = clock.nowMs();
    const { outletName: name, id: terminal } = config.terminal;
    const { language, devices, power } = this.#state;
    return { sequence, view: staffView(this.#state, config, atMs), language, outlet: { name, terminal, simulated }, atMs, devices, power };
  }

  #drawCustomer(sequence: number): Frame {
    const { config, clock, simulated, pad, bankPad } = this.#options;
    const atMs = clock.nowMs();
    const { outletName: name, id: terminal } = config.terminal;
    return {
      sequence,
      view: customerView(this.#state, config, atMs),
      comfort: this.#state.customerComfort,
      outlet: { name, terminal, simulated },
      atMs,
      cardIn: this.#state.card !== null,
      secondsLeft: null,
      pad: isOnScreen(pad) ? pad.face() : null,
      typed: typedAt(bankPad),
      idCardLies: this.#idCardLies,
      numberFace: null,
      sound: null,
      speech: null,
      photo: null,
    };
  }
}

function isOnScreen(pad: PinPad | OnScreenPinPad): pad is OnScreenPinPad {
  return pad.kind === 'onScreen';
}

function whyNot(error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}`;
}
