/** Which failures speak against a device: not those of the person or of what was put in, and not paper that has run out. */
const NOT_ITS_FAULT: ReadonlySet<string> = new Set([
  'card.removed',
  'card.absent',
  'card.swapped',
  'card.cancelled',
  'idreader.cancelled',
  'idreader.timeout',
  'idreader.unknownDocument',
  'printer.cancelled',
  'printer.paperOut',
  'printer.coverOpen',
  'printer.absent',
  'dispenser.cancelled',
  'dispenser.empty',
  'dispenser.noCard',
  'dispenser.binFull',
  'barcode.cancelled',
]);

/** Codes that only mean that nobody used the device after all. */
const NOT_A_USE: ReadonlySet<string> = new Set([
  'idreader.cancelled',
  'idreader.timeout',
  'card.absent',
  'card.cancelled',
  'printer.cancelled',
  'barcode.cancelled',
  'dispenser.cancelled',
]);

/** Whether the failure counts as a fault of the device. */
export function speaksAgainstDevice(code: string): boolean {
  return !NOT_ITS_FAULT.has(code);
}

/** Whether an attempt that ended so counts as a use at all. */
export function isUse(code: string): boolean {
  return !NOT_A_USE.has(code);
}
