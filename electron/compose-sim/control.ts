/**
 * The control of a whole simulated terminal: actions in, the bench's state out. The panel, the HTTP server and the script player work
 * through it, and so does whoever touches the screen, so that every session can be written down as a script.
 */
import { simulatedPopulation } from '../../db/simulated-population.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, unreachable, type Result } from '../../native/base/result.ts';
import type { Bench } from '../../native/sim/bench.ts';
import type { BenchAction, HostAnswers, ScriptAction } from '../api/bench/action.ts';
import type { Script } from '../api/bench/script.ts';
import type { BenchState } from '../api/bench/state.ts';
import type { TerminalSide } from '../api/terminal.ts';
import type { HostFaultControl, HostFaultMode } from '../hosts/faulty.ts';
import type { SimulatedMachine } from '../compose-sim.ts';
import { isMachineAction } from '../api/bench/machine-action.ts';
import { workMachine } from './machine-hands.ts';
import { benchStateOf } from './bench-state.ts';
import { OWN_HANDS } from './own-hands.ts';
import { troublePad, typeKeys, watchPad, type PadFault } from './pad-fingers.ts';
import { ScriptRecorder } from './recorder.ts';
import { travelMs } from './travel.ts';
import type { TravellingClock } from './travelling-clock.ts';
import { watchedTerminal } from './watched-terminal.ts';

export type ControlFault = PadFault | Fault<'sim.noNewCard' | 'sim.timeBackwards'>;

export interface ControlParts {
  readonly terminal: TerminalSide & { redraw(): void };
  readonly machine: SimulatedMachine;
  readonly bench: Bench;
  readonly clock: TravellingClock;
  readonly city: string;
}

/** The simulated customer's own will. */
export interface Will {
  willing(): boolean;
  setWilling(willing: boolean): void;
}

/** All but what happens on the screen itself. */
type WorldAction = Exclude<ScriptAction, { do: 'pin' | 'pinKey' | 'number' | 'press' | 'comfort' }>;

/** How long a card is held to the antenna unless told. */
const HELD_MS = 1_500;

const MODES: Readonly<Record<HostAnswers, HostFaultMode>> = {
  promptly: 'none',
  slowly: 'slow',
  never: 'down',
  twice: 'twice',
  late: 'late',
  lost: 'answerLost',
};

export class SimControl {
  /** The terminal for shells: what is touched on its screen is written down. */
  readonly terminal: TerminalSide;
  readonly #parts: ControlParts;
  readonly #recorder: ScriptRecorder;
  readonly #listeners = new Set<() => void>();
  readonly #off: readonly (() => void)[];
  #will: Will | null = null;

