/** The terminal that runs: events in, the pure transition, effects out, frames to the screen. */
import { requestSchema, type Request } from '../api/intent.ts';
import type { TerminalSide } from '../api/terminal.ts';
import type { MaintenanceEffect, ReadingProgress } from '../maintenance/effects.ts';
import type { Frame } from '../api/view.ts';
import { isQuestion } from './effect-kinds.ts';
import type { AskEffect, Effect, TimerName } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { Recorder } from './recorder.ts';
import { signal } from './signals.ts';
import { eachDay } from './each-day.ts';
import { facesOf, namesIn, tellDevice, watchFaces } from './screen-pads.ts';
import { Runner } from './runner/runner.ts';
import { initialState, type TerminalState } from './state.ts';
import type { TerminalOptions } from './terminal-options.ts';
import { transition } from './transition.ts';
import { viewOf } from './view.ts';

export class Terminal implements TerminalSide {
  readonly #options: TerminalOptions;
  readonly #runner: Runner;
  readonly #recorder: Recorder;
  readonly #listeners = new Set<(frame: Frame) => void>();
  readonly #timers = new Map<TimerName, () => void>();
  readonly #running = new Map<number, AbortController>();
  readonly #watches: readonly (() => void)[];
  #state: TerminalState;
  #frame: Frame;
  /** The first frame of the view that stands: intents for older ones are stale. */
  #viewSince = 0;
  /** From then on nothing is taken: what an ended question still says comes after its journal. */
  #closed = false;

  constructor(options: TerminalOptions) {
    this.#options = options;
    this.#runner = new Runner(options);
    this.#recorder = new Recorder(options.journal, options.config);
    this.#state = initialState(options.config.comfort, options.readerFault);
    this.#frame = this.#draw(0, options.clock.nowMs());
    this.#watches = [watchFaces(options.devices, (face) => this.#onFace(face)), eachDay(options, () => this.redraw())];
  }

  frame(): Frame {
    return this.#frame;
  }

