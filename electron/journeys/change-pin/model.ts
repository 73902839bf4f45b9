import type { BilingualText } from '../../../native/base/bilingual.ts';
import type { Receipt } from '../../../db/authority/api.ts';
import type { PinUnseen } from '../../session/effects.ts';
import type { View } from '../../api/view.ts';
import type { PinTry } from '../pin-entry.ts';

/** Changing one's own social-security PIN: what will happen, the old PIN, the new one twice, the card, the receipt. */
export type ChangePinState = { readonly journey: 'changePin' } & (
  | { readonly step: 'asking' | 'changing' | 'checking' }
  | { readonly step: 'refused'; readonly view: Extract<View, { screen: 'refused' }> }
  | { readonly step: 'confirm'; readonly consequences: readonly BilingualText[] }
  | ({ readonly step: 'entry'; readonly entry: 'old' | 'new' | 'newAgain' | 'atReader' } & PinTry)
  | { readonly step: 'result'; readonly receipt: Receipt | null; readonly unseen: PinUnseen | null }
  | { readonly step: 'trouble'; readonly code: string }
);
