import simulated from './seeds/simulated.json' with { type: 'json' };
import { seedPopulationSchema, type SeedPerson } from './seed.ts';

/** The fictitious holders of the simulated cards. Throws when the file breaks the schema. */
export function simulatedPopulation(): readonly SeedPerson[] {
  return seedPopulationSchema.parse(simulated);
}