  subscribe(listener: (frame: Frame) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  receive(message: unknown): { readonly accepted: true } | { readonly accepted: false; readonly why: string } {
    const parsed = requestSchema.safeParse(message);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return { accepted: false, why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}` };
    }
    this.#take(parsed.data);
    return { accepted: true };
  }

  /** One event of the world: a card came, a reader left. */
  dispatch(event: SessionEvent): void {
    if (this.#closed) return;
    const atMs = this.#options.clock.nowMs();
    const before = this.#state;
    try {
      const { state, effects } = transition(before, { atMs, event }, this.#options.config);
      this.#state = state;
      this.#record(before, event, effects, atMs);
      this.#show(atMs);
      for (const effect of effects) this.#perform(effect);
    } catch (error) {
      this.#onBug(error, atMs);
    }
  }

  /** Draws the frame anew: the clock was moved. */
  redraw(): void {
    this.#show(this.#options.clock.nowMs());
  }

  /** Ends everything: timers, questions, the open card. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const end of this.#watches) end();
    for (const stop of this.#timers.values()) stop();
    for (const controller of this.#running.values()) controller.abort();
    this.#listeners.clear();
    await this.#runner.wipe();
  }

  #take(request: Request): void {
    const { devices, onPainted, clock } = this.#options;
    switch (request.kind) {
      case 'intent':
        if (request.sequence >= this.#viewSince) this.dispatch({ event: 'intent', intent: request.intent });
        return;
      case 'comfort':
        this.dispatch({ event: 'comfort', change: request.change });
        return;
      case 'padKey':
      case 'numberKey':
      case 'voices':
      case 'code':
        tellDevice(devices, request);
        return;
      case 'painted':
        onPainted?.(request.sequence, clock.nowMs());
        return;
    }
  }

  #perform(effect: Effect): void {
    if (isQuestion(effect)) {
      this.#ask(effect);
      return;
    }
    const { clock, devices, onBatteryLow } = this.#options;
    switch (effect.effect) {
      case 'maintenance':
        this.#askMaintenance(effect);
        return;
      case 'cancel':
        this.#running.get(effect.id)?.abort();
        return;
      case 'timer.start':
      case 'timer.stop':
        this.#setTimer(effect);
        return;
      case 'session.begin':
        return; // The recording began with the event itself.
      case 'session.end':
        this.#recorder.end(effect.reason, clock.nowMs(), effect.session);
        this.#wipe();
        return;
      case 'light':
      case 'lights.clear':
      case 'sound':
      case 'sound.stop':
        signal(devices, effect, this.#state.comfort.volume);
        return;
      case 'shutdown':
        onBatteryLow?.();
        return;
    }
  }

  #setTimer(effect: Extract<Effect, { effect: 'timer.start' | 'timer.stop' }>): void {
    const { timer } = effect;
    this.#timers.get(timer)?.();
    this.#timers.delete(timer);
    const fire = (): void => this.dispatch({ event: 'timer', timer });
    if (effect.effect === 'timer.start') this.#timers.set(timer, this.#options.clock.after(effect.delayMs, fire));
  }

  #ask(effect: AskEffect & { readonly id: number }): void {
    const answer = (signal: AbortSignal) => this.#runner.ask(effect, this.#recorder.session, signal);
    this.#run(effect.id, async (signal) => ({ event: 'done', id: effect.id, result: await answer(signal) }));
  }

  #askMaintenance({ id, ask }: MaintenanceEffect): void {
    const { maintenance } = this.#options;
    const onProgress = (progress: ReadingProgress): void => this.dispatch({ event: 'maintenanceProgress', id, progress });
    this.#run(id, async (signal) => ({ event: 'maintenanceDone', id, result: await maintenance.ask(ask, signal, onProgress) }));
  }

  /** Lets a question run under its number; its answer is an event, a bug in it ends the session. */
  #run(id: number, question: (signal: AbortSignal) => Promise<SessionEvent>): void {
    const controller = new AbortController();
    this.#running.set(id, controller);
    question(controller.signal)
      .finally(() => this.#running.delete(id))
      .then((event) => this.dispatch(event))
      .catch((error: unknown) => this.#onBug(error, this.#options.clock.nowMs()));
  }

  #record(before: TerminalState, event: SessionEvent, effects: readonly Effect[], atMs: number): void {
    const begin = effects.find((effect) => effect.effect === 'session.begin');
    if (begin !== undefined) this.#recorder.begin(begin.session, before, atMs);
    this.#recorder.record(event, viewOf(this.#state, this.#options.config, atMs), atMs);
  }

  #wipe(): void {
    this.#runner.wipe().catch((error: unknown) => this.#options.onBug(error));
  }

  /** A bug: nobody's data may stay, and the next person may begin. */
  #onBug(error: unknown, atMs: number): void {
    const { config, onBug } = this.#options;
    if (this.#closed) return;
    onBug(error);
    this.#recorder.bug(error, atMs);
    for (const controller of this.#running.values()) controller.abort();
    const { card, readerFault, nextId, power, cardMaker, idCardLies = false } = this.#state;
    const fresh = initialState(config.comfort, readerFault);
    this.#state = { ...fresh, card, nextId, power, cardMaker, idCardLies, phase: { phase: 'trouble', code: 'session.internal' } };
    this.#recorder.end('bug', atMs);
    this.#wipe();
    this.#perform({ effect: 'sound.stop' });
    this.#perform({ effect: 'timer.start', timer: 'leave', delayMs: config.delays.troubleMs });
    this.#show(atMs);
  }

  /** A pad has another face: with the same name a key was pressed, so somebody is there. */
  #onFace(now: string | undefined): void {
    if (now !== undefined && namesIn(this.#frame).includes(now)) this.dispatch({ event: 'activity' });
    else this.redraw();
  }

  #show(atMs: number): void {
    const next = this.#draw(this.#frame.sequence + 1, atMs);
    if (next.view.screen !== this.#frame.view.screen) this.#viewSince = next.sequence;
    this.#frame = next;
    for (const listener of this.#listeners) listener(next);
  }

  #draw(sequence: number, atMs: number): Frame {
    const { config, devices, simulated } = this.#options;
    const { comfort, card, idCardLies = false, idleAtMs } = this.#state;
    const view = viewOf(this.#state, config, atMs);
    return {
      sequence,
      view,
      comfort,
      outlet: { name: config.terminal.outletName, terminal: config.terminal.id, simulated },
      atMs,
      cardIn: card !== null,
      idCardLies,
      secondsLeft: idleAtMs === null ? null : Math.max(0, Math.ceil((idleAtMs - atMs) / 1000)),
      photo: this.#runner.photoOn(view),
      ...facesOf(devices),
    };
  }
}
