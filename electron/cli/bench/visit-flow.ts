/** What one visit reads of both applications, in its order, and how few command APDUs can do it. */
import type { Fault } from '../../../native/base/fault.ts';
import { ok, type Result } from '../../../native/base/result.ts';
import type { OpenCard } from '../../../native/card/open-card.ts';

/** A 3.00 card: both authentications, SM4, a bank application with a directory, e-cash and a log of three entries. */
export const PERSONA = 'third-generation';

/**
 * How many APDUs a command costs. T=0 (ISO/IEC 7816-3 §12.2, EMV book 1 annex A): one with data and an answer is fetched with GET RESPONSE;
 * one whose answer's length nobody knows beforehand is sent again with the length of 6Cxx; all others are one. T=1: always one.
 */
const COST = {
  T0: { noAnswer: 1, knownLength: 1, unknownLength: 2, dataAndAnswer: 2 },
  T1: { noAnswer: 1, knownLength: 1, unknownLength: 1, dataAndAnswer: 1 },
} as const;

interface Step {
  readonly commands: number;
  readonly kind: keyof (typeof COST)['T0'];
  /** Why the specification needs it. */
  readonly because: string;
}

interface Flow {
  readonly read: (card: OpenCard) => Promise<Result<unknown, Fault>>;
  readonly steps: readonly Step[];
}

const SOCIAL_SECURITY: readonly Step[] = [
  { commands: 2, kind: 'dataAndAnswer', because: 'SELECT SSSE before each of the two files (the ministry’s read procedure)' },
  { commands: 2, kind: 'noAnswer', because: 'SELECT EF05 and EF06, which answer without FCI (commands: SELECT)' },
  { commands: 14, kind: 'knownLength', because: 'READ RECORD by tag for the seven items of each file (commands: READ RECORD)' },
  { commands: 2, kind: 'knownLength', because: 'each file once more in one answer: plain reads carry no MAC, so two ways must agree' },
  { commands: 1, kind: 'knownLength', because: 'GET CHALLENGE, the process factor of the internal authentication (security)' },
  { commands: 1, kind: 'dataAndAnswer', because: 'INTERNAL AUTHENTICATE (security)' },
  { commands: 2, kind: 'knownLength', because: 'GET CHALLENGE for source and process factor of the external authentication (security)' },
  { commands: 1, kind: 'noAnswer', because: 'EXTERNAL AUTHENTICATE (security)' },
];

const IDENTITY: readonly Step[] = [
  { commands: 1, kind: 'dataAndAnswer', because: 'SELECT PSE (EMV book 1 §12.3.2)' },
  { commands: 1, kind: 'unknownLength', because: 'the one record of this card’s directory (§12.3.2)' },
  { commands: 1, kind: 'noAnswer', because: 'the record behind it: 6A83 is how the directory ends (§12.3.2)' },
  { commands: 1, kind: 'dataAndAnswer', because: 'SELECT of the application (§12.4)' },
  { commands: 1, kind: 'dataAndAnswer', because: 'GET PROCESSING OPTIONS (EMV book 3 §10.1)' },
  { commands: 4, kind: 'unknownLength', because: 'the four records of this card’s file locator, all of which are to be read (§10.2)' },
];

const E_CASH: readonly Step[] = [
  { commands: 4, kind: 'knownLength', because: 'GET DATA 9F79, 9F77, 9F78 and 9F6D, nine bytes each (JR/T 0025.13)' },
];

const LOG: readonly Step[] = [
  { commands: 1, kind: 'unknownLength', because: 'GET DATA 9F4F: the log format (EMV book 3 annex D)' },
  { commands: 3, kind: 'knownLength', because: 'this card’s three records; the format tells their length (annex D)' },
  { commands: 1, kind: 'noAnswer', because: 'the record behind them: 6A83 is how a log that is not full ends' },
];

/** In the order of a visit. */
export const FLOWS = {
  socialSecurity: { read: (card) => card.socialSecurity.read(), steps: SOCIAL_SECURITY },
  bankIdentity: { read: (card) => card.bank.readIdentity(), steps: IDENTITY },
  eCash: { read: (card) => card.bank.readECash(), steps: E_CASH },
  log: { read: (card) => card.bank.readLog('transactions'), steps: LOG },
} as const satisfies Record<string, Flow>;

export type FlowName = keyof typeof FLOWS;
export const FLOW_NAMES: readonly FlowName[] = ['socialSecurity', 'bankIdentity', 'eCash', 'log'];

/** The fewest APDUs that the specification lets a flow have on this card. */
export function minimumApdus(flow: FlowName, protocol: 'T0' | 'T1'): number {
  return FLOWS[flow].steps.reduce((sum, { commands, kind }) => sum + commands * COST[protocol][kind], 0);
}

/** Reads all flows; gives the APDUs of each, counted by the card. */
export async function readVisit(card: OpenCard, apdus: () => number): Promise<Result<Readonly<Record<FlowName, number>>, Fault>> {
  const counts = { socialSecurity: 0, bankIdentity: 0, eCash: 0, log: 0 };
  for (const flow of FLOW_NAMES) {
    const before = apdus();
    const read = await FLOWS[flow].read(card);
    if (!read.ok) return read;
    counts[flow] = apdus() - before;
  }
  return ok(counts);
}
