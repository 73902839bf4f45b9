/**
 * Settings with those that were given in place of their own: only what `own` has, and only what is given (`undefined` is not). Whatever else stands
 * in `given` is left out.
 */
export function withGiven<T extends object>(own: T, given: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const set = Object.entries(given).filter(([name, value]) => name in own && value !== undefined);
  return { ...own, ...Object.fromEntries(set) };
}
