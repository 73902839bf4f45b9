/** The five operations that printing needs (RFC 8011 §4.2, §4.3), as calls. */
import { err, ok, type Result } from '../../base/result.ts';
import type { RequestLink } from '../../ports/request-link.ts';
import { decodeMessage, encodeMessage, type IppAttribute, type IppMessage, type IppValue } from './message.ts';
import type { IppPrinterState } from './reasons.ts';
import { GROUP, LAST_SUCCESS, OPERATION, type OperationName, VALUE } from './tags.ts';

/** What went wrong: the question did not arrive, its answer did not, or the printer refused it. */
export type IppTrouble =
  | { readonly at: 'way'; readonly detail: string }
  | { readonly at: 'answer'; readonly detail: string }
  | { readonly at: 'printer'; readonly status: number; readonly detail: string };

export interface IppJob {
  readonly id: number;
  readonly state: number;
  readonly reasons: readonly string[];
  /** Sheets that came out so far; 0 where the printer does not count. */
  readonly sheets: number;
}

/** Whose jobs these are. No person's name goes to the printer. */
const USER = 'kiosk';
const A4 = 'iso_a4_210x297mm';
const JOB_FACTS = ['job-id', 'job-state', 'job-state-reasons', 'job-media-sheets-completed', 'job-impressions-completed'] as const;
const PRINTER_FACTS = ['printer-state', 'printer-state-reasons', 'printer-is-accepting-jobs', 'printer-state-message'] as const;

/** One printer at one address. */
export class IppClient {
  readonly #link: RequestLink;
  readonly #uri: string;
  #requestId = 0;

  /** `uri`: `ipp://host:631/ipp/print`, as the printer names itself. */
  constructor(link: RequestLink, uri: string) {
    this.#link = link;
    this.#uri = uri;
  }

  /** Hands over a PDF, one-sided on A4, under a name without anything of a person in it. */
  async printJob(name: string, pdf: Uint8Array): Promise<Result<IppJob, IppTrouble>> {
    const about = [attribute('job-name', VALUE.name, name), attribute('document-format', VALUE.mimeMediaType, 'application/pdf')];
    const wanted = [attribute('media', VALUE.keyword, A4), attribute('sides', VALUE.keyword, 'one-sided')];
    const answer = await this.#ask('printJob', about, wanted, pdf);
    return answer.ok ? one(jobsOf(answer.value)) : answer;
  }

  async job(id: number): Promise<Result<IppJob, IppTrouble>> {
    const answer = await this.#ask('getJobAttributes', [attribute('job-id', VALUE.integer, id), wants(JOB_FACTS)]);
    return answer.ok ? one(jobsOf(answer.value).map((job) => ({ ...job, id }))) : answer;
  }

  async cancel(id: number): Promise<Result<void, IppTrouble>> {
    const answer = await this.#ask('cancelJob', [attribute('job-id', VALUE.integer, id)]);
    return answer.ok ? ok(undefined) : answer;
  }

  /** This terminal's jobs that have not ended. */
  async ownJobs(): Promise<Result<readonly IppJob[], IppTrouble>> {
    const mine = [attribute('which-jobs', VALUE.keyword, 'not-completed'), attribute('my-jobs', VALUE.boolean, true), wants(JOB_FACTS)];
    const answer = await this.#ask('getJobs', mine);
    return answer.ok ? ok(jobsOf(answer.value)) : answer;
  }

  async printer(): Promise<Result<IppPrinterState, IppTrouble>> {
    const answer = await this.#ask('getPrinterAttributes', [wants(PRINTER_FACTS)]);
    if (!answer.ok) return answer;
    const facts = answer.value.groups.find(({ tag }) => tag === GROUP.printer)?.attributes ?? [];
    const state = numberOf(facts, 'printer-state');
    if (state === null) return err({ at: 'answer', detail: 'the printer does not tell its state' });
    const accepting = facts.find(({ name }) => name === 'printer-is-accepting-jobs')?.values[0] !== false;
    return ok({
      state,
      reasons: textsOf(facts, 'printer-state-reasons'),
      accepting,
      message: textsOf(facts, 'printer-state-message').join(' '),
    });
  }

