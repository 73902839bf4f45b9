/** The main side of the contract: what a shell (Electron or Chromium) is given to carry. */
import type { Frame } from './view.ts';

/** What stands behind one page: it draws frames and takes requests. */
export interface PageSide<F> {
  /** The newest frame. */
  frame(): F;
  /** Calls `listener` with every later frame; the function returned ends it. */
  subscribe(listener: (frame: F) => void): () => void;
  /**
   * Takes one message of a renderer as it came over the wire. It is validated here; a malformed one is refused with the
   * place of the mistake, a stale one is accepted and ignored.
   */
  receive(message: unknown): { readonly accepted: true } | { readonly accepted: false; readonly why: string };
}

/** What stands behind the kiosk's page, or the customer's at a counter. */
export type TerminalSide = PageSide<Frame>;
