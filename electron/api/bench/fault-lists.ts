/** What can be the matter, as lists: the schemas of the actions, and the panel's choices, are made of them. No package, so that a page can have it. */

/** Of the ID-card reader. Codes of failures: the next document is read so. `none` puts everything right. */
export const ID_READER_TROUBLES = [
  'idreader.unreadable',
  'idreader.malformed',
  'idreader.unknownDocument',
  'idreader.hardwareError',
  'selfTestFailed',
  'notAuthorised',
  'mute',
  'noise',
  'unplugged',
  'unpluggedMidFrame',
  'none',
] as const;
export type IdReaderTroubleName = (typeof ID_READER_TROUBLES)[number];

/** Codes that a hand shows to the code reader, by what they are worth. */
export const SHOWN_CODES = ['live', 'lasting', 'expired', 'used', 'unknown', 'garbled'] as const;
export type ShownCodeName = (typeof SHOWN_CODES)[number];

/** What hands do with the stack of blank cards and its mechanics. */
export const DISPENSER_STATES = ['full', 'low', 'empty', 'jamNext', 'jamCleared', 'spoilNext', 'unplugged'] as const;
export type DispenserState = (typeof DISPENSER_STATES)[number];

/** How full the retain bin is. */
export const BIN_STATES = ['empty', 'nearlyFull', 'full'] as const;
export type BinState = (typeof BIN_STATES)[number];

/** What the terminal runs on. */
export const POWER_STATES = ['mains', 'battery', 'low'] as const;
export type PowerState = (typeof POWER_STATES)[number];

/** Of an encrypting PIN pad; each lasts until `none`, but for one damaged answer. */
export const PIN_PAD_TROUBLES = ['tampered', 'batteryLow', 'mute', 'damaged', 'keysLost', 'unplugged', 'none'] as const;
export type PinPadTroubleName = (typeof PIN_PAD_TROUBLES)[number];

/** How a value of a card's fault is written, and what stands in it at first. */
export type CardFaultField =
  | { readonly is: 'number'; readonly min: number; readonly max: number; readonly usual: number }
  /** Above 0, at most 1; absent: all. */
  | { readonly is: 'share'; readonly usual: number }
  /** Bytes in hexadecimal. */
  | { readonly is: 'hex'; readonly usual: string; readonly optional: boolean }
  | { readonly is: 'choice'; readonly choices: readonly string[]; readonly usual: string }
  /** The id of a card of the wallet. */
  | { readonly is: 'card'; readonly usual: string };

const MANY = 1_000_000;
const nth: CardFaultField = { is: 'number', min: 1, max: MANY, usual: 8 };
const times: CardFaultField = { is: 'number', min: 1, max: MANY, usual: 1 };
const seed: CardFaultField = { is: 'number', min: 0, max: MANY, usual: 1 };
const prefix: CardFaultField = { is: 'hex', usual: '', optional: true };
const changed = { seed, rate: { is: 'share', usual: 0.2 }, prefix } as const;

/** Every fault of a virtual card with its fields, by kind (native/sim/fault-rules.ts does what they say). */
export const CARD_FAULTS = {
  removeBefore: { nth },
  removeDuring: { nth },
  tear: { nth: { ...nth, usual: 25 }, at: { is: 'choice', choices: ['beforeCommit', 'afterCommit'], usual: 'beforeCommit' } },
  muteAfter: { commands: { is: 'number', min: 0, max: MANY, usual: 8 } },
  status: { prefix: { is: 'hex', usual: '00B2', optional: false }, sw: { is: 'hex', usual: '6581', optional: false }, times },
  wrongMac: { times },
  triesLost: { nth, tries: { is: 'number', min: 1, max: 15, usual: 1 } },
  half: { prefix, times },
  garble: changed,
  truncate: changed,
  extend: changed,
  flip: changed,
  slow: { delayMs: { is: 'number', min: 1, max: 3_600_000, usual: 400 }, prefix },
  otherCard: { card: { is: 'card', usual: 'changed-pin' } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, CardFaultField>>>>;

export type CardFaultKind = keyof typeof CARD_FAULTS;
/** Every name that a field of a fault has. */
export type CardFaultFieldName = { [Kind in CardFaultKind]: keyof (typeof CARD_FAULTS)[Kind] }[CardFaultKind];

/** All kinds, in the order of the table. */
export const CARD_FAULT_KINDS = Object.keys(CARD_FAULTS) as readonly CardFaultKind[];

/** The fields of a kind. */
export function fieldsOf(kind: CardFaultKind): readonly (readonly [CardFaultFieldName, CardFaultField])[] {
  return Object.entries(CARD_FAULTS[kind]) as unknown as readonly (readonly [CardFaultFieldName, CardFaultField])[];
}
