/** A PIN change or reset with all that is kept of it on disk: outbox, journal, the card's own memory, what the authority has heard. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../native/base/result.ts';
import type { Asker, AuthorityCommand, CommandOutcome } from '../../db/authority/api.ts';
import { deliver } from '../../db/outbox/deliver.ts';
import { Outbox } from '../../db/outbox/outbox.ts';
import { settleIntended } from '../../db/outbox/settle-intended.ts';
import { openJournal } from '../../electron/audit/journal.ts';
import { openSeal } from '../../electron/audit/seal.ts';
import { journalledCard } from '../../electron/card-writes/journalled-card.ts';
import type { WholeCard } from '../../electron/card-writes/memory.ts';
import { withOutbox, type OutboxHost } from '../../electron/hosts/outbox-host.ts';
import type { SocialSecurityHost } from '../../electron/hosts/ports.ts';
import { manualClock } from '../support/manual-clock.ts';
import { CITY, PERSONS } from './commands.ts';

export const OLD_PIN = '123456';
export const NEW_PIN = '135790';
export const INITIAL_PIN = '000000';
export const KEY = 'visit-1-7';
export const [SUBJECT = { socialSecurityNumber: '', cardNumber: '' }] = PERSONS;
export const ASKER: Asker = {
  terminal: { id: 'K1', city: CITY, outletName: '昭阳区社会保障卡服务窗口', outletKinds: ['cardServiceWindow'] },
  evidence: { card: true, idCard: true, socialSecurityPin: true, bankPin: false, proxy: false },
};

export type CardService = 'changePin' | 'resetPin';

interface CardState {
  readonly pin: string;
  readonly tries: number;
}

/** Called before and after whatever changes a file, the card or the authority: where a program may die. */
export type Point = () => void;

/** Everything of one terminal in a directory. What stands there is what an earlier program left. */
export function openBench(directory: string, service: CardService, point: Point = () => undefined) {
  const clock = manualClock();
  const outbox = watched(new Outbox(join(directory, 'outbox.sqlite'), openSeal(join(directory, 'outbox.key'))), point);
  const journal = watched(openJournal({ directory, clock }), point);
  const heard = join(directory, 'heard');
  const host: OutboxHost = withOutbox(authorityIn(heard, point), {
    outbox,
    deliver: (target) => deliver(outbox, target, () => clock.nowMs()),
    settleIntended: () => settleIntended(outbox, (key) => journal.cardWrite(key), clock.nowMs()),
    mayWait: () => false,
    clock,
    retryMs: 15_000,
    onBug: (error) => {
      throw error;
    },
  });
  const file = join(directory, 'card');
  const start: CardState = service === 'changePin' ? { pin: OLD_PIN, tries: 6 } : { pin: OLD_PIN, tries: 0 };
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(start));
  const card = journalledCard(cardIn(file, point), { journal, session: 'visit-1', nowMs: () => clock.nowMs(), atr: new Uint8Array() });
  const close = (): void => {
    host.stop();
    outbox.close();
    journal.close();
  };
  return { outbox, journal, host, card, clock, close, cardState: () => stateIn(file), heard: () => commandsIn(heard) };
}

const CHANGING: ReadonlySet<PropertyKey> = new Set(['intend', 'conclude', 'confirm', 'withdraw', 'put', 'answered']);

function watched<T extends object>(target: T, point: Point): T {
  return new Proxy(target, {
    get: (of, name): unknown => {
      const value: unknown = Reflect.get(of, name, of);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        if (CHANGING.has(name)) point();
        const result: unknown = Reflect.apply(value, of, given);
        if (CHANGING.has(name)) point();
        return result;
      };
    },
  });
}

function stateIn(file: string): CardState {
  return JSON.parse(readFileSync(file, 'utf8')) as CardState;
}

/** The few commands of a card that PIN services use; its memory is a file. */
function cardIn(file: string, point: Point): WholeCard {
  const write = (state: CardState): void => {
    point();
    writeFileSync(file, JSON.stringify(state));
    point();
  };
  const digits = (pin: Uint8Array): string => pin.join('');
  const card: Pick<WholeCard, 'readItems' | 'pinState' | 'changePin' | 'resetPin'> = {
    readItems: () => Promise.resolve(ok([{ tag: 1, instance: 1, value: '0123456789', raw: new Uint8Array() }])),
    pinState: () => {
      const { tries } = stateIn(file);
      return Promise.resolve(ok(tries === 0 ? { state: 'locked' } : { state: 'tries', left: tries }));
    },
    changePin: (_old, pin) => {
      write({ pin: digits(pin), tries: 6 });
      return Promise.resolve(ok({ outcome: 'correct' }));
    },
    resetPin: (pin) => {
      write({ pin: digits(pin), tries: 6 });
      return Promise.resolve(ok(undefined));
    },
  };
  return card as WholeCard;
}

function commandsIn(file: string): readonly AuthorityCommand[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as AuthorityCommand);
}

/** Carries each key out once and writes it down, as the authority does. */
function authorityIn(file: string, point: Point): SocialSecurityHost {
  const done: CommandOutcome = {
    outcome: 'done',
    receipt: { number: 'ZT-1', issuedAtMs: 1, functions: [], lapsesOn: null, movedBalanceFen: null },
  };
  const execute = (command: AuthorityCommand): Promise<Result<CommandOutcome, never>> => {
    point();
    const known = commandsIn(file).some(({ idempotencyKey }) => idempotencyKey === command.idempotencyKey);
    if (!known) appendFileSync(file, `${JSON.stringify(command)}\n`);
    point();
    return Promise.resolve(ok(done));
  };
  return { execute } as SocialSecurityHost;
}
