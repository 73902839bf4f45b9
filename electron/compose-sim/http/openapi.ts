/** The OpenAPI 3.1 description of the control, made from the schemas that check it. */
import { z } from 'zod';
import { benchActionSchema } from '../../api/bench/action.ts';
import { cardFaultSchema } from '../../api/bench/card-faults.ts';
import { comfortChangeSchema, intentSchema } from '../../api/intent.ts';
import { scriptSchema } from '../../api/bench/script.ts';
import { benchStateSchema } from '../../api/bench/state.ts';
import { HTTP } from './reply.ts';
import { ROUTES, type Route } from './routes.ts';

const faultSchema = z.strictObject({ fault: z.strictObject({ code: z.string(), detail: z.string() }) });
const keySchema = z.strictObject({ key: z.string() });

const SCHEMAS = {
  Intent: intentSchema,
  ComfortChange: comfortChangeSchema,
  CardFault: cardFaultSchema,
  BenchAction: benchActionSchema,
  BenchState: benchStateSchema,
  Script: scriptSchema,
  Fault: faultSchema,
  Key: keySchema,
} as const;

const ABOUT =
  'Works the simulators of a terminal that was started with simulated hardware. Only on the loopback address, only for whoever holds the ' +
  'one-use token that the program prints: it buys a key at /v1/session, and the key goes into Authorization: Bearer of every other call. ' +
  'A page that calls must come from the same address.';

/** The description as JSON. */
export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {
    '/v1/session': {
      post: { summary: 'spends the one-use token (as the bearer) and gives a key', responses: responses('Key'), security: [{ token: [] }] },
    },
    '/v1/events': {
      get: {
        summary: 'the bench after each change, as server-sent events with the name `state`',
        responses: { [HTTP.ok]: { description: 'data: a BenchState', content: { 'text/event-stream': { schema: { type: 'string' } } } } },
      },
    },
  };
  for (const route of ROUTES) (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route);
  return {
    openapi: '3.1.0',
    info: { title: 'Simulator control', version: '1', description: ABOUT },
    servers: [{ url: 'http://127.0.0.1:{port}', variables: { port: { default: '0', description: 'as the program prints it' } } }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' }, key: { type: 'http', scheme: 'bearer' } },
      schemas: schemas(),
    },
  };
}

function operation({ path, summary, takes, gives }: Route): object {
  const parameters = path.includes('{number}') ? [{ name: 'number', in: 'path', required: true, schema: { type: 'integer' } }] : [];
  const body = takes === undefined ? {} : { requestBody: { required: true, content: content(takes) } };
  return { summary, ...(parameters.length === 0 ? {} : { parameters }), ...body, responses: responses(gives) };
}

function responses(gives: string): object {
  return {
    [HTTP.ok]: { description: 'done', content: content(gives) },
    default: { description: 'refused', content: content('Fault') },
  };
}

function content(gives: string): object {
  return gives in SCHEMAS
    ? { 'application/json': { schema: { $ref: `#/components/schemas/${gives}` } } }
    : { [gives]: { schema: gives === 'text/plain' ? { type: 'string' } : { type: 'string', format: 'binary' } } };
}

/** Each schema once, with references between them. */
function schemas(): object {
  const registry = z.registry<{ readonly id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` }).schemas;
  return Object.fromEntries(Object.entries(made).map(([id, { $schema: _dialect, $id: _id, ...schema }]) => [id, schema]));
}
