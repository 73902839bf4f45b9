/** One visit of a card: which application was chosen, and the one GPO that it was sent (every GPO raises the card's counter). */
import { toHex } from '../../base/bytes.ts';
import { ok, type Result } from '../../base/result.ts';
import type { BankCardFault } from '../../ports/bank-card.ts';
import { getProcessingOptions } from '../commands/get-processing-options.ts';
import { selectByName } from '../commands/select.ts';
import type { CardChannel } from '../session.ts';
import { describeStatus, SW } from '../status-words.ts';
import { byPriority, parseApplicationFci, type ApplicationInformation, type Candidate } from './directory.ts';
import { readEnvironment } from './environment.ts';
import { refuse } from './faults.ts';
import { fillPdol } from './pdol.ts';
import { parseProcessingOptions, type ProcessingOptions } from './processing-options.ts';
import { ACCOUNT_AIDS } from './tags.ts';

const ABSENT: ReadonlySet<number> = new Set<number>([
  SW.fileNotFound,
  SW.wrongP1P2,
  SW.wrongLength,
  SW.insNotSupported,
  SW.claNotSupported,
]);
const BLOCKED: ReadonlySet<number> = new Set<number>([SW.selectedFileInvalidated, SW.functionNotSupported, SW.applicationBlocked]);

type Started = Result<ProcessingOptions, BankCardFault>;

/** Begins where the card was put in; ends with it. */
export class Visit {
  readonly #atr: Uint8Array;
  /** What the card lists itself; `null`: not asked yet. */
  #named: readonly Candidate[] | null = null;
  /** How many candidates have been tried in vain. */
  #passed = 0;
  #chosen: ApplicationInformation | null = null;
  #started: Started | null = null;
  /** Why no candidate is left, as far as one of them said more than that it is not there. */
  #refusal: Result<never, BankCardFault> = refuse('pboc.notABankCard', 'none of the bank applications is on the card');

  constructor(atr: Uint8Array) {
    this.#atr = atr;
  }

  /** The name of the chosen application; empty before one was chosen. */
  get aid(): Uint8Array {
    return this.#chosen?.aid ?? new Uint8Array();
  }

  /** The applications of the card's own list, the highest priority first; empty where it keeps none. */
  async named(card: CardChannel): Promise<Result<readonly Candidate[], BankCardFault>> {
    if (this.#named !== null) return ok(this.#named);
    const named = await readEnvironment(card, this.#atr);
    if (!named.ok) return named;
    this.#named = byPriority(named.value);
    return ok(this.#named);
  }

  /** Selects the account application: the first candidate that the card has and lets be used. No command where it is selected already. */
  async select(card: CardChannel): Promise<Result<ApplicationInformation, BankCardFault>> {
    const chosen = this.#chosen;
    if (chosen !== null && card.selected === toHex(chosen.aid)) return ok(chosen);
    if (chosen === null) return this.#choose(card);
    const again = await selectApplication(card, chosen.aid);
    if (!again.ok) return again;
    return again.value === null ? refuse('pboc.unexpectedStatus', 'SELECT: the application that was there is gone') : ok(chosen);
  }

  async #choose(card: CardChannel): Promise<Result<ApplicationInformation, BankCardFault>> {
    const named = await this.named(card);
    if (!named.ok) return named;
    for (const candidate of accountCandidates(named.value).slice(this.#passed)) {
      const selected = await selectApplication(card, candidate.aid);
      if (selected.ok && selected.value !== null) {
        this.#chosen = withDirectoryNames(selected.value, candidate);
        return ok(this.#chosen);
      }
      if (!selected.ok && selected.error.code !== 'pboc.blocked') return selected;
      if (!selected.ok) this.#refusal = selected;
      this.#passed += 1;
    }
    return this.#refusal;
  }

  /** What GPO answered. It is sent once; an application that does not want to be used (6985) makes way for the next candidate. */
  async start(card: CardChannel): Promise<Started> {
    for (;;) {
      const application = await this.select(card);
      if (!application.ok) return application;
      if (this.#started !== null) return this.#started;
      const pdol = fillPdol(application.value.pdol);
      if (!pdol.ok) return refuse('pboc.malformed', pdol.error);
      const answer = await card.send(getProcessingOptions(pdol.value));
      if (!answer.ok) return answer;
      if (answer.value.sw !== SW.conditionsNotSatisfied) return (this.#started = startedWith(answer.value.sw, answer.value.data));
      this.#refusal = refuse('pboc.unexpectedStatus', `GPO: ${describeStatus(answer.value.sw)}`);
      this.#chosen = null;
      this.#passed += 1;
    }
  }
}

function startedWith(sw: number, data: Uint8Array): Started {
  if (sw !== SW.ok) return refuse('pboc.unexpectedStatus', `GPO: ${describeStatus(sw)}`);
  const options = parseProcessingOptions(data);
  return options.ok ? options : refuse('pboc.malformed', options.error);
}

/** Selects by name; `null` where the card does not have it. */
export async function selectApplication(card: CardChannel, aid: Uint8Array): Promise<Result<ApplicationInformation | null, BankCardFault>> {
  card.selected = null;
  const answer = await card.send(selectByName(aid));
  if (!answer.ok) return answer;
  const { sw, data } = answer.value;
  if (ABSENT.has(sw)) return ok(null);
  if (BLOCKED.has(sw)) return refuse('pboc.blocked', `SELECT: ${describeStatus(sw)}`);
  if (sw !== SW.ok) return refuse('pboc.unexpectedStatus', `SELECT: ${describeStatus(sw)}`);
  const information = parseApplicationFci(data);
  if (!information.ok) return refuse('pboc.malformed', information.error);
  if (!startsWith(information.value.aid, aid)) return refuse('pboc.malformed', 'FCI names another application');
  card.selected = toHex(information.value.aid);
  return information;
}

/** Account applications of the card's own list, then those that the terminal knows and the list lacks (EMV book 1 §12.3.3). */
function accountCandidates(named: readonly Candidate[]): readonly Candidate[] {
  const listed = named.filter(({ aid }) => ACCOUNT_AIDS.some((known) => related(aid, known)));
  const others = ACCOUNT_AIDS.filter((known) => !listed.some(({ aid }) => related(aid, known)));
  return [...listed, ...others.map((aid) => ({ aid, label: null, preferredName: null, priority: null }))];
}

function withDirectoryNames(application: ApplicationInformation, { label, preferredName, priority }: Candidate): ApplicationInformation {
  return {
    ...application,
    label: application.label ?? label,
    preferredName: application.preferredName ?? preferredName,
    priority: application.priority ?? priority,
  };
}

/** Whether one name begins with the other: a directory may name applications by their beginning only (EMV book 1 §12.3.1). */
export function related(a: Uint8Array, b: Uint8Array): boolean {
  return startsWith(a, b) || startsWith(b, a);
}

function startsWith(whole: Uint8Array, beginning: Uint8Array): boolean {
  return beginning.every((byte, at) => whole[at] === byte);
}