  async #ask(
    operation: OperationName,
    about: readonly IppAttribute[],
    job: readonly IppAttribute[] = [],
    document?: Uint8Array,
  ): Promise<Result<IppMessage, IppTrouble>> {
    this.#requestId += 1;
    const frame = [
      attribute('attributes-charset', VALUE.charset, 'utf-8'),
      attribute('attributes-natural-language', VALUE.naturalLanguage, 'en'),
      attribute('printer-uri', VALUE.uri, this.#uri),
    ];
    // The target comes before everything else: printer-uri, then job-id (RFC 8011 §4.1.5).
    const [target, rest] = [about.filter(({ name }) => name === 'job-id'), about.filter(({ name }) => name !== 'job-id')];
    const groups = [
      { tag: GROUP.operation, attributes: [...frame, ...target, attribute('requesting-user-name', VALUE.name, USER), ...rest] },
      ...(job.length === 0 ? [] : [{ tag: GROUP.job, attributes: job }]),
    ];
    const asked: IppMessage = { code: OPERATION[operation], requestId: this.#requestId, groups };
    const heard = await this.#link.ask(encodeMessage(asked, document));
    if (!heard.ok) return err({ at: heard.error.code === 'link.refused' ? 'way' : 'answer', detail: heard.error.detail });
    return accepted(operation, asked.requestId, decodeMessage(heard.value));
  }
}

function accepted(operation: OperationName, requestId: number, decoded: Result<IppMessage, string>): Result<IppMessage, IppTrouble> {
  if (!decoded.ok) return err({ at: 'answer', detail: decoded.error });
  const answer = decoded.value;
  if (answer.requestId !== requestId) return err({ at: 'answer', detail: 'the answer to another question' });
  if (answer.code <= LAST_SUCCESS) return ok(answer);
  const said = answer.groups.find(({ tag }) => tag === GROUP.operation)?.attributes ?? [];
  const status = answer.code.toString(16).padStart(4, '0');
  return err({
    at: 'printer',
    status: answer.code,
    detail: `${operation}: status ${status} ${textsOf(said, 'status-message').join(' ')}`.trim(),
  });
}

function jobsOf(answer: IppMessage): IppJob[] {
  return answer.groups.flatMap(({ tag, attributes }) => {
    const state = numberOf(attributes, 'job-state');
    if (tag !== GROUP.job || state === null) return [];
    const sheets = numberOf(attributes, 'job-media-sheets-completed') ?? numberOf(attributes, 'job-impressions-completed') ?? 0;
    return [{ id: numberOf(attributes, 'job-id') ?? 0, state, reasons: textsOf(attributes, 'job-state-reasons'), sheets }];
  });
}

function one(jobs: readonly IppJob[]): Result<IppJob, IppTrouble> {
  const [job] = jobs;
  return job === undefined ? err({ at: 'answer', detail: 'the printer does not tell the state of the job' }) : ok(job);
}

function attribute(name: string, tag: number, ...values: readonly IppValue[]): IppAttribute {
  return { name, tag, values };
}

function wants(names: readonly string[]): IppAttribute {
  return attribute('requested-attributes', VALUE.keyword, ...names);
}

function numberOf(attributes: readonly IppAttribute[], wanted: string): number | null {
  const value = attributes.find(({ name }) => name === wanted)?.values[0];
  return typeof value === 'number' ? value : null;
}

function textsOf(attributes: readonly IppAttribute[], wanted: string): string[] {
  return (attributes.find(({ name }) => name === wanted)?.values ?? []).flatMap((value) => (typeof value === 'string' ? [value] : []));
}
