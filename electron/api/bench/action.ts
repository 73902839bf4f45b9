/** What a hand does at a simulated terminal: one action. The panel, the HTTP control and a test script use the same ones. */
import { z } from 'zod';
import { comfortChangeSchema, intentSchema } from '../intent.ts';
import { cardFaultSchema } from './card-faults.ts';
import { ID_READER_TROUBLES, PIN_PAD_TROUBLES, SHOWN_CODES } from './fault-lists.ts';
import { machineActions } from './machine-action.ts';

const cardId = z.string().min(1).max(64).meta({ description: 'id of a card of the wallet' });
const faults = z.array(cardFaultSchema).max(8).optional();
const amount = (max: number) => z.int().min(0).max(max).optional();

export const PIN_KEYS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'backspace', 'clear', 'enter', 'cancel'] as const;

/** Where the clock goes: to an instant, or so much further. Never back. */
export const travelSchema = z.union([
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
  z.strictObject({ days: amount(3_660), hours: amount(1_000), minutes: amount(10_000), seconds: amount(100_000) }),
]);

const cardActions = [
  z
    .strictObject({ do: z.literal('insert'), card: cardId, faults })
    .meta({ description: 'puts a card in; one that lies there is pulled first' }),
  z.strictObject({ do: z.literal('pull') }).meta({ description: 'pulls the card out' }),
  z.strictObject({ do: z.literal('swap'), card: cardId, faults }).meta({ description: 'pulls the card and puts another one in at once' }),
  z
    .strictObject({ do: z.literal('tap'), card: cardId, heldMs: z.int().min(1).max(600_000).optional(), faults })
    .meta({ description: 'holds a card to the antenna for a moment (1,500 ms unless told)' }),
  z
    .strictObject({ do: z.literal('cardFaults'), card: cardId, faults: z.array(cardFaultSchema).max(8) })
    .meta({ description: 'faults of a card from now on, also while it lies in the reader; an empty list makes it sound' }),
] as const;

const deviceActions = [
  z
    .strictObject({ do: z.literal('layIdCard'), person: cardId, validity: z.enum(['longTerm', 'expired']).optional() })
    .meta({ description: 'lays the ID card of a persona on its reader; without-card: of somebody who has no card yet' }),
  z.strictObject({ do: z.literal('takeIdCard') }),
  z
    .strictObject({
      do: z.literal('idReaderFault'),
      code: z.enum(ID_READER_TROUBLES),
    })
    .meta({
      description:
        'what is the matter with the ID-card reader. Codes of failures: the next document is read so. unpluggedMidFrame: the plug comes ' +
        'out in the middle of the next document. The others last until `none`',
    }),
  z
    .strictObject({ do: z.literal('showCode'), person: cardId, code: z.enum(SHOWN_CODES), by: z.enum(['line', 'keyboard']).optional() })
    .meta({
      description:
        'shows a code of a persona to the reader: on its line unless told, or as a window says that one was typed. live: holds a minute, ' +
        'once. lasting: holds for the day. expired, used: did. unknown: nobody issued it. garbled: only a part of it arrives',
    }),
  z
    .strictObject({ do: z.literal('pinKey'), key: z.enum(PIN_KEYS) })
    .meta({ description: 'presses one key of the PIN pad that waits: on the screen, or the encrypting one' }),
  z
    .strictObject({ do: z.literal('pin'), digits: z.string().regex(/^\d{0,16}$/) })
    .meta({ description: 'types digits on the PIN pad that waits, and enter' }),
  z.strictObject({ do: z.literal('pinPadFault'), code: z.enum(PIN_PAD_TROUBLES) }).meta({
    description:
      'what is the matter with the encrypting PIN pad, where the run has one; each lasts until `none`, which also loads its master key ' +
      'again. damaged: the next answer',
  }),
  z
    .strictObject({ do: z.literal('number'), text: z.string().regex(/^[0-9X]{0,18}$/) })
    .meta({ description: 'types a number on the keys of the screen, and enter' }),
  z.strictObject({
    do: z.literal('paper'),
    printer: z.enum(['slip', 'document']),
    state: z.enum(['full', 'low', 'out', 'jammed', 'coverOpen', 'unplugged']),
  }),
] as const;

const worldActions = [
  z
    .strictObject({
      do: z.literal('host'),
      host: z.enum(['authority', 'bank']),
      answers: z.enum(['promptly', 'slowly', 'never', 'twice', 'late', 'lost']),
      delayMs: z.int().min(1).max(600_000).optional(),
      times: z.int().min(1).max(1_000).optional(),
    })
    .meta({
      description:
        'how a host answers, for the next `times` calls or until told anew. twice: a change arrives twice there. ' +
        'late: a change is carried out after `delayMs`, when nobody waits any more. lost: it is carried out and the answer never comes',
    }),
  z.strictObject({ do: z.literal('travel'), by: travelSchema }).meta({ description: 'moves the clock on; what was due meanwhile happens' }),
] as const;

const screenActions = [
  z.strictObject({ do: z.literal('press'), intent: intentSchema }).meta({ description: 'a button of the screen, by what it asks for' }),
  z
    .strictObject({ do: z.literal('comfort'), change: comfortChangeSchema })
    .meta({ description: 'language, colours, elder mode, low reach' }),
] as const;

/** Whatever happens to a terminal in a session; a step of a script. */
export const scriptActionSchema = z.discriminatedUnion('do', [
  ...cardActions,
  ...deviceActions,
  ...machineActions,
  ...worldActions,
  ...screenActions,
]);
export type ScriptAction = z.infer<typeof scriptActionSchema>;

/** The same, and what concerns only a running panel. */
export const benchActionSchema = z.discriminatedUnion('do', [
  ...cardActions,
  ...deviceActions,
  ...machineActions,
  ...worldActions,
  ...screenActions,
  z
    .strictObject({ do: z.literal('hands'), willing: z.boolean() })
    .meta({ description: 'whether the simulated customer puts the card in, and takes it, by itself' }),
  z.strictObject({ do: z.literal('record') }).meta({ description: 'forgets the steps so far: the exported script begins here' }),
]);
export type BenchAction = z.infer<typeof benchActionSchema>;
export type HostAnswers = Extract<BenchAction, { do: 'host' }>['answers'];
