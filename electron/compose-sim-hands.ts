/**
 * The hands of a simulated customer: they put the card in when the screen asks for it, lay the ID card down, take the card
 * when it is given back. By themselves, and by lines typed where the terminal was started.
 */
import { createInterface } from 'node:readline';
import { systemClock } from '../native/base/clock.ts';
import { Lock } from '../native/base/lock.ts';
import type { Fault } from '../native/base/fault.ts';
import type { Result } from '../native/base/result.ts';
import type { Bench } from '../native/sim/bench.ts';
import { listVirtualCards } from '../native/sim/card/index.ts';
import type { BenchAction } from './api/bench/action.ts';
import { SHOWN_CODES } from './api/bench/fault-lists.ts';
import type { Frame } from './api/view.ts';
import type { TerminalSide } from './api/terminal.ts';

export interface HandsOptions {
  readonly terminal: TerminalSide;
  /** What they look at. */
  readonly bench: Pick<Bench, 'cardIn' | 'idCardOn'>;
  /** What they work through. */
  readonly perform: (action: BenchAction) => Promise<Result<void, Fault>>;
  readonly persona: string;
  readonly say: (line: string) => void;
  /** Whether they act by themselves; `false` for a test that commands them. */
  readonly willing?: boolean;
}

/** How long a person takes to find the card. */
const HAND_DELAY_MS = 1_500;

export class Hands {
  readonly #options: HandsOptions;
  readonly #one = new Lock();
  #persona: string;
  #willing: boolean;
  #planned: (() => void) | null = null;
  #lastScreen = '';
  /** The terminal asks for the ID card back. */
  #asked = false;

  constructor(options: HandsOptions) {
    this.#options = options;
    this.#persona = options.persona;
    this.#willing = options.willing ?? true;
  }

  /** Puts a card in; the one that lies there is taken out first. */
  insert(id = this.#persona): Promise<void> {
    return this.#one.run(async () => {
      const { perform, say } = this.#options;
      await this.#takeOut();
      const inserted = await perform({ do: 'insert', card: id });
      if (inserted.ok) this.#persona = id;
      say(inserted.ok ? `Card in: ${id}` : inserted.error.detail);
    });
  }

  remove(): Promise<void> {
    return this.#one.run(() => this.#takeOut());
  }

  /** Lays the persona's ID card on the reader. */
  layIdCard(id = this.#persona): void {
    this.#do({ do: 'layIdCard', person: id });
  }

  /** Whether they act by themselves. */
  willing(): boolean {
    return this.#willing;
  }

  setWilling(willing: boolean): void {
    this.#willing = willing;
    if (willing) return;
    this.#planned?.();
    this.#planned = null;
  }

  /** Looks at a new frame and does what the screen asks for, after a moment. */
  look(frame: Frame): void {
    this.#lookAtIdCard(frame);
    const { screen } = frame.view;
    if (screen === this.#lastScreen) return;
    this.#lastScreen = screen;
    this.#planned?.();
    this.#planned = null;
    if (this.#willing) this.#planned = this.#plan(frame);
  }

  /** Takes the ID card back once the terminal says so. */
  #lookAtIdCard({ idCardLies }: Frame): void {
    if (idCardLies === this.#asked) return;
    this.#asked = idCardLies;
    if (!idCardLies || !this.#willing) return;
    this.#soon(() => {
      this.takeIdCard();
      return Promise.resolve();
    });
  }

  /** Takes it from the reader again. */
  takeIdCard(): void {
    if (this.#options.bench.idCardOn() !== null) this.#do({ do: 'takeIdCard' });
  }

  /** One typed line. */
  command(line: string): Promise<void> {
    const [word = '', argument, which] = line.trim().split(/\s+/);
    const { say } = this.#options;
    switch (word) {
      case 'insert':
        return this.insert(argument);
      case 'remove':
        return this.remove();
      case 'idcard':
        this.layIdCard(argument);
        return Promise.resolve();
      case 'code':
        this.#showCode(argument, which);
        return Promise.resolve();
      case 'paper':
        this.#do({
          do: 'paper',
          printer: 'slip',
          state: argument === 'out' || argument === 'low' || argument === 'jammed' ? argument : 'full',
        });
        return Promise.resolve();
      case 'newcard':
        this.#do({ do: 'takeNewCard' });
        return Promise.resolve();
      case 'auto':
        this.setWilling(argument !== 'off');
        return Promise.resolve();
      case 'cards':
        say(cardList());
        return Promise.resolve();
      case '':
        return Promise.resolve();
      default:
        say(
          'Type: insert [CARD], remove, idcard [CARD], code [CARD [live|lasting|expired|used|unknown|garbled]], paper full|low|out|jammed, newcard, auto on|off, cards',
        );
        return Promise.resolve();
    }
  }

  async stop(): Promise<void> {
    this.setWilling(false);
    await this.remove();
  }

  #showCode(person = this.#persona, which = 'live'): void {
    this.#do({ do: 'showCode', person, code: SHOWN_CODES.find((code) => code === which) ?? 'live' });
  }

  #plan(frame: Frame): (() => void) | null {
    const { view } = frame;
    if (view.screen === 'insertCard') return this.#soon(() => this.insert());
    if (view.screen === 'takeCard' || (view.screen === 'trouble' && view.retry === 'takeCard' && view.alternatives.length === 0))
      return this.#soon(() => this.remove());
    if (view.screen === 'takeNewCard') return this.#soon(() => this.command('newcard'));
    if (view.screen === 'presentIdCard') return this.#soon(() => this.command('idcard'));
    return null;
  }

  #soon(act: () => Promise<void>): () => void {
    return systemClock.after(HAND_DELAY_MS, () => {
      act().catch((error: unknown) => {
        this.#options.say(String(error));
      });
    });
  }

  async #takeOut(): Promise<void> {
    const { bench, perform, say } = this.#options;
    this.takeIdCard();
    if (bench.cardIn() === null) return;
    const pulled = await perform({ do: 'pull' });
    say(pulled.ok ? 'Card out' : pulled.error.detail);
  }

  #do(action: BenchAction): void {
    const { perform, say } = this.#options;
    perform(action).then(
      (done) => {
        if (!done.ok) say(done.error.detail);
      },
      (error: unknown) => say(String(error)),
    );
  }
}

/** Hands that watch the screen, and listen to typed lines where somebody can type. */
export function startHands(options: HandsOptions): Hands {
  const hands = new Hands(options);
  const off = options.terminal.subscribe((frame) => {
    hands.look(frame);
  });
  if (!process.stdin.isTTY || options.willing === false) return hands;
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    hands.command(line).catch((error: unknown) => {
      options.say(String(error));
    });
  });
  lines.once('close', off);
  options.say('Simulated hardware. Touch the screen, or type: insert, remove, idcard, code, paper out, cards, auto off.');
  return hands;
}

function cardList(): string {
  const cards = listVirtualCards();
  return cards.ok ? cards.value.map(({ id, title }) => `${id}  ${title.zh}`).join('\n') : cards.error.detail;
}
