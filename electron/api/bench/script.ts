/** A test script: what hands do at a simulated terminal, and what the screen must show. */
import { z } from 'zod';
import { scriptActionSchema } from './action.ts';

/**
 * `screen`, and any other field of the view: objects are compared by the fields that are named, lists by their items in order,
 * everything else must be equal. `withinSeconds`: how long the terminal's clock may run until then (600 unless told).
 */
export const expectationSchema = z.looseObject({
  screen: z.string().min(1).max(64),
  withinSeconds: z.int().min(0).max(86_400).optional(),
});
export type Expectation = z.infer<typeof expectationSchema>;

const stepSchema = z.union([
  scriptActionSchema,
  z.strictObject({ expect: expectationSchema }),
  /** What the newest paper must say. */
  z.strictObject({ expectPaper: z.strictObject({ contains: z.array(z.string().min(1)).min(1) }) }),
]);
export type ScriptStep = z.infer<typeof stepSchema>;

export const scriptSchema = z.strictObject({
  title: z.string().min(1).max(200),
  city: z.string().regex(/^[a-z][a-z-]*$/),
  /** What the terminal takes for now when the first step is done. */
  start: z.iso.datetime({ offset: true }),
  steps: z.array(stepSchema).max(2_000),
});
export type Script = z.infer<typeof scriptSchema>;
