/** What sessions know of the terminal on which they run. */
import type { Machine } from './compose.ts';
import type { Configuration } from './configuration.ts';
import { shownPictures, type IdlePicture } from './kiosk/idle-pictures.ts';
import { SESSION_DELAYS, type Rules, type SessionConfig } from './session/config.ts';

/** Whether anything reads codes: on a line, or as a keyboard. */
export function hasCodeReader({ barcodeReader, codesTyped }: Pick<Machine, 'barcodeReader' | 'codesTyped'>): boolean {
  return barcodeReader !== undefined || codesTyped === true;
}

/** What sessions know of their terminal. */
export function sessionConfig(
  configuration: Configuration,
  machine: Machine,
  rules: Rules,
  pictures: readonly IdlePicture[],
): SessionConfig {
  const { terminal, comfort, pinDigits, idle } = configuration;
  return {
    terminal,
    rules,
    delays: SESSION_DELAYS,
    comfort,
    idle: { notices: idle.notices, seconds: idle.seconds, pictures: shownPictures(pictures) },
    hasIdReader: machine.idReader !== null,
    hasCodeReader: hasCodeReader(machine),
    retainCardAfterMs: machine.readers.retainer === undefined ? null : (configuration.retainCardAfterMs ?? null),
    makesCards: machine.cardDispenser === undefined ? null : { takeMs: configuration.cardMaking.takeMs },
    numberTries: configuration.numberTries,
    keypads: { socialSecurity: 'onScreen', bank: machine.pinPad === null ? 'onScreen' : 'hardware' },
    pinDigits,
  };
}
