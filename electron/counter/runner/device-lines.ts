import type { DeviceLine } from '../../api/counter-view.ts';
import type { CounterTools } from './tools.ts';

/** How the devices stand, for the one line at the clerk's page. */
export async function deviceLines({ devices, readerName }: CounterTools): Promise<readonly DeviceLine[]> {
  const slip = await devices.slipPrinter.status();
  return [
    { device: 'cardReader', state: readerName() === null ? 'noDevice' : 'online' },
    { device: 'idReader', state: devices.idReader?.state() ?? 'noDevice' },
    { device: 'pinPad', state: devices.pad.state() },
    { device: 'slipPrinter', state: slip.device },
  ];
}
