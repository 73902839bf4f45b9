/** A real CUPS scheduler for tests: a process of its own on a free port, everything it reads and writes in a folder of its own. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '../contract/card-keys-server.ts';
import { answers, ended, freePort, has, until } from './child-programs.ts';

export interface CupsScheduler {
  /** `ipp://localhost:PORT/printers/NAME`. */
  uri(queue: string): string;
  /** Makes a queue as sites do: driverless, from what the printer says of itself. Its documents go through the filters of CUPS. */
  addEverywhere(queue: string, device: string): void;
  close(): Promise<void>;
}

/** Where Debian's package cups-daemon has it: not on everybody's PATH. */
const PROGRAM = '/usr/sbin/cupsd';
const LPADMIN = '/usr/sbin/lpadmin';

/** Whether this machine has it and lets it run from a folder of its own, which AppArmor may not. */
export function hasCups(): boolean {
  if (!has(PROGRAM) || !has(LPADMIN) || !has('/usr/lib/cups/filter/pdftopdf')) return false;
  const folder = configured(0);
  try {
    return spawnSync(PROGRAM, ['-t', ...filesIn(folder)]).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder with everything that the scheduler reads and writes. Backends and filters run as lp where the scheduler runs as root. */
function configured(port: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-cups-'));
  chmodSync(folder, 0o755);
  for (const name of ['root', 'root/ssl', 'cache', 'spool', 'run', 'tmp']) {
    mkdirSync(join(folder, name));
    chmodSync(join(folder, name), 0o777);
  }
  writeFileSync(join(folder, 'cupsd.conf'), CONFIGURATION.replaceAll('PORT', String(port)));
  writeFileSync(join(folder, 'cups-files.conf'), FILES.replaceAll('FOLDER', folder));
  return folder;
}

function filesIn(folder: string): readonly string[] {
  return ['-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')];
}

/**
 * Starts a scheduler with raw queues: PDF goes through to the printer at each address as it is. `devices`: `{ name: 'ipp://…' }`. Whoever comes
 * by `ipps:` is shown `certificate`.
 */
export async function startCups(devices: Readonly<Record<string, string>>, certificate: Certificate): Promise<CupsScheduler> {
  const port = await freePort();
  const folder = configured(port);
  const at = (name: string) => join(folder, name);
  writeFileSync(at('root/ssl/localhost.crt'), certificate.certificate);
  writeFileSync(at('root/ssl/localhost.key'), certificate.privateKey);
  writeFileSync(at('root/printers.conf'), Object.entries(devices).map(queueOf).join(''));
  const cupsd = spawn(PROGRAM, ['-f', ...filesIn(folder)], { stdio: 'ignore' });
  await until('cupsd', () => answers(port));
  return {
    uri: (queue) => `ipp://localhost:${port}/printers/${queue}`,
    addEverywhere: (queue, device) => {
      execFileSync(LPADMIN, ['-h', `localhost:${port}`, '-p', queue, '-E', '-v', device, '-m', 'everywhere'], { stdio: 'pipe' });
    },
    close: async () => {
      // Asked to end, so that it ends its backends too.
      await ended(cupsd, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nobody has to sign in: it listens on loopback only. */
const CONFIGURATION = `
ServerName localhost
Listen localhost:PORT
DefaultEncryption IfRequested
Browsing Off
WebInterface No
DefaultAuthType None
LogLevel debug
MaxLogSize 0
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;

const FILES = `
ServerRoot FOLDER/root
CacheDir FOLDER/cache
ServerKeychain FOLDER/root/ssl
RequestRoot FOLDER/spool
StateDir FOLDER/run
TempDir FOLDER/tmp
AccessLog FOLDER/access
ErrorLog FOLDER/error
PageLog FOLDER/page
`;

function queueOf([name, device]: [string, string]): string {
  return `<Printer ${name}>\nDeviceURI ${device}\nState Idle\nAccepting Yes\nErrorPolicy retry-job\n</Printer>\n`;
}
