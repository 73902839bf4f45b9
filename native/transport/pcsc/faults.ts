/** From the binding's error codes to the faults of the port. */
import { fault } from '../../base/fault.ts';
import type { CardFaultCode, CardReaderFault } from '../../ports/card-reader.ts';
import type { PcscError, PcscErrorCode } from './binding.ts';

/** Where an error came up: before there was a connection, or on one. */
export type Stage = 'connect' | 'exchange' | 'control';

const COMMON: Readonly<Partial<Record<PcscErrorCode, CardFaultCode>>> = {
  noService: 'pcsc.lost',
  resetCard: 'card.reset',
  sharing: 'reader.busy',
  readerGone: 'reader.gone',
  unsupported: 'reader.unsupported',
};

const BY_STAGE: Readonly<Record<Stage, Readonly<Partial<Record<PcscErrorCode, CardFaultCode>>>>> = {
  connect: { removedCard: 'card.absent', noCard: 'card.absent' },
  exchange: { removedCard: 'card.removed', noCard: 'card.removed' },
  control: {
    removedCard: 'card.removed',
    noCard: 'card.removed',
    notTransacted: 'reader.unsupported',
    other: 'reader.unsupported',
    muteCard: 'reader.unsupported',
  },
};

/** The fault for an error that explains itself; `null` where only the reader can tell what happened to the card. */
export function explain(error: PcscError, stage: Stage): CardReaderFault | null {
  const code = BY_STAGE[stage][error.code] ?? COMMON[error.code];
  return code === undefined ? null : fault(code, error.detail);
}
