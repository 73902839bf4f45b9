/** Giving the module another line speed, where a setting asks for one: said at the old speed, then proved at the new one (GA/T 467 §7). */
import { requestBody, SDT_BAUD_RATES, setBaudRateBody } from './commands.ts';
import type { Connecting } from './connect.ts';
import type { SdtSettings } from './settings.ts';

/** `kept`: the module stays at its speed, and answers there. `lost`: it answers at neither; every speed has to be tried. */
export type SpeedChange = 'asWanted' | 'kept' | 'lost';

/** The speeds at which the module may be found, likeliest first; `null`: the line has none. One that was given the wanted speed keeps it. */
export function speedsToTry({ baudRate, setBaudRate }: SdtSettings): readonly (number | null)[] {
  if (baudRate === null) return [null];
  const first = setBaudRate === null ? [] : [setBaudRate];
  return [...new Set([...first, ...(baudRate === 'detect' ? SDT_BAUD_RATES : [baudRate])])];
}

/** Asks a module that answers at `from` for the wanted speed. It is believed only when it has answered there; else the line goes back. */
export async function changeSpeed(connecting: Connecting, from: number | null): Promise<SpeedChange> {
  const { link, conversation, settings, delays } = connecting;
  const wanted = settings.setBaudRate;
  if (from === null || wanted === null || wanted === from || !('setBaudRate' in link)) return 'asWanted';
  const answer = await conversation.exchange(setBaudRateBody(wanted), delays.statusMs);
  if (answer.ok && answer.value.status !== 'ok') return 'kept';
  // Its answer may have got lost on the way: then only the speeds themselves tell.
  await conversation.pause(delays.baudChangeMs);
  for (const baudRate of [wanted, from]) {
    const set = await link.setBaudRate(baudRate);
    if (set.ok && (await answers(connecting))) return baudRate === wanted ? 'asWanted' : 'kept';
  }
  return 'lost';
}

/** Whether anything whole is heard: a frame in the wrong speed is none. */
async function answers({ conversation, settings, delays }: Connecting): Promise<boolean> {
  for (let attempt = 0; attempt < settings.openTries; attempt += 1) {
    if ((await conversation.exchange(requestBody('samStatus'), delays.statusMs)).ok) return true;
  }
  return false;
}
