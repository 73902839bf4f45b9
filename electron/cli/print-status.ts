import type { Command } from './command.ts';
import { DEVICE_OPTIONS, tellStatus } from './print-device.ts';

/** `kiosk print status` */
export const command: Command = {
  name: 'print status',
  usage: '--device DEVICE [--certificate FILE] [--json]',
  summary: 'Asks a printer how it is: paper, cover, errors.',
  options: DEVICE_OPTIONS,
  run: tellStatus,
};
