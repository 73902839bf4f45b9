/** Checks engineers: the card in the reader, the code in the pad, the tries in the journal. */
import type { Result } from '../../../native/base/result.ts';
import type { PinEntryOptions, PinPadFault } from '../../../native/ports/pin-pad.ts';
import type { Gate, MaintenanceResult } from '../effects.ts';
import { gateOf, triesToKnow } from '../lock-out.ts';
import { CODE_DIGITS, type Engineer } from '../settings.ts';
import { fitsCode } from './code-hash.ts';
import type { MaintenanceTools } from './tools.ts';

/** The journal's name of a try; the lock-out is counted from these. */
export const SIGN_IN_STEP = 'maintenance.signIn';

type ResultOf<Of extends MaintenanceResult['of']> = Extract<MaintenanceResult, { of: Of }> extends { readonly result: infer R } ? R : never;

/** Whether somebody may try now. */
export function gateNow({ journal, settings, clock }: Pick<MaintenanceTools, 'journal' | 'settings' | 'clock'>): Gate {
  const newest = journal
    .newestOutcomes(SIGN_IN_STEP, triesToKnow(settings))
    .map(({ atMs, outcome }) => ({ atMs, outcome: outcome === 'right' ? ('right' as const) : ('wrong' as const) }));
  return gateOf(newest, settings, clock.nowMs());
}

/** Entry at the terminal's own pad: the screen sends positions, the digits stay in the pad. */
export async function enterCode(tools: MaintenanceTools, signal: AbortSignal): Promise<ResultOf<'enterCode'>> {
  const options: PinEntryOptions = { minDigits: CODE_DIGITS.min, maxDigits: CODE_DIGITS.max, signal, onCount: () => undefined };
  const entered = await tools.devices.pad.enterPin(options);
  if (entered.ok) return { outcome: 'entered' };
  const { code } = entered.error;
  if (code === 'pinpad.cancelled') return { outcome: 'cancelled' };
  return code === 'pinpad.timeout' ? { outcome: 'timedOut' } : { outcome: 'failed', code };
}

/** Whose card lies in the reader; `unknown`: a genuine card of nobody who is configured. */
export async function engineerOfCard(
  tools: MaintenanceTools,
  insertion: number,
  signal: AbortSignal,
): Promise<{ readonly engineer: Engineer | null; readonly result: ResultOf<'engineerCard'> }> {
  const number = await tools.reader.cardNumber(insertion, signal);
  if (!number.ok) return { engineer: null, result: { outcome: 'failed', code: number.error.code } };
  const engineer = tools.settings.engineers.find(({ cardNumber }) => cardNumber === number.value) ?? null;
  return { engineer, result: engineer === null ? { outcome: 'unknown' } : { outcome: 'known' } };
}

/** Whose code stands in the pad; `only`: of whom the card was. The pad wipes it whatever happens. */
export function engineerOfCode(tools: MaintenanceTools, only: Engineer | null): Promise<Result<Engineer | null, PinPadFault>> {
  const candidates = only === null ? tools.settings.engineers : [only];
  return tools.devices.pad.withPin(async (code) => {
    // Every hash is computed, so that the time tells nobody whose code was nearly right.
    const fits = await Promise.all(candidates.map(({ code: stored }) => fitsCode(stored, code)));
    return candidates[fits.indexOf(true)] ?? null;
  });
}
