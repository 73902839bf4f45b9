/** The `power` setting: who knows whether the mains are there. */
import { z } from 'zod';

const pollMs = z.int().min(200).max(60_000).default(2_000);

export const powerSchema = z.discriminatedUnion('kind', [
  /** A UPS behind upsd of Network UPS Tools, on this machine or the one that the UPS is connected to. */
  z.strictObject({
    kind: z.literal('nut'),
    /** Name of the UPS at upsd. */
    ups: z.string().regex(/^[\w.-]{1,64}$/u, { error: 'not a name of a UPS' }),
    host: z.string().min(1).default('127.0.0.1'),
    port: z.int().min(1).max(65_535).default(3_493),
    pollMs,
    answerMs: z.int().min(100).max(30_000).default(3_000),
  }),
  /** A machine with a battery of its own, as the kernel tells it. */
  z.strictObject({ kind: z.literal('kernel'), directory: z.string().min(1).default('/sys/class/power_supply'), pollMs }),
]);
export type PowerConfiguration = z.infer<typeof powerSchema>;
