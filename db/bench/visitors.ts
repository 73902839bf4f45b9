/** People of a sample city whose card and account are in order: whom a measurement can send to a terminal. */
import { Chance } from '../sample/chance.ts';
import { createCity, type Emit, type SampleOptions } from '../sample/city.ts';
import { emitPerson } from '../sample/person.ts';

export interface Visitor {
  /** Place in the city. */
  readonly index: number;
  readonly number: string;
  readonly card: string;
}

const TRIES_FOR_ONE = 20;

/** Up to so many different ones by chance, in no order; a small city has fewer. */
export function chooseVisitors(options: SampleOptions, count: number): readonly Visitor[] {
  const city = createCity(options);
  const chance = new Chance(options.seed, count);
  const found = new Map<number, Visitor>();
  for (let tries = 0; found.size < count && tries < TRIES_FOR_ONE * count; tries++) {
    const index = chance.between(0, city.insured - 1);
    if (found.has(index)) continue;
    let number = '';
    let card = '';
    let accounts = 0;
    let active = 0;
    const look: Emit = (table, row) => {
      if (table === 'persons' && 'personal_number' in row) number = row.social_security_number;
      if (table === 'accounts' && 'carried_year' in row && row.last_sequence > 0) [accounts, card] = [accounts + 1, row.card_number ?? ''];
      if (table === 'card_functions' && 'state' in row && 'card_function' in row && row.card_function === 'socialSecurity')
        active += row.state === 'active' ? 1 : 2;
    };
    emitPerson(city, index, look);
    if (accounts === 1 && active === 1 && card !== '') found.set(index, { index, number, card });
  }
  return [...found.values()];
}
