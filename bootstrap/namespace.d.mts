/** Types of namespace.mjs for the sources in TypeScript. */
export declare const NAMESPACE_PROBE: string[];
export declare function privately(command: readonly string[]): string[];
