/** Faults of the simulated bank host, set when it starts and while it runs. Each touches inquiries; `silent` and `cut` all messages. */
export const BANK_FAULTS = [
  'none',
  'late', // answers after `delayMs`
  'duplicate', // answers twice
  'wrongMac', // its answer's MAC is wrong
  'keyOutOfStep', // it has other working keys than it gave
  'wrongCheckValue', // at sign-on, the check value of the PIN key is wrong
  'otherTrace', // answers another question
  'otherTerminal', // answers another terminal
  'garbled', // answers with what is no message
  'silent', // carries out, answers nothing
  'cut', // carries out, ends the connection
] as const;
export type BankFault = (typeof BANK_FAULTS)[number];

export interface BankFaultSetting {
  readonly fault: BankFault;
  /** For how many messages; `null`: until it is set anew. */
  readonly times: number | null;
  readonly delayMs: number;
  /** Every inquiry is answered with this code instead, and no PIN is checked. */
  readonly responseCode: string | null;
}

export interface BankFaultControl {
  set(setting: Partial<BankFaultSetting>): void;
  now(): BankFaultSetting;
  /** What the next message meets; counts it. */
  take(mti: string): BankFaultSetting;
}

const CALM: BankFaultSetting = { fault: 'none', times: null, delayMs: 0, responseCode: null };
const AT_SIGN_ON: ReadonlySet<BankFault> = new Set(['wrongCheckValue', 'silent', 'cut']);

export function createBankFaultControl(): BankFaultControl {
  let current = CALM;
  return {
    set: (setting) => {
      current = { ...CALM, ...setting };
    },
    now: () => current,
    take: (mti) => {
      const meant = mti === '0200' ? current.fault !== 'wrongCheckValue' : AT_SIGN_ON.has(current.fault);
      if (!meant) return CALM;
      const taken = current;
      if (current.times !== null) current = current.times > 1 ? { ...current, times: current.times - 1 } : CALM;
      return taken;
    },
  };
}
