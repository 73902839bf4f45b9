/** The endless row of commands that a terminal under fire accepts: each person's losses and lifts by turns. */
import { authorityCommandSchema, type AuthorityCommand } from '../../db/authority/api.ts';
import { simulatedPopulation } from '../../db/simulated-population.ts';

/** 2026-11-22 10:00 in Shanghai. */
export const NOW_MS = Date.parse('2026-11-22T02:00:00Z');
export const CITY = 'zhaotong';

/** Persons whose card can be reported lost and lifted again, with its number. */
export const PERSONS = simulatedPopulation().flatMap(({ socialSecurityNumber, cards }) => {
  const card = cards.find(({ functions, loss }) => functions.socialSecurity === 'active' && loss === null);
  return card === undefined ? [] : [{ socialSecurityNumber, cardNumber: card.cardNumber }];
});

/** Command number `index`: a report, and the next one of the same person lifts it. Any two in the wrong order, or twice, are refused. */
export function commandNumber(index: number): AuthorityCommand {
  const subject = PERSONS[index % PERSONS.length];
  const lost = Math.floor(index / PERSONS.length) % 2 === 0;
  return authorityCommandSchema.parse({
    command: lost ? 'reportLoss' : 'liftLoss',
    idempotencyKey: keyNumber(index),
    terminal: { id: 'K1', city: CITY, outletName: '昭阳区社会保障卡服务窗口', outletKinds: ['cardServiceWindow'] },
    evidence: { card: true, idCard: true, socialSecurityPin: true, bankPin: false, proxy: false },
    subject,
    cardFunction: 'socialSecurity',
  });
}

export function keyNumber(index: number): string {
  return `under-fire-${index}`;
}
