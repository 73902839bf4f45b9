/** The one error style: what may be expected to fail gives a `Result`; a bug throws. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A success that carries `value`. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** A failure that carries `error`. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}

/** Marks a switch as exhaustive: reached only by a bug, so it throws. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
