/** What a person waits for. */
export type WaitingTask =
  | 'readingCard'
  | 'checkingPin'
  | 'checkingBankPin'
  | 'askingRecords'
  | 'reportingLoss'
  | 'liftingLoss'
  | 'changingPin'
  | 'unlockingPin'
  | 'resettingPin'
  | 'activating'
  | 'orderingCard'
  | 'makingCard'
  | 'readingIdCard'
  | 'askingCode';
