/**
 * Words every device shares. Names are those of XFS4IoT (Common.Status), lowerCamel as on its wire, so that people who
 * know CEN/XFS read them at once.
 */
export type DeviceState =
  | 'online'
  | 'offline'
  | 'powerOff'
  | 'noDevice'
  | 'hardwareError'
  | 'userError'
  | 'deviceBusy'
  | 'fraudAttempt'
  | 'potentialFraud'
  | 'starting';

/** Removes a listener; calling it twice does no harm. */
export type Unsubscribe = () => void;
