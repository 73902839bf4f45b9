import type { Script } from '../../electron/api/bench/script.ts';

/** Gives the script to the person as a file. */
export function saveScript(script: Script): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(script, null, 2)}\n`], { type: 'application/json' }));
  link.download = `session-${script.start.slice(0, 19).replace(/\D/g, '')}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
