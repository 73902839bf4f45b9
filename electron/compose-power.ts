/** The power supply that a configuration describes. */
import { systemClock } from '../native/base/clock.ts';
import { createNutPower } from '../native/power/nut.ts';
import type { WatchedPowerSupply } from '../native/power/polled.ts';
import { createPowerClass } from '../native/power/power-class.ts';
import { createTcpLink } from '../native/transport/tcp.ts';
import { createTextFolder } from '../native/transport/text-folder.ts';
import type { PowerConfiguration } from './configuration-power.ts';

/** It is looked at from now on; whoever asked for it closes it. `lowPercent`: from which charge on a battery is nearly empty. */
export function powerOf(configuration: PowerConfiguration, lowPercent: number): WatchedPowerSupply {
  const { pollMs } = configuration;
  const own = { clock: systemClock, lowPercent, pollMs };
  if (configuration.kind === 'kernel') return createPowerClass({ folder: createTextFolder(configuration.directory), ...own });
  const { host, port, ups, answerMs } = configuration;
  return createNutPower({ link: createTcpLink({ host, port, connectTimeoutMs: answerMs }), ups, answerMs, ...own });
}
