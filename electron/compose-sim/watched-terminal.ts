/** The terminal as a shell is given it in a simulated run: touches of the screen are written down on their way. */
import type { ScriptAction } from '../api/bench/action.ts';
import { requestSchema, type Request } from '../api/intent.ts';
import type { TerminalSide } from '../api/terminal.ts';
import { keyAt, numberKeyAt } from './pin-fingers.ts';
import type { ScriptRecorder } from './recorder.ts';

/** Who of those at the terminal is invented: nothing else is written down of what is typed. */
export interface Invented {
  /** Whether the card in the reader is one of the wallet. */
  cardIn(): boolean;
  /** Whether a number is one of a persona's. */
  number(text: string): boolean;
}

export function watchedTerminal(terminal: TerminalSide, recorder: ScriptRecorder, invented: Invented): TerminalSide {
  const pin = new Typed((digits) => ({ do: 'pin', digits: invented.cardIn() ? digits : veiled(digits) }));
  const number = new Typed((text) => ({ do: 'number', text: invented.number(text) ? text : veiled(text) }));
  const receive = (message: unknown): ReturnType<TerminalSide['receive']> => {
    const parsed = requestSchema.safeParse(message);
    if (!parsed.success) return terminal.receive(message);
    const request = parsed.data;
    // A code may be a real one: it is written down of the hands that show invented ones, never of what was typed.
    if (request.kind === 'painted' || request.kind === 'voices' || request.kind === 'code') return terminal.receive(message);
    if (request.kind === 'padKey') pin.key(request.face, keyAt(terminal, request.face, request.key), recorder);
    else if (request.kind === 'numberKey') number.key(request.face, numberKeyAt(terminal, request.face, request.key), recorder);
    else return touched(terminal, recorder, request);
    return terminal.receive(message);
  };
  return { frame: () => terminal.frame(), subscribe: (listener) => terminal.subscribe(listener), receive };
}

function touched(
  terminal: TerminalSide,
  recorder: ScriptRecorder,
  request: Extract<Request, { kind: 'intent' | 'comfort' }>,
): ReturnType<TerminalSide['receive']> {
  const before = terminal.frame().sequence;
  recorder.before(request.kind === 'intent' ? { do: 'press', intent: request.intent } : { do: 'comfort', change: request.change });
  const answer = terminal.receive(request);
  // A stale one is accepted and ignored: nothing is drawn.
  if (!answer.accepted || terminal.frame().sequence === before) recorder.undo();
  return answer;
}

/** Not what was typed, only how long it was. */
function veiled(text: string): string {
  return text.replace(/./g, '0');
}

/** What stands in the field of a keypad. */
class Typed {
  readonly #action: (text: string) => ScriptAction;
  #face = '';
  #typed: string[] = [];

  constructor(action: (text: string) => ScriptAction) {
    this.#action = action;
  }

  /** A key; `null`: there is no such pad. */
  key(face: string, key: string | null, recorder: ScriptRecorder): void {
    if (key === null) return;
    if (face !== this.#face) this.#typed = [];
    this.#face = face;
    if (key === 'backspace') this.#typed.pop();
    else if (key.length === 1) this.#typed.push(key);
    else {
      if (key === 'enter') recorder.before(this.#action(this.#typed.join('')));
      if (key === 'cancel') recorder.before({ do: 'pinKey', key });
      this.#typed = [];
    }
  }
}
