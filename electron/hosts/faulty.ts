/** Hosts with faults on demand, for simulation and tests: the command is really carried out, only the line is bad. */
import type { Clock } from '../../native/base/clock.ts';
import { fault } from '../../native/base/fault.ts';
import { err, type Result } from '../../native/base/result.ts';
import type { BankHost, HostFault, SocialSecurityHost } from './ports.ts';

/** `answerLost`: a change is carried out and its answer never comes; questions are answered. */
export type HostFaultMode = 'none' | 'down' | 'slow' | 'answerLost';

export interface HostFaultControl {
  /** Sets the fault for the next `times` calls; without `times` until it is set anew. */
  set(mode: HostFaultMode, times?: number): void;
  mode(): HostFaultMode;
  /** What the next call meets; counts it. */
  take(call: 'question' | 'change'): HostFaultMode;
}

/** A control that starts without fault. */
export function createHostFaultControl(): HostFaultControl {
  let current: HostFaultMode = 'none';
  let left = Infinity;
  return {
    set(mode, times = Infinity) {
      current = mode;
      left = times;
    },
    mode: () => (left > 0 ? current : 'none'),
    take(call) {
      if (left <= 0 || (current === 'answerLost' && call === 'question')) return 'none';
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
}

/** The social-security host behind a line that the control can spoil. */
export function onFaultyLine(host: SocialSecurityHost, parts: HostFaultParts): SocialSecurityHost {
  return {
    person: (subject) => onLine(parts, 'question', () => host.person(subject)),
    statement: (subject, from, to) => onLine(parts, 'question', () => host.statement(subject, from, to)),
    inquire: (name, asked) => onLine(parts, 'question', () => host.inquire(name, asked)),
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
  switch (parts.control.take(call)) {
    case 'none':
      return carryOut();
    case 'down':
      return err(fault('host.unreachable', 'the line is down'));
    case 'slow':
      await new Promise<void>((resolve) => {
        parts.clock.after(parts.slowMs, resolve);
      });
      return carryOut();
    case 'answerLost': {
      const lost = await carryOut();
      return err(fault('host.unknownOutcome', lost.ok ? 'the answer was lost' : 'the refusal was lost'));
    }
  }
}
