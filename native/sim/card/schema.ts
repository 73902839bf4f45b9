/** A small hand-written schema: each check gives the value in its type, or says which field is wrong and why. */
import { err, ok, type Result } from '../../base/result.ts';

/** What is wrong, with the path of the field (`pin.triesLeft: …`). */
export type Check<T> = (value: unknown, field: string) => Result<T, string>;
export type Checked<C> = C extends Check<infer T> ? T : never;

/** A text that matches the whole pattern; `what` describes it for the error. */
export function text(pattern: RegExp, what: string): Check<string> {
  return (value, field) => (typeof value === 'string' && pattern.test(value) ? ok(value) : err(`${field}: must be ${what}`));
}

/** Upper-case hexadecimal of one of these numbers of bytes. */
export function hexText(...lengths: readonly number[]): Check<string> {
  const what = `${lengths.join(' or ')} bytes as upper-case hexadecimal`;
  return (value, field) =>
    typeof value === 'string' && /^[0-9A-F]*$/.test(value) && lengths.includes(value.length / 2)
      ? ok(value)
      : err(`${field}: must be ${what}`);
}

/** A whole number between two limits, both allowed. */
export function integer(min: number, max: number): Check<number> {
  return (value, field) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? ok(value)
      : err(`${field}: must be a whole number from ${min} to ${max}`);
}

export const boolean: Check<boolean> = (value, field) => (typeof value === 'boolean' ? ok(value) : err(`${field}: must be true or false`));

/** One of the given texts. */
export function oneOf<const T extends string>(...values: readonly T[]): Check<T> {
  return (value, field) => {
    const found = values.find((one) => one === value);
    return found === undefined ? err(`${field}: must be one of ${values.join(', ')}`) : ok(found);
  };
}

/** Either null or what `check` wants. */
export function nullable<T>(check: Check<T>): Check<T | null> {
  return (value, field) => (value === null ? ok(null) : check(value, field));
}

/** Either absent or what `check` wants. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value, field) => (value === undefined ? ok(undefined) : check(value, field));
}

/** A list of what `check` wants. */
export function list<T>(check: Check<T>): Check<readonly T[]> {
  return (value, field) => {
    if (!Array.isArray(value)) return err(`${field}: must be a list`);
    const result: T[] = [];
    for (const [i, entry] of value.entries()) {
      const checked = check(entry, `${field}[${i}]`);
      if (!checked.ok) return checked;
      result.push(checked.value);
    }
    return ok(result);
  };
}

/** What the first fitting check gives; the error is that of the last. */
export function either<A, B>(one: Check<A>, other: Check<B>): Check<A | B> {
  return (value, field) => {
    const first = one(value, field);
    return first.ok ? first : other(value, field);
  };
}

/** An object with exactly these fields; an unknown one is an error. */
export function object<S extends Record<string, Check<unknown>>>(shape: S): Check<{ readonly [K in keyof S]: Checked<S[K]> }> {
  return (value, field) => {
    if (!isRecord(value)) return err(`${field || 'file'}: must be an object`);
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(shape, key));
    if (unknown !== undefined) return err(`${join(field, unknown)}: unknown field`);
    const result: Record<string, unknown> = {};
    for (const [key, check] of Object.entries(shape)) {
      const checked = check(value[key], join(field, key));
      if (!checked.ok) return checked;
      result[key] = checked.value;
    }
    return ok(result as { readonly [K in keyof S]: Checked<S[K]> });
  };
}

/** An object whose keys match a pattern and whose values all pass one check. */
export function table<T>(keys: RegExp, check: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value, field) => {
    if (!isRecord(value)) return err(`${field}: must be an object`);
    const result: Record<string, T> = {};
    for (const [key, entry] of Object.entries(value)) {
      if (!keys.test(key)) return err(`${join(field, key)}: unknown field`);
      const checked = check(entry, join(field, key));
      if (!checked.ok) return checked;
      result[key] = checked.value;
    }
    return ok(result);
  };
}

function join(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
