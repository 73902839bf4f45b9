/** The ID-card reader that a configuration describes. */
import { systemClock } from '../native/base/clock.ts';
import { withGiven } from '../native/base/given.ts';
import { createSdtIdReader, type SdtIdReader } from '../native/idreader/driver.ts';
import { DEFAULT_SDT_DELAYS, DEFAULT_SDT_SETTINGS, type SdtSettings } from '../native/idreader/settings.ts';
import type { SpeedLink, WatchedByteLink } from '../native/ports/byte-link.ts';
import { createHidLink, type HidDevice } from '../native/transport/hid.ts';
import { createSerialLink } from '../native/transport/serial.ts';
import { createUsbBulkLink, SDT_SPLIT_PIPES, SDT_WHOLE_PIPES } from '../native/transport/usb-bulk.ts';
import type { IdReaderConfiguration } from './configuration-id-reader.ts';
import { photoDecoderOf } from './photo-decoder.ts';

const FIRST_BAUD_RATE = 115_200;

/** A reader that connects by itself, now and whenever it comes back. Whoever asked for it closes it. */
export function idReaderOf(configuration: IdReaderConfiguration): SdtIdReader {
  const { photoDecoder, delays = {} } = configuration;
  return createSdtIdReader({
    link: linkOf(configuration),
    clock: systemClock,
    settings: settingsOf(configuration),
    delays: withGiven(DEFAULT_SDT_DELAYS, delays),
    ...(photoDecoder === undefined ? {} : { photoDecoder: photoDecoderOf(photoDecoder) }),
  });
}

function linkOf(configuration: IdReaderConfiguration): WatchedByteLink | SpeedLink {
  switch (configuration.transport) {
    case 'serial': {
      const { path, baudRate } = configuration;
      return createSerialLink({ path, baudRate: baudRate === 'detect' ? FIRST_BAUD_RATE : baudRate });
    }
    case 'hid':
      return createHidLink(hidDeviceOf(configuration), configuration);
    case 'usb':
      return createUsbBulkLink({ ...configuration, pipes: configuration.pipes === 'split' ? SDT_SPLIT_PIPES : SDT_WHOLE_PIPES });
  }
}

function hidDeviceOf({ path, vendorId, productId }: Extract<IdReaderConfiguration, { transport: 'hid' }>): HidDevice {
  if (path !== undefined) return { path };
  if (vendorId === undefined || productId === undefined) throw new Error('the configuration was not checked');
  return { vendorId, productId };
}

function settingsOf(configuration: IdReaderConfiguration): SdtSettings {
  const { transport } = configuration;
  return { ...withGiven(DEFAULT_SDT_SETTINGS, configuration), baudRate: transport === 'serial' ? configuration.baudRate : null };
}
