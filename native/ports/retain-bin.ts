/** The bin for cards that nobody took, and for those that could not be made (XFS4IoT Storage of a card unit). */
import type { DeviceState, Unsubscribe } from './device.ts';

export interface RetainBinStatus {
  readonly device: DeviceState;
  /** Cards in it since it was emptied. */
  readonly count: number;
  /** So many have room. */
  readonly room: number;
}

export interface RetainBin {
  status(): Promise<RetainBinStatus>;
  /** A card has gone in: for bins that do not count by themselves. */
  cardKept(): Promise<void>;
  /** Somebody with a key has emptied it: the count begins anew. */
  emptied(): Promise<void>;
  /** Tells of each change; the function returned ends it. */
  subscribe(listener: () => void): Unsubscribe;
}
