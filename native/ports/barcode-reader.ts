/** Readers of barcodes and QR codes (XFS4IoT BarcodeReader): as a keyboard, or on a serial line. */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { DeviceState, Unsubscribe } from './device.ts';

export type BarcodeFaultCode = 'barcode.cancelled' | 'barcode.gone' | 'barcode.unreadable';
export type BarcodeFault = Fault<BarcodeFaultCode>;

export interface BarcodeReader {
  state(): DeviceState;
  /** Tells when the state has changed. */
  subscribe(listener: () => void): Unsubscribe;
  /** Waits for one code; a new read ends the one before. What was shown to the reader earlier does not count. */
  read(signal: AbortSignal): Promise<Result<string, BarcodeFault>>;
}
