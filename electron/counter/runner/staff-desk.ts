/** Who signs in, and who gives leave: asked of the authority, which counts the tries. Passwords are forgotten at once, proofs stay here. */
import { err, ok, type Result } from '../../../native/base/result.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import type { StaffAnswer } from '../../../db/authority/api.ts';
import type { CounterAsk } from '../effects.ts';
import type { StaffOutcome } from '../staff.ts';
import type { Actor, CounterTools } from './tools.ts';

type Proven = Extract<StaffAnswer, { outcome: 'proven' }>;
type StaffAsk = Extract<CounterAsk, { ask: 'staff' }>;
interface Leave {
  readonly tab: number;
  readonly staff: string;
  readonly proof: string;
}

export class StaffDesk {
  readonly #tools: CounterTools;
  #signedIn: Actor | null = null;
  #leave: Leave | null = null;

  constructor(tools: CounterTools) {
    this.#tools = tools;
  }

  /** Who acts on a tab. The leave that was given counts for the tab it was given on, and only where `approvedBy` names it. */
  actor(tab: number, approvedBy: string | null): Actor | null {
    const leave = this.#leave;
    if (this.#signedIn === null || leave?.tab !== tab || leave.staff !== approvedBy) return this.#signedIn;
    return { ...this.#signedIn, approval: { staff: leave.staff, proof: leave.proof } };
  }

  async check(ask: StaffAsk, password: string, signal: AbortSignal): Promise<StaffOutcome> {
    const { devices, config } = this.#tools;
    if (password === '' || (ask.by === 'password' && ask.staff === '')) return { outcome: 'wrong', triesLeft: null };
    const by = await this.#whom(ask, signal);
    if (!by.ok) return { outcome: 'failed', code: by.error.code };
    const { purpose } = ask;
    const answer = await devices.socialSecurityHost.staff({
      request: 'check',
      terminal: config.terminal.id,
      by: by.value,
      password,
      purpose: purpose === 'unlock' ? 'signIn' : purpose,
    });
    if (!answer.ok) return { outcome: 'failed', code: answer.error.code };
    if (answer.value.outcome === 'done') return { outcome: 'failed', code: 'host.protocol' };
    if (answer.value.outcome === 'refused') return refusedAs(answer.value.code, answer.value.triesLeft);
    const { staff, proof } = answer.value;
    if (purpose === 'unlock') return this.#goOn(staff, proof);
    if (purpose === 'approval') this.#leave = { tab: ask.tab ?? 0, staff: staff.number, proof };
    else if (!staff.roles.some((role) => role === 'clerk' || role === 'supervisor' || role === 'office'))
      return { outcome: 'notHere', triesLeft: null };
    else this.#signedIn = { staff: staff.number, staffProof: proof };
    return { outcome: 'right', staff: { id: staff.number, name: staff.name, roles: staff.roles } };
  }

  /** The clerk goes on under the new proof; somebody else does not sign in over them. */
  async #goOn(staff: Proven['staff'], proof: string): Promise<StaffOutcome> {
    const before = this.#signedIn;
    const same = before?.staff === staff.number;
    if (same) this.#signedIn = { staff: staff.number, staffProof: proof };
    // A host that is away lets the proof end by itself.
    await this.#endProof(same ? before.staffProof : proof).then(() => undefined);
    if (!same) return { outcome: 'otherPerson', triesLeft: null };
    return { outcome: 'right', staff: { id: staff.number, name: staff.name, roles: staff.roles } };
  }

  /** Gives what the host said; one that is away lets the proof end by itself. */
  signOut(): Promise<Result<unknown, Fault>> {
    const proof = this.#signedIn?.staffProof;
    this.#signedIn = null;
    this.#leave = null;
    return proof === undefined ? Promise.resolve(ok(null)) : this.#endProof(proof);
  }

  #endProof(proof: string): Promise<Result<unknown, Fault>> {
    const { devices, config } = this.#tools;
    return devices.socialSecurityHost.staff({ request: 'signOut', terminal: config.terminal.id, proof });
  }

  async #whom(
    { by, staff, insertion }: StaffAsk,
    signal: AbortSignal,
  ): Promise<Result<{ number: string } | { cardNumber: string }, Fault>> {
    if (by === 'password') return ok({ number: staff });
    if (insertion === null) return err(fault('counter.noStaffCard', 'no card lies in the reader'));
    const card = await this.#tools.devices.openCard(insertion, signal);
    if (!card.ok) return card;
    try {
      const read = await card.value.socialSecurity.read(signal);
      return read.ok ? ok({ cardNumber: read.value.card.cardNumber }) : read;
    } finally {
      await card.value.close();
    }
  }
}

function refusedAs(code: string, triesLeft: number | null): StaffOutcome {
  switch (code) {
    case 'locked':
    case 'notHere':
      return { outcome: code, triesLeft };
    case 'notAuthorised':
      return { outcome: 'mayNotApprove', triesLeft };
    default:
      return { outcome: 'wrong', triesLeft };
  }
}
