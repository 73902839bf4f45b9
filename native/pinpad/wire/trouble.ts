/** Why a pad did not do what it was told, in words that all models share, and what that means to whoever asked. */
import { fault } from '../../base/fault.ts';
import type { DeviceState } from '../../ports/device.ts';
import type { KeyStoreFault, KeyStoreFaultCode } from '../../ports/key-store.ts';
import type { PinPadFault, PinPadFaultCode } from '../../ports/pin-pad.ts';

/** What the line or the pad gave as the reason. */
export type Reason =
  | 'noLink'
  | 'noAnswer'
  | 'damaged'
  | 'malformed'
  | 'battery'
  | 'noMasterKey'
  | 'noKey'
  | 'keyLength'
  | 'keyUse'
  | 'keyParity'
  | 'checkValue'
  | 'command'
  | 'authentication'
  | 'locked'
  | 'timeout'
  | 'noPin'
  | 'tampered'
  /** The pad names no reason. */
  | 'unspecified'
  | 'broken';

/** `detail` names the command and the pad's own code; never a key or a PIN. */
export interface Trouble {
  readonly reason: Reason;
  readonly detail: string;
}

interface Meaning {
  readonly pin: PinPadFaultCode;
  readonly keys: KeyStoreFaultCode;
  /** What the pad is from then on; `null`: as before. */
  readonly state: DeviceState | null;
  /** Whether the same command may go better. */
  readonly again: boolean;
}

const gone = (state: DeviceState, again: boolean): Meaning => ({ pin: 'pinpad.gone', keys: 'keystore.unavailable', state, again });
const key = (keys: KeyStoreFaultCode, pin: PinPadFaultCode = 'pinpad.keyNotFound'): Meaning => ({ pin, keys, state: null, again: false });
const broken = (state: DeviceState | null): Meaning => ({
  pin: 'pinpad.hardwareError',
  keys: 'keystore.unavailable',
  state,
  again: false,
});

const MEANINGS: Readonly<Record<Reason, Meaning>> = {
  noLink: gone('noDevice', false),
  noAnswer: gone('offline', true),
  // The line spoils what is said: the pad is there, and asked once more.
  damaged: { pin: 'pinpad.hardwareError', keys: 'keystore.unavailable', state: null, again: true },
  malformed: broken(null),
  battery: broken('hardwareError'),
  noMasterKey: key('keystore.keyNotFound'),
  noKey: key('keystore.keyNotFound'),
  keyLength: key('keystore.unsupported', 'pinpad.unsupported'),
  keyUse: key('keystore.unsupported', 'pinpad.unsupported'),
  keyParity: key('keystore.wrongCheckValue'),
  checkValue: key('keystore.wrongCheckValue'),
  command: key('keystore.unsupported', 'pinpad.unsupported'),
  authentication: broken('userError'),
  locked: broken('userError'),
  timeout: { pin: 'pinpad.timeout', keys: 'keystore.unavailable', state: null, again: false },
  noPin: { pin: 'pinpad.noPin', keys: 'keystore.unavailable', state: null, again: false },
  tampered: { pin: 'pinpad.tampered', keys: 'keystore.unavailable', state: 'fraudAttempt', again: false },
  unspecified: broken(null),
  broken: broken('hardwareError'),
};

export function pinFault({ reason, detail }: Trouble): PinPadFault {
  return fault(MEANINGS[reason].pin, `${detail}: ${reason}`);
}

export function keyFault({ reason, detail }: Trouble): KeyStoreFault {
  return fault(MEANINGS[reason].keys, `${detail}: ${reason}`);
}

/** What the pad is after that; `null`: as before. */
export function stateAfter({ reason }: Trouble): DeviceState | null {
  return MEANINGS[reason].state;
}

export function mayGoBetter({ reason }: Trouble): boolean {
  return MEANINGS[reason].again;
}
