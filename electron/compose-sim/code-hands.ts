/** Hands that hold a phone before the code reader: one on a line, or one that types in the window. */
import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import type { BarcodeReaderSim } from '../../native/sim/barcode-reader.ts';
import type { ScriptAction } from '../api/bench/action.ts';
import type { TerminalSide } from '../api/terminal.ts';
import type { CodeBook } from './code-book.ts';

type ShowCode = Extract<ScriptAction, { do: 'showCode' }>;

/** How many characters of a code that is garbled get through. */
const GARBLED_AFTER = 13;

export class CodeHands {
  readonly #book: Pick<CodeBook, 'codeOf'>;
  readonly #reader: Pick<BarcodeReaderSim, 'show' | 'showCut'>;

  constructor(book: Pick<CodeBook, 'codeOf'>, reader: Pick<BarcodeReaderSim, 'show' | 'showCut'>) {
    this.#book = book;
    this.#reader = reader;
  }

  /** Shows one. A fault: there is no such code. By keyboard it is told as a window tells it that has caught the burst of keys. */
  async show({ person, code: which, by = 'line' }: ShowCode, terminal: Pick<TerminalSide, 'receive'>): Promise<Result<void, Fault>> {
    const found = await this.#book.codeOf(person, which);
    if (!found.ok) return found;
    const code = found.value;
    const garbled = which === 'garbled';
    // A keyboard has no check: what is left of the code arrives as a code, and only the host can tell.
    if (by === 'keyboard') terminal.receive({ kind: 'code', code: garbled ? code.slice(0, GARBLED_AFTER) : code });
    else if (garbled) this.#reader.showCut(code, GARBLED_AFTER);
    else this.#reader.show(code);
    return ok(undefined);
  }
}
