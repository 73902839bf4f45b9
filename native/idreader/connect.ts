/** Finding out whether a module answers, and how fast its line runs. */
import { fault } from '../base/fault.ts';
import type { SpeedLink, WatchedByteLink } from '../ports/byte-link.ts';
import type { DeviceState } from '../ports/device.ts';
import type { IdReaderFault } from '../ports/id-reader.ts';
import { requestBody, SDT_BAUD_RATES, setRfLimitBody } from './commands.ts';
import type { Answer, SdtConversation } from './conversation.ts';
import { failureOf, failureOfSilence } from './outcomes.ts';
import type { SdtDelays, SdtSettings } from './settings.ts';
import { changeSpeed, speedsToTry } from './speed.ts';

export interface Connecting {
  readonly link: WatchedByteLink | SpeedLink;
  readonly conversation: SdtConversation;
  readonly settings: SdtSettings;
  readonly delays: SdtDelays;
}

export interface Connection {
  readonly state: DeviceState;
  /** Why the reader cannot be used; `null`: it can. */
  readonly failure: IdReaderFault | null;
  /** It did not come to answer at the speed that it was to be given: asking again would only cost time. */
  readonly keepsSpeed?: true;
}

/** Asks for the module's status, at each speed that may be its own, and gives it another where the settings say so. The one that is answered stays set. */
export async function connect(connecting: Connecting): Promise<Connection> {
  const { conversation, settings, delays } = connecting;
  if (delays.powerUpMs > 0) await conversation.pause(delays.powerUpMs);
  const found = await find(connecting, speedsToTry(settings));
  if (found.state !== 'online') return found;
  switch (await changeSpeed(connecting, found.baudRate)) {
    case 'asWanted':
      return found;
    case 'kept':
      return { ...found, keepsSpeed: true };
    case 'lost':
      return { ...(await find(connecting, SDT_BAUD_RATES)), keepsSpeed: true };
  }
}

interface Found extends Connection {
  readonly baudRate: number | null;
}

async function find(connecting: Connecting, speeds: readonly (number | null)[]): Promise<Found> {
  const { link, conversation, settings, delays } = connecting;
  let last: Found = { state: 'noDevice', failure: fault('idreader.gone', 'the reader was not asked'), baudRate: null };
  for (const baudRate of speeds) {
    if (baudRate !== null && 'setBaudRate' in link) {
      const set = await link.setBaudRate(baudRate);
      if (!set.ok) return { state: 'noDevice', failure: fault('idreader.gone', set.error.detail), baudRate };
    }
    for (let attempt = 0; attempt < settings.openTries; attempt += 1) {
      last = { ...connectionOf(await conversation.exchange(requestBody('samStatus'), delays.statusMs)), baudRate };
      // A module that does not know the request says so; nothing depends on it.
      if (last.state === 'online') await limitRadio(connecting);
      if (last.state !== 'offline') return last;
    }
  }
  return last;
}

/** What an answer to a status request says of the reader. A frame in the wrong speed is no frame: then the reader is `offline`. */
export function connectionOf(answer: Answer): Connection {
  if (!answer.ok) {
    const state = answer.error === 'noLink' ? 'noDevice' : 'offline';
    return { state, failure: fault('idreader.gone', failureOfSilence(answer.error, 'status').fault.detail) };
  }
  const { status } = answer.value;
  if (status === 'ok') return { state: 'online', failure: null };
  const broken = status === 'samSelfTestFailed' || status === 'samNotAuthorised';
  if (broken) return { state: 'hardwareError', failure: failureOf(answer.value, 'status').fault };
  return { state: 'offline', failure: fault('idreader.gone', `status: ${status}`) };
}

async function limitRadio({ conversation, settings, delays }: Connecting): Promise<boolean> {
  if (settings.rfLimitBytes === null) return false;
  return (await conversation.exchange(setRfLimitBody(settings.rfLimitBytes), delays.statusMs)).ok;
}
