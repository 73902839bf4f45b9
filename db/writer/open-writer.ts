/**
 * Commands on a thread and a SQLite connection of their own. SQLite has one writer and any number of readers ("Write-Ahead Logging", 2.2
 * Concurrency), and its calls wait for the disk: on one thread every question would stand still while a command is committed.
 */
import { Worker } from 'node:worker_threads';
import type { Authority, AuthorityCommand, CodeAnswer, CodeQuestion, CommandOutcome, StaffAnswer, StaffRequest } from '../authority/api.ts';
import type { Asked, Told, WriterParts } from './messages.ts';

export interface Writer extends Pick<Authority, 'execute' | 'staff' | 'whoseCode'> {
  /**
   * Settles with what went wrong when the thread has ended although nobody closed it; never otherwise. What it was doing is rejected, what it
   * is asked from then on too: whether a command was done is open then, and its terminal asks again with the same key.
   */
  readonly broken: Promise<Error>;
  /** Closes the connection; what was not answered before is rejected. */
  close(): Promise<void>;
}

const ENDED = 'the thread that writes the records has ended';

interface Waiting {
  /** The answer is of the kind that was asked for. */
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Starts the thread. `program`: what runs in it, another one for tests. */
export function openWriter(parts: WriterParts, program: URL = new URL('./thread.ts', import.meta.url)): Writer {
  return new WriterThread(new Worker(program, { workerData: parts }));
}

/** Questions by the one, what changes records by the other. */
export function withWriter(questions: Authority, writer: Writer): Authority {
  return {
    ...questions,
    execute: (command) => writer.execute(command),
    staff: (request) => writer.staff(request),
    whoseCode: (question) => writer.whoseCode(question),
  };
}

class WriterThread implements Writer {
  readonly broken: Promise<Error>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exit: Promise<Error>;
  #asked = 0;
  #ended: Error | null = null;
  #closing = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (told: Told) => this.#tell(told));
    worker.once('error', (error) => {
      this.#ended = new Error(`${ENDED}: ${error instanceof Error ? error.message : 'unknown'}`);
    });
    this.#exit = new Promise((resolve) => worker.once('exit', () => resolve(this.#end())));
    this.broken = new Promise((resolve) => void this.#exit.then((error) => (this.#closing ? undefined : resolve(error))));
  }

  execute(command: AuthorityCommand): Promise<CommandOutcome> {
    return this.#ask((id) => ({ ask: 'execute', id, body: command }));
  }

  staff(request: StaffRequest): Promise<StaffAnswer> {
    return this.#ask((id) => ({ ask: 'staff', id, body: request }));
  }

  whoseCode(question: CodeQuestion): Promise<CodeAnswer> {
    return this.#ask((id) => ({ ask: 'whoseCode', id, body: question }));
  }

  async close(): Promise<void> {
    if (!this.#closing && this.#ended === null) this.#worker.postMessage({ ask: 'close' } satisfies Asked);
    this.#closing = true;
    await this.#exit;
  }

  #ask<T>(message: (id: number) => Asked): Promise<T> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    if (this.#closing) return Promise.reject(new Error('the writer is closed'));
    const id = (this.#asked += 1);
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage(message(id));
    });
  }

  #tell(told: Told): void {
    const one = this.#waiting.get(told.id);
    this.#waiting.delete(told.id);
    if ('error' in told) one?.reject(Object.assign(new Error(told.error.message), { name: told.error.name }));
    else one?.resolve(told.value as never);
  }

  #end(): Error {
    const ended = (this.#ended ??= new Error(ENDED));
    for (const { reject } of this.#waiting.values()) reject(ended);
    this.#waiting.clear();
    return ended;
  }
}