  constructor(parts: ControlParts) {
    this.#parts = parts;
    const { terminal, clock, bench, machine, city } = parts;
    const invented = new Set(simulatedPopulation().flatMap((person) => [person.socialSecurityNumber, person.personalNumber]));
    this.#recorder = new ScriptRecorder({ city, nowMs: () => clock.nowMs(), view: () => terminal.frame().view });
    this.terminal = watchedTerminal(terminal, this.#recorder, {
      cardIn: () => bench.cardIn() !== null,
      number: (text) => invented.has(text),
    });
    const changed = (): void => this.#changed();
    let screen = '';
    // What a customer or a clerk did may have changed the records.
    const redrawn = (): void => {
      const { screen: now } = terminal.frame().view;
      if (now !== screen) void machine.register.refresh().then(changed, () => undefined);
      screen = now;
      changed();
    };
    this.#off = [
      terminal.subscribe(redrawn),
      bench.subscribe(changed),
      ...[machine.papers, machine.cardDispenser, machine.retainBin, machine.power].map((part) => part.subscribe(changed)),
      machine.idReader.subscribe(changed),
      watchPad(machine.padHands, changed),
    ];
  }

  state(): BenchState {
    return benchStateOf(this.#parts, { willing: this.#will?.willing() ?? false, recorded: this.#recorder.count() });
  }

  papers(): SimulatedMachine['papers'] {
    return this.#parts.machine.papers;
  }

  /** What was done so far, as a script. */
  script(): Script {
    return this.#recorder.script();
  }

  /** Calls `listener` after each change; the function returned ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** From now on the customer of this will acts by itself, until somebody else's hands do. */
  heed(will: Will): void {
    this.#will = will;
  }

  /** What the customer does by itself. */
  performWilling(action: BenchAction): Promise<Result<void, Fault>> {
    return this.#perform(action);
  }

  /** Does one thing. A fault says why it could not be done; nothing is written down of it then. */
  perform(action: BenchAction): Promise<Result<void, Fault>> {
    if (OWN_HANDS.has(action.do)) this.#will?.setWilling(false);
    return this.#perform(action);
  }

  async #perform(action: BenchAction): Promise<Result<void, Fault>> {
    if (isMachineAction(action)) return this.#writtenDown(action);
    switch (action.do) {
      case 'record':
        this.#recorder.restart();
        return this.#done(ok(undefined));
      case 'hands':
        this.#will?.setWilling(action.willing);
        return this.#done(ok(undefined));
      case 'pinKey':
        return this.#done(this.#type([action.key]));
      case 'pin':
      case 'number':
        return this.#done(this.#type([...(action.do === 'pin' ? action.digits : action.text), 'enter']));
      case 'press':
      case 'comfort':
        return this.#done(this.#touch(action));
      case 'insert':
      case 'swap':
      case 'tap':
      case 'pull':
      case 'cardFaults':
      case 'layIdCard':
      case 'takeIdCard':
      case 'idReaderFault':
      case 'showCode':
      case 'pinPadFault':
      case 'paper':
      case 'host':
      case 'travel':
        return this.#writtenDown(action);
      default:
        return unreachable(action);
    }
  }

  close(): void {
    for (const off of this.#off) off();
    this.#listeners.clear();
  }

  async #writtenDown(action: WorldAction): Promise<Result<void, Fault>> {
    this.#recorder.before(action);
    const done = await this.#act(action);
    if (!done.ok) this.#recorder.undo();
    return this.#done(done);
  }

  async #act(action: WorldAction): Promise<Result<void, Fault>> {
    const { bench, machine } = this.#parts;
    const done = ok(undefined);
    if (isMachineAction(action)) return workMachine(machine, action);
    switch (action.do) {
      case 'insert':
      case 'swap':
        return bench.insert(action.card, action.faults);
      case 'tap':
        return bench.tap(action.card, action.heldMs ?? HELD_MS, action.faults);
      case 'pull':
        await bench.pull();
        return done;
      case 'cardFaults':
        return bench.setFaults(action.card, action.faults);
      case 'layIdCard':
        return bench.layIdCard(action.person, action.validity);
      case 'takeIdCard':
        bench.takeIdCard();
        return done;
      case 'idReaderFault':
        bench.troubleIdReader(action.code);
        return done;
      case 'showCode':
        return machine.codes.show(action, this.#parts.terminal);
      case 'pinPadFault':
        return troublePad(machine.padHands, action.code);
      case 'paper':
        bench.setPaper(action.printer, action.state);
        return done;
      case 'host':
        this.#host(action.host).set(MODES[action.answers], action.times, action.delayMs);
        return done;
      case 'travel':
        return this.#travel(action.by);
      default:
        return unreachable(action);
    }
  }

  #host(host: 'authority' | 'bank'): HostFaultControl {
    return host === 'authority' ? this.#parts.machine.hostFaults : this.#parts.machine.bankFaults;
  }

  #travel(by: Extract<ScriptAction, { do: 'travel' }>['by']): Result<void, ControlFault> {
    const { clock, terminal } = this.#parts;
    const byMs = travelMs(by, clock.nowMs());
    if (byMs < 0) return err(fault('sim.timeBackwards', 'the clock of a simulated terminal only goes on'));
    clock.travel(byMs);
    terminal.redraw();
    return ok(undefined);
  }

  #type(keys: readonly string[]): Result<void, ControlFault> {
    return typeKeys({ terminal: this.terminal, hands: this.#parts.machine.padHands, recorder: this.#recorder }, keys);
  }

  #touch(action: Extract<ScriptAction, { do: 'press' | 'comfort' }>): Result<void, never> {
    const { sequence } = this.terminal.frame();
    const answer = this.terminal.receive(
      action.do === 'press' ? { kind: 'intent', sequence, intent: action.intent } : { kind: 'comfort', change: action.change },
    );
    if (!answer.accepted) throw new Error(answer.why);
    return ok(undefined);
  }

  async #done(result: Result<void, Fault>): Promise<Result<void, Fault>> {
    await this.#parts.machine.register.refresh();
    this.#changed();
    return result;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
