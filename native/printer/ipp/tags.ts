/** Numbers of the Internet Printing Protocol: RFC 8010 §3.5 (tags), RFC 8011 §5.4.15 (operations), §5.3.7 (job states), §5.4.11 (printer states). */

export const GROUP = { operation: 0x01, job: 0x02, end: 0x03, printer: 0x04, unsupported: 0x05 } as const;
/** Tags below this delimit groups, those from it on are values. */
export const FIRST_VALUE_TAG = 0x10;

export const VALUE = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  beginCollection: 0x34,
  endCollection: 0x37,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
} as const;
/** Character strings have these tags (RFC 8010 §3.5.2); those with a language of their own (35, 36) are not asked for. */
export const CHARACTER_STRINGS = { first: 0x40, last: 0x5f } as const;

export const OPERATION = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
} as const;
export type OperationName = keyof typeof OPERATION;

/** Status codes up to this one are `successful-ok…` (RFC 8011 appendix B). */
export const LAST_SUCCESS = 0x00ff;
export const STATUS = { notFound: 0x0406, formatNotSupported: 0x040a } as const;

export const JOB_STATE = { pending: 3, held: 4, processing: 5, stopped: 6, canceled: 7, aborted: 8, completed: 9 } as const;
export const PRINTER_STATE = { idle: 3, processing: 4, stopped: 5 } as const;
