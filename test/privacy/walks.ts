/** Random sessions: what a person might do on any screen, chosen by numbers that come from outside. */
import type { Intent } from '../../electron/api/intent.ts';
import type { View } from '../../electron/api/view.ts';
import { maskCardNumber, maskIdentityNumber, maskName } from '../../native/base/mask.ts';
import { loadPersona } from '../../native/sim/card/index.ts';
import type { InProcess } from '../support/in-process.ts';

const BUSY: ReadonlySet<string> = new Set<View['screen']>(['waiting', 'printing']);
const LEFT: ReadonlySet<string> = new Set<View['screen']>(['goodbye', 'attract']);

/** How the person leaves. */
export type Leaving = 'pullsTheCard' | 'endsThenPulls' | 'pullsOnAWait';

export interface Walk {
  readonly persona: string;
  readonly pin: string;
  /** One number a step; each picks among what the screen offers. */
  readonly choices: readonly number[];
  readonly leaving: Leaving;
}

/** Plays one person's visit, from the insertion to the empty reader. */
export async function visit(kiosk: InProcess, walk: Walk): Promise<void> {
  kiosk.insert(walk.persona);
  await kiosk.untilFrame(({ cardIn, view }) => cardIn && view.screen !== 'attract' && view.screen !== 'goodbye');
  await settled(kiosk);
  for (const choice of walk.choices) {
    await step(kiosk, walk.pin, choice);
    if (walk.leaving !== 'pullsOnAWait') await settled(kiosk);
  }
  if (walk.leaving === 'endsThenPulls') kiosk.intent({ intent: 'end' });
  kiosk.remove();
  await kiosk.untilFrame(({ view, cardIn }) => !cardIn && LEFT.has(view.screen));
}

/** What of a person may never be seen or kept once they left: whole and masked numbers, the name with and without its first character. */
export function traces(persona: string): readonly string[] {
  const found = loadPersona(persona);
  if (!found.ok) throw new Error(found.error.detail);
  const { holder, card } = found.value;
  return [holder.number, card.number, holder.name, maskName(holder.name), ...maskedNumbers(persona)];
}

/** The masked numbers alone: no simulated world holds them, only a session makes them. */
export function maskedNumbers(persona: string): readonly string[] {
  const found = loadPersona(persona);
  if (!found.ok) throw new Error(found.error.detail);
  return [maskIdentityNumber(found.value.holder.number), maskCardNumber(found.value.card.number)];
}

/** Waits until the terminal waits for nobody. */
export async function settled(kiosk: InProcess): Promise<void> {
  await kiosk.untilFrame(({ view, pad }) => !BUSY.has(view.screen) && (view.screen !== 'pin' || pad !== null)).catch(() => undefined);
}

async function step(kiosk: InProcess, pin: string, choice: number): Promise<void> {
  const { view, pad } = kiosk.terminal.frame();
  if (pad !== null) {
    const typed = choice % 5 === 0 ? '135790' : pin;
    for (const digit of typed) kiosk.terminal.receive({ kind: 'padKey', face: pad.id, key: pad.labels.indexOf(digit) });
    kiosk.terminal.receive({ kind: 'padKey', face: pad.id, key: choice % 7 === 0 ? 'cancel' : 'enter' });
    await kiosk.untilFrame((frame) => frame.pad?.id !== pad.id);
    return;
  }
  const intents = offered(view);
  const intent = intents[choice % intents.length];
  if (intent !== undefined) kiosk.intent(intent);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** What the screen lets a person do, and a few things that it does not. */
function offered(view: View): readonly Intent[] {
  const always: readonly Intent[] = [{ intent: 'menu' }, { intent: 'confirm' }, { intent: 'print' }, { intent: 'again' }];
  if (view.screen === 'menu') return view.services.map(({ service }) => ({ intent: 'choose', service }) as const);
  if (view.screen === 'chooseFunction')
    return view.options.map(({ cardFunction }) => ({ intent: 'chooseFunction', cardFunction }) as const);
  if (view.screen === 'confirm') return [{ intent: 'confirm' }, { intent: 'confirm' }, { intent: 'back' }];
  if (view.screen === 'statement') return [{ intent: 'print' }, { intent: 'page', page: 2 }, { intent: 'menu' }];
  if (view.screen === 'whichPin') return [{ intent: 'whichPin', holds: 'unsaid' }];
  return always;
}
