/** Whether a view is what a script expects. */

/** Objects by the fields that `expected` names, lists by their items in order, everything else equal. */
export function matches(actual: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && actual.length === expected.length && expected.every((item, at) => matches(actual[at], item));
  }
  if (!isRecord(expected)) return actual === expected;
  return isRecord(actual) && Object.entries(expected).every(([key, value]) => matches(actual[key], value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
