/** A terminal for the tests of shells: shows the frames it is told to, keeps the requests that are well formed. */
import { requestSchema, type Request } from '../../electron/api/intent.ts';
import type { TerminalSide } from '../../electron/api/terminal.ts';
import type { Frame } from '../../electron/api/view.ts';

export function frameOf(sequence: number, notice = ''): Frame {
  return {
    sequence,
    view: { screen: 'attract', notices: [{ zh: notice, en: notice }], pictures: [], seconds: 10, printerReady: true, idReaderReady: false },
    comfort: { language: 'zh-CN', theme: 'light', elder: false, lowReach: false, volume: 2, speech: false },
    outlet: { name: '测试网点', terminal: 'T-0001', simulated: true },
    atMs: 0,
    cardIn: false,
    secondsLeft: null,
    pad: null,
    typed: null,
    idCardLies: false,
    numberFace: null,
    sound: null,
    speech: null,
    photo: null,
  };
}

export class ShellTestTerminal implements TerminalSide {
  readonly requests: Request[] = [];
  readonly refused: unknown[] = [];
  readonly #listeners = new Set<(frame: Frame) => void>();
  #frame = frameOf(1);

  frame(): Frame {
    return this.#frame;
  }

  subscribe(listener: (frame: Frame) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  receive(message: unknown): ReturnType<TerminalSide['receive']> {
    const parsed = requestSchema.safeParse(message);
    if (!parsed.success) {
      this.refused.push(message);
      return { accepted: false, why: 'malformed' };
    }
    this.requests.push(parsed.data);
    return { accepted: true };
  }

  show(frame: Frame): void {
    this.#frame = frame;
    for (const listener of this.#listeners) listener(frame);
  }

  /** How many windows draw this terminal. */
  windows(): number {
    return this.#listeners.size;
  }
}
