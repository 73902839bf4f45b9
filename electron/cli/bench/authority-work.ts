/** What terminals ask of the authority in a measurement: visits of a question, a statement, a loss and its lifting, and what became of it. */
import type { Asker, AuthorityCommand } from '../../../db/authority/api.ts';
import type { Ask } from '../../../db/bench/record.ts';
import type { Visitor } from '../../../db/bench/visitors.ts';
import type { CityId } from '../../../db/rules/model.ts';

export const BENCH_CITY: CityId = 'zhaotong';
export const TERMINAL = 'BENCH-1';

export type Kind = 'person' | 'statement' | 'reportLoss' | 'liftLoss' | 'outcomeOf';
/** A visit in its order. */
export const VISIT: readonly Kind[] = ['person', 'statement', 'reportLoss', 'person', 'liftLoss', 'statement', 'outcomeOf'];

/** One request as it goes over the line, and the same as a call. */
export interface Step {
  readonly kind: Kind;
  readonly path: string;
  readonly body: unknown;
  /** What stands in the answer when it was done. */
  readonly done: string;
  readonly ask: Ask;
}

const OK = '"ok":true';
const DONE = '"outcome":"done"';

/** Where all of it comes from, and what is shown there. */
const asker: Asker = {
  terminal: {
    id: TERMINAL,
    city: BENCH_CITY,
    outletName: '昭阳区服务大厅',
    outletKinds: ['cardServiceWindow', 'countyMedicalInsuranceOffice', 'issuingBankOutlet'],
    channel: 'kiosk',
  },
  evidence: { card: true, idCard: true, socialSecurityPin: true, bankPin: false, proxy: false },
};

/** The steps of one visit. `label` makes its keys its own. */
export function visitOf(visitor: Visitor, label: string, from: string, to: string): readonly Step[] {
  const subject = { socialSecurityNumber: visitor.number, cardNumber: visitor.card };
  const command = (name: 'reportLoss' | 'liftLoss'): AuthorityCommand => ({
    command: name,
    subject,
    cardFunction: 'socialSecurity',
    idempotencyKey: `bench-${label}-${visitor.index}-${name}`,
    ...asker,
  });
  const steps: Record<Kind, Step> = {
    person: {
      kind: 'person',
      path: '/v1/person',
      body: { subject, asker },
      done: OK,
      ask: (authority) => authority.person(subject, asker),
    },
    statement: {
      kind: 'statement',
      path: '/v1/statement',
      body: { subject, from, to, asker },
      done: OK,
      ask: (authority) => authority.statement(subject, from, to, asker),
    },
    reportLoss: changing('reportLoss', command('reportLoss')),
    liftLoss: changing('liftLoss', command('liftLoss')),
    outcomeOf: {
      kind: 'outcomeOf',
      path: '/v1/outcome-of',
      body: { idempotencyKey: command('liftLoss').idempotencyKey },
      done: DONE,
      ask: (authority) => authority.outcomeOf(command('liftLoss').idempotencyKey),
    },
  };
  return VISIT.map((kind) => steps[kind]);
}

function changing(kind: Kind, command: AuthorityCommand): Step {
  return { kind, path: '/v1/execute', body: command, done: DONE, ask: (authority) => authority.execute(command) };
}
