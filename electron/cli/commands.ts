/** All commands by name, each loaded when it is asked for. */
import type { Command } from './command.ts';

type Load = () => Promise<{ readonly command: Command }>;

export const COMMANDS: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['start', () => import('./start.ts')],
  ['authority', () => import('./authority.ts')],
  ['authority terminals', () => import('./authority-terminals.ts')],
  ['authority staff', () => import('./authority-staff.ts')],
  ['authority outlets', () => import('./authority-outlets.ts')],
  ['demo', () => import('./demo.ts')],
  ['replay', () => import('./replay.ts')],
  ['card list', () => import('./card-list.ts')],
  ['card read', () => import('./card-read.ts')],
  ['card explore', () => import('./card-explore.ts')],
  ['card record', () => import('./card-record.ts')],
  ['card verify-pin', () => import('./card-verify-pin.ts')],
  ['idcard read', () => import('./idcard-read.ts')],
  ['barcode read', () => import('./barcode-read.ts')],
  ['print status', () => import('./print-status.ts')],
  ['print test', () => import('./print-test.ts')],
  ['print slip', () => import('./print-slip.ts')],
  ['print slips', () => import('./print-slips.ts')],
  ['pinpad state', () => import('./pinpad-state.ts')],
  ['pinpad load-keys', () => import('./pinpad-load-keys.ts')],
  ['pinpad enter', () => import('./pinpad-enter.ts')],
  ['pinpad mac', () => import('./pinpad-mac.ts')],
  ['card-service', () => import('./card-service.ts')],
  ['rules check', () => import('./rules-check.ts')],
  ['rules explain', () => import('./rules-explain.ts')],
  ['rules matrix', () => import('./rules-matrix.ts')],
  ['rules sign', () => import('./rules-sign.ts')],
  ['office credit-month', () => import('./office-credit-month.ts')],
  ['office pay', () => import('./office-pay.ts')],
  ['office turn-year', () => import('./office-turn-year.ts')],
  ['records generate', () => import('./records-generate.ts')],
  ['counter day-end', () => import('./counter-day-end.ts')],
  ['devices', () => import('./devices.ts')],
  ['devices reset', () => import('./devices-reset.ts')],
  ['readiness', () => import('./readiness.ts')],
  ['journal verify', () => import('./journal-verify.ts')],
  ['maintenance code', () => import('./maintenance-code.ts')],
  ['bench', () => import('./bench.ts')],
  ['script run', () => import('./script-run.ts')],
  ['sim card', () => import('./sim-card.ts')],
  ['sim idreader', () => import('./sim-idreader.ts')],
  ['sim barcode', () => import('./sim-barcode.ts')],
  ['sim pinpad', () => import('./sim-pinpad.ts')],
  ['sim printer', () => import('./sim-printer.ts')],
  ['sim bank', () => import('./sim-bank.ts')],
]);

/** The command at the beginning of the words, the longest name that fits, and the words behind it; `null` when there is none. */
export function findCommand(words: readonly string[]): { readonly load: Load; readonly rest: readonly string[] } | null {
  for (const length of [2, 1]) {
    const load = COMMANDS.get(words.slice(0, length).join(' '));
    if (load !== undefined && words.length >= length) return { load, rest: words.slice(length) };
  }
  return null;
}
