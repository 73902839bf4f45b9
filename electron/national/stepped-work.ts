/**
 * Work with a card that stops wherever it needs a key, and goes on when the caller brings what a key service computed elsewhere.
 * So the steps of the interface's HSM functions are the card driver itself, with the caller as its key service.
 */
import { fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { AuthenticationRequest, CardKeys, KeyFault, SealRequest } from '../../native/ports/card-keys.ts';
import type { Outcome } from './outcome.ts';

export type Asked =
  { readonly kind: 'authenticate'; readonly request: AuthenticationRequest } | { readonly kind: 'seal'; readonly request: SealRequest };

/** How far the work has come: it asks for a key, or it has ended. */
export type Turn = { readonly asked: Asked } | { readonly asked: null; readonly outcome: Outcome<string> };

type KeyAnswer = Result<Uint8Array, KeyFault>;

export class SteppedWork {
  /** The key service to open the card with. */
  readonly keys: CardKeys = {
    authenticate: (request) => this.#ask({ kind: 'authenticate', request }),
    seal: (request) => this.#ask({ kind: 'seal', request }),
  };
  #tell: (asked: Asked) => void = () => undefined;
  #give: ((answer: KeyAnswer) => void) | null = null;
  #work: Promise<Outcome<string>> | null = null;
  #begun = false;

  /** Starts the work and runs it to its first question or its end. */
  begin(work: () => Promise<Outcome<string>>): Promise<Turn> {
    this.#begun = true;
    const ended = (): void => {
      this.#begun = false;
    };
    return this.#until(() => (this.#work = work().finally(ended)));
  }

  /** Answers the question that stands and runs on to the next one or the end. */
  answer(bytes: Uint8Array): Promise<Turn> {
    return this.#resume(ok(bytes));
  }

  /** Ends the work: whatever it asks is refused. */
  async abandon(): Promise<void> {
    while (this.#give !== null) await this.#resume(err(fault('keys.refused', 'the next step did not come')));
  }

  #resume(answer: KeyAnswer): Promise<Turn> {
    const give = this.#give;
    const work = this.#work;
    if (give === null || work === null) throw new Error('nothing was asked');
    this.#give = null;
    return this.#until(() => {
      give(answer);
      return work;
    });
  }

  #until(go: () => Promise<Outcome<string>>): Promise<Turn> {
    const asked = new Promise<Turn>((resolve) => {
      this.#tell = (question) => resolve({ asked: question });
    });
    const ended = go().then((outcome): Turn => ({ asked: null, outcome }));
    return Promise.race([asked, ended]);
  }

  /** Before the work and behind it nobody is there to answer. */
  #ask(asked: Asked): Promise<KeyAnswer> {
    if (!this.#begun) return Promise.resolve(err(fault('keys.unavailable', 'no step asks for a key now')));
    return new Promise((resolve) => {
      this.#give = resolve;
      this.#tell(asked);
    });
  }
}
