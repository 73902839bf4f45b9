/** A two-way stream of bytes to a device: TCP, a serial line, a simulator. Drivers see only this. */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { Unsubscribe } from './device.ts';

export type LinkFaultCode = 'link.refused' | 'link.closed';
export type LinkFault = Fault<LinkFaultCode>;

export interface ByteLink {
  /** Hands the bytes to the other end; ends when the transport has taken them, which says nothing about the device having acted. */
  write(bytes: Uint8Array): Promise<Result<void, LinkFault>>;
  /** Tells of every chunk that arrives, cut anywhere. */
  onData(listener: (bytes: Uint8Array) => void): Unsubscribe;
  /** Ends the link. Always succeeds from the caller's view. */
  close(): Promise<void>;
}

/** A link that also tells when its connection ends; whatever was on its way is lost then. The next write makes a new one. */
export interface WatchedByteLink extends ByteLink {
  onEnd(listener: () => void): Unsubscribe;
  /** Ends the connection that stands, if one does. */
  drop(): void;
}

/** A link over a line whose speed can be changed. */
export interface SpeedLink extends WatchedByteLink {
  setBaudRate(baudRate: number): Promise<Result<void, LinkFault>>;
}
