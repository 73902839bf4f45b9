/** What the control answers over HTTP. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** A value as JSON. */
export function json(value: unknown, status = 200): Reply {
  return { status, type: JSON_TYPE, body: JSON.stringify(value) };
}

/** What only the HTTP control says. */
export type ControlRefusal = 'sim.badAction' | 'sim.refused' | 'sim.noPaper';

/** A refusal with its code; the same shape as the faults of the command line. */
export function refusal(status: number, code: string, detail: string): Reply {
  return json({ fault: { code, detail } }, status);
}

export const HTTP = {
  ok: 200,
  badRequest: 400,
  unauthorised: 401,
  forbidden: 403,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  tooLarge: 413,
  unsupportedType: 415,
} as const;
