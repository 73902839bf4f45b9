/** What a person can ask for. Everything that comes from a renderer is checked against these schemas on the main side. */
import { z } from 'zod';
import { CODE_CHARACTERS } from '../../native/base/shown-code.ts';
import { ACCOUNT_KINDS, PERIODS } from './look-up-view.ts';
import { maintenanceRequestSchema } from './maintenance-intent.ts';
import { ORDER_REASONS } from './order-view.ts';
import { MENU_GROUPS, SERVICE_IDS } from './service-id.ts';

export const serviceIdSchema = z.enum(SERVICE_IDS);
export const cardFunctionSchema = z.enum(['socialSecurity', 'bank', 'eWallet']);

const monthSchema = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
/** A period by its name, or from one month to another, both included. */
const periodSchema = z.union([z.enum(PERIODS), z.strictObject({ from: monthSchema, to: monthSchema })]);
export type PeriodAsked = z.infer<typeof periodSchema>;

export const intentSchema = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('begin') }), // attract -> insert card
  z.strictObject({ intent: z.literal('group'), group: z.enum(MENU_GROUPS) }), // of the menu
  z.strictObject({ intent: z.literal('withoutCard'), start: z.enum(['code', 'typedNumbers', 'letterOfIntroduction', 'placesToAsk']) }),
  z.strictObject({ intent: z.literal('choose'), service: serviceIdSchema }),
  z.strictObject({ intent: z.literal('chooseFunction'), cardFunction: cardFunctionSchema }),
  z.strictObject({ intent: z.literal('confirm') }),
  z.strictObject({ intent: z.literal('whichPin'), holds: z.enum(['new', 'old', 'unsaid']) }), // which PIN was typed
  z.strictObject({ intent: z.literal('chooseReason'), reason: z.enum([...ORDER_REASONS, 'none']) }), // why a card on the spot
  /** Absent: the receipt or what the screen shows. */
  z.strictObject({ intent: z.literal('print'), paper: z.literal('notice').optional() }),
  z.strictObject({ intent: z.literal('period'), account: z.enum(ACCOUNT_KINDS), period: periodSchema }), // whose entries, of when
  z.strictObject({ intent: z.literal('page'), page: z.int().min(1).max(1000) }),
  z.strictObject({ intent: z.literal('again') }), // try the same thing once more
  z.strictObject({ intent: z.literal('back') }), // one screen back, or cancel what waits
  z.strictObject({ intent: z.literal('menu') }),
  z.strictObject({ intent: z.literal('stay') }), // answers "are you still there?"
  z.strictObject({ intent: z.literal('end') }), // end, take the card
  z.strictObject({ intent: z.literal('maintenance'), request: maintenanceRequestSchema }),
]);
export type Intent = z.infer<typeof intentSchema>;

export const volumeSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

/** Exactly one setting a message, so that none is `undefined`. */
export const comfortChangeSchema = z.union([
  z.strictObject({ language: z.enum(['zh-CN', 'en']) }),
  z.strictObject({ theme: z.enum(['light', 'dark', 'highContrastLight', 'highContrastDark']) }),
  z.strictObject({ elder: z.boolean() }),
  z.strictObject({ lowReach: z.boolean() }),
  z.strictObject({ volume: volumeSchema }),
  z.strictObject({ speech: z.boolean() }),
]);
export type ComfortChange = z.infer<typeof comfortChangeSchema>;

export const padKeySchema = z.union([z.int().min(0).max(9), z.enum(['backspace', 'clear', 'enter', 'cancel'])]);
export type PadKeyPress = z.infer<typeof padKeySchema>;

/** Keys of the number pad lie in their usual order, so they are told as what they are; they reach the pad only, no event, no recording. */
export const numberKeySchema = z.union([z.int().min(0).max(9), z.enum(['X', 'backspace', 'clear', 'enter', 'cancel'])]);
export type NumberKeyPress = z.infer<typeof numberKeySchema>;

/** Keys of a keyboard, so no control characters. */
const typedCodeSchema = z
  .string()
  .min(CODE_CHARACTERS.least)
  .max(CODE_CHARACTERS.most)
  .regex(/^[^\p{Cc}]*$/u);

const voiceSchema = z.string().min(1).max(200).nullable();

/** One message from a renderer to the terminal. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('intent'), sequence: z.int().min(0), intent: intentSchema }),
  z.strictObject({ kind: z.literal('comfort'), change: comfortChangeSchema }),
  /** `key` is a position on the shuffled pad, never a digit. */
  z.strictObject({ kind: z.literal('padKey'), face: z.string().min(1).max(64), key: padKeySchema }),
  z.strictObject({ kind: z.literal('numberKey'), face: z.string().min(1).max(64), key: numberKeySchema }),
  /** What a reader of codes has typed that plays a keyboard; it reaches the reader only, no event, no recording. */
  z.strictObject({ kind: z.literal('code'), code: typedCodeSchema }),
  /** Names of the voices of the window's machine. */
  z.strictObject({ kind: z.literal('voices'), mandarin: voiceSchema, english: voiceSchema }),
  /** The renderer has painted frame `sequence` (for measuring insertion to screen). */
  z.strictObject({ kind: z.literal('painted'), sequence: z.int().min(0) }),
]);
export type Request = z.infer<typeof requestSchema>;
