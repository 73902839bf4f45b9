/** Words that commands and answers share. */
import { z } from 'zod';
import { isCivilDate } from '../../../native/base/civil-date.ts';
import { CHANNELS, CIRCUMSTANCES, FUNCTION_STATES, OUTLET_KINDS } from '../../rules/words.ts';

export const cardFunctionSchema = z.enum(['socialSecurity', 'bank', 'eWallet']);
export const functionStateSchema = z.enum(FUNCTION_STATES);
export const channelSchema = z.enum(CHANNELS);
export const outletKindSchema = z.enum(OUTLET_KINDS);
export const circumstanceSchema = z.enum(CIRCUMSTANCES);

/** A civil date in Shanghai, `YYYY-MM-DD`. */
export const civilDateSchema = z.string().refine(isCivilDate, 'not a civil date YYYY-MM-DD');
/** `2026-11`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Money: whole fen. */
export const fenSchema = z.int();

export const orderKindSchema = z.enum(['first', 'replacement', 'exchange', 'instant']);
export const orderStepSchema = z.enum(['dataCollected', 'verified', 'made', 'atOutlet', 'collected', 'rejected', 'cancelled']);
export const familyRelationSchema = z.enum(['spouse', 'parent', 'child']);
export const referralKindSchema = z.enum(['transfer', 'resettlement']);
