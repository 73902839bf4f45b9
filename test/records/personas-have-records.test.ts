import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { simulatedPopulation } from '../../db/simulated-population.ts';

const FOLDER = new URL('../../native/sim/card/personas/', import.meta.url);
const personaSchema = z.object({
  id: z.string(),
  card: z.object({ number: z.string() }),
  holder: z.object({ number: z.string(), name: z.string() }),
  bank: z.object({ pan: z.string() }).nullable(),
});
const personas = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => personaSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));

it.each(personas.map((persona) => [persona.id, persona] as const))(
  'the holder of the simulated card %s is known to authority and bank',
  (_id, persona) => {
    const record = simulatedPopulation().find((person) => person.socialSecurityNumber === persona.holder.number);
    expect(record?.name).toBe(persona.holder.name);
    const card = record?.cards.find((one) => one.cardNumber === persona.card.number);
    expect(card, 'the card').toBeDefined();
    expect(card?.bank?.pan ?? null).toBe(persona.bank?.pan ?? null);
  },
);
