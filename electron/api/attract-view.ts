import type { BilingualText } from '../../native/base/bilingual.ts';

/** The first page, while nobody is there. */
export interface AttractView {
  readonly screen: 'attract';
  /** Those of the day. */
  readonly notices: readonly BilingualText[];
  /** Addresses of the outlet's pictures. */
  readonly pictures: readonly string[];
  /** How long each picture, and each pair of notices, stands (seconds). */
  readonly seconds: number;
  readonly printerReady: boolean;
  readonly idReaderReady: boolean;
}
