/** Failures that only a counter has. */
export type CounterFaultCode =
  | 'counter.otherHolder' // the card or ID card is not of the person who is served
  | 'counter.otherAccount' // the bank card number is not of an account in this person's name
  | 'counter.noStaffCard' // no card, or not one of ours, lies in the reader
  | 'counter.saveFailed'; // the day's report could not be written
