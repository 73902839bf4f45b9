/** The cards that come with the simulator: persona files and odd cards, by id. */
import { readdirSync, readFileSync } from 'node:fs';
import { fault, type Fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { blankMemory } from './chip.ts';
import { createFromChip, createVirtualCard, type VirtualCardOptions } from './create.ts';
import { ODD_CARDS } from './odd-cards.ts';
import { parsePersona, type Persona } from './persona.ts';
import { initialMemory } from './personalise.ts';
import type { VirtualCard } from './virtual-card.ts';

export type CardLibraryFault = Fault<'sim.unknownCard' | 'sim.badPersona'>;

const PERSONA_FOLDER = new URL('./personas/', import.meta.url);
/** Cards of those who work at a simulated outlet: cards like any other, but their holders are no customers. */
const STAFF_FOLDER = new URL('./staff/', import.meta.url);

/** The person whom a demonstration shows: a resident of Zhaotong with the PIN 000000. */
export const DEFAULT_PERSONA_ID = 'zhaotong';

/** What a list of cards shows. */
export interface CardSummary {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** `null` for an odd card. */
  readonly version: Persona['version'] | null;
  readonly pin: 'default' | 'changed' | 'locked' | 'notSet' | 'none';
  /** Whose it is; `null`: an odd card's. */
  readonly of: 'customer' | 'staff' | null;
}

/** The persona in a file's text; the error names the file and the field. */
export function readPersona(file: string, json: string): Result<Persona, CardLibraryFault> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return err(fault('sim.badPersona', `${file}: ${error instanceof Error ? error.message : 'not JSON'}`));
  }
  const parsed = parsePersona(value);
  if (!parsed.ok) return err(fault('sim.badPersona', `${file}: ${parsed.error}`));
  return `${parsed.value.id}.json` === file ? parsed : err(fault('sim.badPersona', `${file}: id: must be the name of the file`));
}

/** All personas of the folder, by id; the first broken file ends it. */
export function loadPersonas(folder: URL = PERSONA_FOLDER): Result<readonly Persona[], CardLibraryFault> {
  const personas: Persona[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()) {
    const persona = readPersona(file, readFileSync(new URL(file, folder), 'utf8'));
    if (!persona.ok) return persona;
    personas.push(persona.value);
  }
  return ok(personas);
}

/** Cards of staff, by id: `staff-1001` is of who has that number. */
export function loadStaffCards(): Result<readonly Persona[], CardLibraryFault> {
  return loadPersonas(STAFF_FOLDER);
}

/** Personas and cards of staff. */
export function loadHolders(): Result<readonly Persona[], CardLibraryFault> {
  const personas = loadPersonas();
  if (!personas.ok) return personas;
  const staff = loadStaffCards();
  return staff.ok ? ok([...personas.value, ...staff.value]) : staff;
}

/** One persona, or card of staff, by id. */
export function loadPersona(id: string): Result<Persona, CardLibraryFault> {
  const personas = loadHolders();
  if (!personas.ok) return personas;
  const found = personas.value.find((persona) => persona.id === id);
  return found === undefined ? err(unknown(id, personas.value)) : ok(found);
}

/** A new card by the id of a persona or odd card. */
export function loadVirtualCard(id: string, options: VirtualCardOptions = {}): Result<VirtualCard, CardLibraryFault> {
  const odd = ODD_CARDS.find((card) => card.id === id);
  if (odd !== undefined) return ok(createFromChip(odd.chip, odd.memory ?? blankMemory, options));
  const persona = loadPersona(id);
  return persona.ok ? ok(createVirtualCard(persona.value, options)) : persona;
}

/** A new card with both ways to read it: what is written over one interface is there on the other. */
export function loadPlastic(id: string): Result<{ readonly contact: VirtualCard; readonly contactless: VirtualCard }, CardLibraryFault> {
  const odd = ODD_CARDS.find((card) => card.id === id);
  const persona = odd === undefined ? loadPersona(id) : null;
  if (persona !== null && !persona.ok) return persona;
  const memory = persona === null ? (odd?.memory ?? blankMemory)() : initialMemory(persona.value);
  const contact = loadVirtualCard(id, { memory });
  if (!contact.ok) return contact;
  const contactless = loadVirtualCard(id, { memory, interface: 'contactless' });
  return contactless.ok ? ok({ contact: contact.value, contactless: contactless.value }) : contactless;
}

/** Every card that `loadVirtualCard` knows: personas, cards of staff, odd cards. */
export function listVirtualCards(): Result<readonly CardSummary[], CardLibraryFault> {
  const personas = loadPersonas();
  if (!personas.ok) return personas;
  const staff = loadStaffCards();
  if (!staff.ok) return staff;
  const held = (of: 'customer' | 'staff', holders: readonly Persona[]): readonly CardSummary[] =>
    holders.map(({ id, title, version, pin }) => ({ id, title, version, pin: pinSummary(pin), of }));
  return ok([
    ...held('customer', personas.value),
    ...held('staff', staff.value),
    ...ODD_CARDS.map(({ id, title }) => ({ id, title, version: null, pin: 'none' as const, of: null })),
  ]);
}

/** PIN that issuers of these invented cards write at personalisation. */
export const DEFAULT_PIN = '000000';

function pinSummary(pin: Persona['pin']): CardSummary['pin'] {
  if (pin.value === null) return 'notSet';
  if (pin.triesLeft === 0) return 'locked';
  return pin.value === DEFAULT_PIN ? 'default' : 'changed';
}

function unknown(id: string, personas: readonly Persona[]): CardLibraryFault {
  const known = [...personas, ...ODD_CARDS].map((card) => card.id).join(', ');
  return fault('sim.unknownCard', `no card ${JSON.stringify(id)}; known: ${known}`);
}
