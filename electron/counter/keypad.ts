import { pinKeypad } from '../journeys/pin-entry.ts';
import type { CounterConfig } from './config.ts';
import type { Tab, WorkAt } from './state.ts';

/**
 * Where the customer types now: at the card reader's own keys or an encrypting pad, or on their own screen, which is the weaker promise. A
 * query password is compared here, so it is always typed on that screen.
 */
export function keypadAt({ known }: Tab, { pin, entry }: Extract<WorkAt, { step: 'pin' }>, config: CounterConfig): 'onScreen' | 'hardware' {
  if (pin === 'query') return 'onScreen';
  return known === null ? config.keypads[pin] : pinKeypad(pin, entry, known, config);
}
