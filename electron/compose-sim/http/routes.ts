/** What can be asked of the control over HTTP: one table, from which the OpenAPI description is made too. */
import { benchActionSchema } from '../../api/bench/action.ts';
import type { SimControl } from '../control.ts';
import { HTTP, json, refusal, type Reply } from './reply.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** With `{number}` for a part that is a number. */
  readonly path: string;
  readonly summary: string;
  /** Name of the schema of the body, for the description. */
  readonly takes?: 'BenchAction';
  /** Name of a schema, or a media type. */
  readonly gives: 'BenchState' | 'Script' | 'image/png' | 'application/pdf' | 'text/plain';
  readonly answer: (control: SimControl, call: Call) => Promise<Reply> | Reply;
}

export interface Call {
  readonly number: number;
  readonly body: string;
}

export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/state', summary: 'the bench as it is now', gives: 'BenchState', answer: (control) => json(control.state()) },
  {
    method: 'POST',
    path: '/v1/actions',
    summary: 'does one thing, and gives the bench as it is afterwards',
    takes: 'BenchAction',
    gives: 'BenchState',
    answer: act,
  },
  {
    method: 'GET',
    path: '/v1/script',
    summary: 'the session so far, as a test script',
    gives: 'Script',
    answer: (control) => json(control.script()),
  },
  {
    method: 'GET',
    path: '/v1/papers/{number}/picture',
    summary: 'a piece of paper as it looks; of a document the first page',
    gives: 'image/png',
    answer: (control, { number }) => paperPart(control, number, 'png'),
  },
  {
    method: 'GET',
    path: '/v1/papers/{number}/pages',
    summary: 'a document with all its pages',
    gives: 'application/pdf',
    answer: (control, { number }) => paperPart(control, number, 'pdf'),
  },
  {
    method: 'GET',
    path: '/v1/papers/{number}/text',
    summary: 'what can be read on a piece of paper',
    gives: 'text/plain',
    answer: (control, { number }) => paperPart(control, number, 'text'),
  },
];

async function act(control: SimControl, { body }: Call): Promise<Reply> {
  const value = parse(body);
  if (value === undefined) return refusal(HTTP.badRequest, 'sim.badAction', 'the body is not JSON');
  const action = benchActionSchema.safeParse(value);
  if (!action.success) {
    const [issue] = action.error.issues;
    return refusal(HTTP.badRequest, 'sim.badAction', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}`);
  }
  const done = await control.perform(action.data);
  return done.ok ? json(control.state()) : refusal(HTTP.conflict, done.error.code, done.error.detail);
}

const PART_TYPES = { png: 'image/png', pdf: 'application/pdf', text: 'text/plain; charset=utf-8' } as const;

function paperPart(control: SimControl, number: number, part: keyof typeof PART_TYPES): Reply {
  const body =
    control
      .papers()
      .all()
      .find((paper) => paper.number === number)?.[part] ?? null;
  if (body === null) return refusal(HTTP.notFound, 'sim.noPaper', `there is no such paper, or no ${part} of it`);
  return { status: HTTP.ok, type: PART_TYPES[part], body };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
