/** Words that commands and answers share. */
import { z } from 'zod';
import { isCivilDate } from '../../../native/base/civil-date.ts';
import { OUTLET_KINDS } from '../../rules/words.ts';

export const cardFunctionSchema = z.enum(['socialSecurity', 'bank', 'eWallet']);
export const functionStateSchema = z.enum(['notActivated', 'active', 'temporarilyLost', 'formallyLost', 'locked', 'void', 'absent']);
export const channelSchema = z.enum(['kiosk', 'counter', 'telephone']);
export const outletKindSchema = z.enum(OUTLET_KINDS);

/** A civil date in Shanghai, `YYYY-MM-DD`. */
export const civilDateSchema = z.string().refine(isCivilDate, 'not a civil date YYYY-MM-DD');

/** Money: whole fen. */
export const fenSchema = z.int();
