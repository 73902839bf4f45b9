/**
 * The hands of a simulated customer: they put the card in when the screen asks for it, lay the ID card down, take the card
 * when it is given back. By themselves, and by lines typed where the terminal was started.
 */
import { createInterface } from 'node:readline';
import { systemClock } from '../native/base/clock.ts';
import { Lock } from '../native/base/lock.ts';
import {
  insertIntoVpcd,
  listVirtualCards,
  loadVirtualCard,
  type InsertedCard,
  type Persona,
  type VirtualCard,
} from '../native/sim/card/index.ts';
import type { Frame } from './api/view.ts';
import type { SimulatedMachine } from './compose-sim.ts';
import type { TerminalSide } from './api/terminal.ts';

export interface HandsOptions {
  readonly terminal: TerminalSide;
  readonly machine: SimulatedMachine;
  /** Port of the virtual reader. */
  readonly port: number;
  readonly persona: string;
  readonly say: (line: string) => void;
  /** Whether they act by themselves; `false` for a test that commands them. */
  readonly willing?: boolean;
}

/** How long a person takes to find the card. */
const HAND_DELAY_MS = 1_500;

export class Hands {
  readonly #options: HandsOptions;
  /** The same plastic each time: what a terminal wrote to a card is there at the next visit. */
  readonly #wallet = new Map<string, VirtualCard>();
  readonly #one = new Lock();
  #persona: string;
  #inside: InsertedCard | null = null;
  #willing: boolean;
  #planned: (() => void) | null = null;
  #lastScreen = '';

  constructor(options: HandsOptions) {
    this.#options = options;
    this.#persona = options.persona;
    this.#willing = options.willing ?? true;
  }

  /** Puts a card in; the one that lies there is taken out first. */
  insert(id = this.#persona): Promise<void> {
    return this.#one.run(async () => {
      await this.#takeOut();
      const card = this.#card(id);
      if (card === null) return;
      const inserted = await insertIntoVpcd(card, { host: '127.0.0.1', port: this.#options.port });
      if (!inserted.ok) {
        this.#options.say(inserted.error.detail);
        return;
      }
      this.#persona = id;
      this.#inside = inserted.value;
      this.#options.say(`Card in: ${id}`);
    });
  }

  remove(): Promise<void> {
    return this.#one.run(() => this.#takeOut());
  }

  /** Lays the persona's ID card on the reader. */
  layIdCard(id = this.#persona): void {
    const persona = this.#options.machine.personas.find((candidate) => candidate.id === id);
    if (persona === undefined) this.#options.say(`${id} has no ID card`);
    else this.#options.machine.idReader.place(idCardOf(persona));
  }

  /** Looks at a new frame and does what the screen asks for, after a moment. */
  look(frame: Frame): void {
    const { screen } = frame.view;
    if (screen === this.#lastScreen) return;
    this.#lastScreen = screen;
    this.#planned?.();
    this.#planned = null;
    if (this.#willing) this.#planned = this.#plan(frame);
  }

  /** One typed line. */
  command(line: string): Promise<void> {
    const [word = '', argument] = line.trim().split(/\s+/);
    const { machine, say } = this.#options;
    switch (word) {
      case 'insert':
        return this.insert(argument);
      case 'remove':
        return this.remove();
      case 'idcard':
        this.layIdCard(argument);
        return Promise.resolve();
      case 'paper':
        machine.slipSim.setPaper(argument === 'out' || argument === 'low' || argument === 'jammed' ? argument : 'full');
        return Promise.resolve();
      case 'auto':
        this.#willing = argument !== 'off';
        return Promise.resolve();
      case 'cards':
        say(cardList());
        return Promise.resolve();
      case '':
        return Promise.resolve();
      default:
        say('Type: insert [CARD], remove, idcard [CARD], paper full|low|out|jammed, auto on|off, cards');
        return Promise.resolve();
    }
  }

  async stop(): Promise<void> {
    this.#willing = false;
    this.#planned?.();
    await this.remove();
  }

  #plan(frame: Frame): (() => void) | null {
    const { view } = frame;
    if (view.screen === 'insertCard') return this.#soon(() => this.insert());
    if (view.screen === 'takeCard' || (view.screen === 'trouble' && view.retry === 'takeCard' && view.alternatives.length === 0))
      return this.#soon(() => this.remove());
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

  #card(id: string): VirtualCard | null {
    const held = this.#wallet.get(id);
    if (held !== undefined) return held;
    const card = loadVirtualCard(id);
    if (!card.ok) {
      this.#options.say(card.error.detail);
      return null;
    }
    this.#wallet.set(id, card.value);
    return card.value;
  }

  async #takeOut(): Promise<void> {
    const { machine, say } = this.#options;
    machine.idReader.takeAway();
    if (this.#inside === null) return;
    await this.#inside.remove();
    this.#inside = null;
    say('Card out');
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
  options.say('Simulated hardware. Touch the screen, or type: insert, remove, idcard, paper out, cards, auto off.');
  return hands;
}

function idCardOf({ holder }: Persona) {
  const { number, name } = holder;
  return { kind: 'residentIdCard' as const, number, name, validFrom: '2016-01-01', validUntil: 'longTerm' };
}

function cardList(): string {
  const cards = listVirtualCards();
  return cards.ok ? cards.value.map(({ id, title }) => `${id}  ${title.zh}`).join('\n') : cards.error.detail;
}
