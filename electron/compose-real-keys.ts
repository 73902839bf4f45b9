/** The key service of a configured terminal: a PSAM in its own reader, a service over HTTPS, or none. */
import { readFileSync } from 'node:fs';
import { hex } from '../native/base/bytes.ts';
import { fault } from '../native/base/fault.ts';
import { err, unreachable, type Result } from '../native/base/result.ts';
import { psamInSlot } from '../native/card/keys/psam-slot.ts';
import { PSAM_ENVIRONMENTS, type PsamEnvironments } from '../native/card/keys/psam-session-key.ts';
import { createPsamKeys } from '../native/card/keys/psam.ts';
import { createRemoteKeys } from '../native/card/keys/remote.ts';
import type { CardKeys, KeyFault } from '../native/ports/card-keys.ts';
import type { CardReaders } from '../native/ports/card-reader.ts';
import { createHttpsRequest } from '../native/transport/https.ts';
import type { KeyServiceSettings } from './configuration-keys.ts';

export interface KeyService {
  readonly keys: CardKeys;
  /** 终端机编号 of the PSAM; absent where there is none. */
  readonly terminalNumber?: () => Promise<Result<string, KeyFault>>;
  close(): Promise<void>;
}

/** A PSAM is connected, and a remote service asked, when a card first needs it. Certificate files are read here, once. */
export function keyServiceOf(settings: KeyServiceSettings, readers: CardReaders): KeyService {
  switch (settings.kind) {
    case 'none':
      return { keys: noKeys, close: () => Promise.resolve() };
    case 'psam': {
      const { reader, keyAddresses, announceRegion } = settings;
      const slot = psamInSlot(readers, reader);
      const environments = environmentsOf(settings.environments);
      const keys = createPsamKeys({ psam: slot, environments, announceRegion, ...(keyAddresses === undefined ? {} : { keyAddresses }) });
      return { keys, terminalNumber: () => keys.terminalNumber(), close: () => slot.close() };
    }
    case 'remote': {
      const { url, timeoutMs, keyAddresses } = settings;
      const authority = readFileSync(settings.authorityFile, 'utf8');
      const certificate = readFileSync(settings.certificateFile, 'utf8');
      const privateKey = readFileSync(settings.privateKeyFile, 'utf8');
      const request = createHttpsRequest({ url, authority, certificate, privateKey, timeoutMs });
      return { keys: createRemoteKeys({ request, keyAddresses }), close: () => Promise.resolve() };
    }
    default:
      return unreachable(settings);
  }
}

function environmentsOf(names: Readonly<Partial<Record<keyof PsamEnvironments, string | undefined>>>): PsamEnvironments {
  const configured = Object.entries(names).flatMap(([algorithm, name]) => (name === undefined ? [] : [[algorithm, hex(name)] as const]));
  return { ...PSAM_ENVIRONMENTS, ...Object.fromEntries(configured) };
}

const absent = () => Promise.resolve(err(fault('keys.unavailable', 'no key service is configured')));
const noKeys: CardKeys = { authenticate: absent, seal: absent };
