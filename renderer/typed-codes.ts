/** What becomes of a code that a reader has typed in the window: it goes to the terminal where a screen takes codes, and nowhere else. */
import type { Request } from '../electron/api/intent.ts';
import type { Frame } from '../electron/api/view.ts';

/** Sends the code on, or clears the number that its digits have got into. */
export function tellTypedCode(frame: Frame | null, code: string, send: (request: Request) => void): void {
  if (frame === null) return;
  if (takesCodes(frame)) send({ kind: 'code', code });
  else if (frame.numberFace !== null) send({ kind: 'numberKey', face: frame.numberFace.id, key: 'clear' });
}

/** Behind "are you still there?" a code may be waited for: the terminal knows. */
function takesCodes({ view }: Frame): boolean {
  return view.screen === 'showCode' || view.screen === 'stillThere' || (view.screen === 'insertCard' && view.code !== undefined);
}
