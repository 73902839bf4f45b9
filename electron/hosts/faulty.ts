/** Hosts with faults on demand, for simulation and tests: the command is really carried out, only the line is bad. */
import type { Clock } from '../../native/base/clock.ts';
import { fault } from '../../native/base/fault.ts';
import { err, unreachable, type Result } from '../../native/base/result.ts';
import type { BankHost, HostFault, SocialSecurityHost } from './ports.ts';

/**
 * Of a change (questions are answered): `answerLost`: it is carried out and its answer never comes. `late`: nobody waits any more when it
 * is carried out. `twice`: it arrives twice, as a line that repeats brings it, and the second answer is heard.
 */
export type HostFaultMode = 'none' | 'down' | 'slow' | 'answerLost' | 'late' | 'twice';

const OF_CHANGES: ReadonlySet<HostFaultMode> = new Set<HostFaultMode>(['answerLost', 'late', 'twice']);

export interface HostFaultControl {
  /** Sets the fault for the next `times` calls; without `times` until it is set anew. `delayMs`: how slow or late, where it is not the usual time. */
  set(mode: HostFaultMode, times?: number, delayMs?: number | null): void;
  mode(): HostFaultMode;
  /** How slow or late the host is; `null`: as usual. */
  delayMs(): number | null;
  /** What the next call meets; counts it. */
  take(call: 'question' | 'change'): HostFaultMode;
}

/** A control that starts without fault. */
export function createHostFaultControl(): HostFaultControl {
  let current: HostFaultMode = 'none';
  let left = Infinity;
  let delayMs: number | null = null;
  return {
    set(mode, times = Infinity, delay = null) {
      current = mode;
      left = times;
      delayMs = delay;
    },
    mode: () => (left > 0 ? current : 'none'),
    delayMs: () => delayMs,
    take(call) {
      if (left <= 0 || (OF_CHANGES.has(current) && call === 'question')) return 'none';
      left -= 1;
      return current;
    },
  };
}

export interface HostFaultParts {
  readonly control: HostFaultControl;
  readonly clock: Pick<Clock, 'after'>;
  /** How long a slow host takes. */
  readonly slowMs: number;
  /** A change that was carried out late broke. */
  readonly onBug?: (error: unknown) => void;
}

/** The social-security host behind a line that the control can spoil. */
export function onFaultyLine(host: SocialSecurityHost, parts: HostFaultParts): SocialSecurityHost {
  return {
    person: (subject, asker) => onLine(parts, 'question', () => host.person(subject, asker)),
    statement: (subject, from, to, asker) => onLine(parts, 'question', () => host.statement(subject, from, to, asker)),
    inquire: (name, asked, asker) => onLine(parts, 'question', () => host.inquire(name, asked, asker)),
    whoseCode: (asked) => onLine(parts, 'question', () => host.whoseCode(asked)),
    staff: (request) => onLine(parts, 'question', () => host.staff(request)),
    execute: (command) => onLine(parts, 'change', () => host.execute(command)),
    outcomeOf: (key) => onLine(parts, 'question', () => host.outcomeOf(key)),
  };
}

/** The bank behind such a line. */
export function onFaultyBankLine(bank: BankHost, parts: HostFaultParts): BankHost {
  return {
    pinState: (pan) => onLine(parts, 'question', () => bank.pinState(pan)),
    verifyPin: (check) => onLine(parts, 'change', () => bank.verifyPin(check)),
    change: (command) => onLine(parts, 'change', () => bank.change(command)),
    outcomeOf: (key) => onLine(parts, 'question', () => bank.outcomeOf(key)),
    checkName: (pan, name) => onLine(parts, 'question', () => bank.checkName(pan, name)),
  };
}

async function onLine<T, E>(
  parts: HostFaultParts,
  call: 'question' | 'change',
  carryOut: () => Promise<Result<T, E>>,
): Promise<Result<T, E | HostFault>> {
  const mode = parts.control.take(call);
  const delayMs = parts.control.delayMs() ?? parts.slowMs;
  switch (mode) {
    case 'none':
      return carryOut();
    case 'down':
      return err(fault('host.unreachable', 'the line is down'));
    case 'slow':
      await new Promise<void>((resolve) => {
        parts.clock.after(delayMs, resolve);
      });
      return carryOut();
    case 'late':
      parts.clock.after(delayMs, () => {
        void unheard(carryOut, parts.onBug);
      });
      return err(fault('host.unknownOutcome', 'no answer within the time limit'));
    case 'twice':
      return repeated(carryOut);
    case 'answerLost': {
      const lost = await carryOut();
      return err(fault('host.unknownOutcome', lost.ok ? 'the answer was lost' : 'the refusal was lost'));
    }
    default:
      return unreachable(mode);
  }
}

/** Carries out twice; only the second answer is heard. */
async function repeated<T>(carryOut: () => Promise<T>): Promise<T> {
  await carryOut();
  return carryOut();
}

/** Carries out what nobody waits for. */
async function unheard<T>(carryOut: () => Promise<T>, onBug: HostFaultParts['onBug']): Promise<void> {
  try {
    await carryOut();
  } catch (error) {
    onBug?.(error);
  }
}
