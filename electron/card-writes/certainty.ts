/**
 * Failures after which nobody can say whether a write was carried out: the card left or fell silent in the middle, the
 * host's answer was lost. Such a write stays open in the journal until card or host have been asked.
 */
const UNCERTAIN: ReadonlySet<string> = new Set([
  'card.removed',
  'card.swapped',
  'card.mute',
  'card.reset',
  'card.protocol',
  'card.timeout',
  'card.cancelled',
  'ssc.memoryFailure',
  'reader.gone',
  'pcsc.lost',
  'host.unknownOutcome',
]);

/** Whether a write that failed so may have been carried out all the same. */
export function leavesOpen(faultCode: string): boolean {
  return UNCERTAIN.has(faultCode);
}
