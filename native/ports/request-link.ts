/** One question and its answer to a device that is spoken to by requests: an IPP printer over HTTP, a simulator. */
import type { Result } from '../base/result.ts';
import type { LinkFault } from './byte-link.ts';

export interface RequestLink {
  /**
   * Asks once, never repeating. `link.refused`: the question did not get there; `link.closed`: it may have, but no whole answer came in
   * time, so nobody knows whether it was acted on.
   */
  ask(question: Uint8Array): Promise<Result<Uint8Array, LinkFault>>;
}
