import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulatedPopulation } from '../../db/simulated-population.ts';
import { parseHex } from '../../native/base/bytes.ts';
import { systemClock } from '../../native/base/clock.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { MAC_ALGORITHMS } from '../../native/ports/key-store.ts';
import { PIN_BLOCK_FORMATS } from '../../native/ports/pin-pad.ts';
import { BANK_FAULTS, startBankHostSim, type BankCertificates, type BankHostSim } from '../../native/sim/bank-host/index.ts';
import { bankCardsOf, openIssuer, type OpenIssuer } from '../bank-issuer.ts';
import { usage, type UsageFault } from './arguments.ts';
import type { Arguments, Command, Io } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { tellFault } from './fault-output.ts';

/** The master key of simulations: published with this program, of no use anywhere else. */
const TEST_MASTER_KEY = '0123456789ABCDEFFEDCBA9876543210';
const MASTER_KEY_BYTES = 16;
const PORT = { kind: 'number', value: 'N', min: 0, max: 65_535 } as const;

/** `kiosk sim bank` */
export const command: Command = {
  name: 'sim bank',
  usage: '--port N [--https-port N --tls DIR] [--control-port N] [--data DIR] [--master-key HEX] [--pin-format F] [--mac M] [--fault F]',
  summary: 'A simulated bank: ISO 8583 over TCP, its JSON interface over HTTPS, faults on demand, until this command is ended.',
  options: {
    port: { ...PORT, required: true, help: 'loopback port of ISO 8583; 0: any free one' },
    'https-port': { ...PORT, help: 'loopback port of the JSON interface; not given: none' },
    tls: { kind: 'text', value: 'DIR', help: 'folder with authority.pem, server.pem and server.key for the JSON interface' },
    'control-port': { ...PORT, help: 'loopback port of the control of its faults; any free one when not given' },
    data: { kind: 'text', value: 'DIR', help: 'where cards and PIN tries are kept (default var/bank)' },
    'master-key': { kind: 'text', value: 'HEX', help: 'master key of the terminals, 16 bytes; a published test key when not given' },
    'pin-format': { kind: 'text', value: 'F', choices: PIN_BLOCK_FORMATS, help: 'how terminals encipher PINs (default iso0-tdes)' },
    mac: { kind: 'text', value: 'M', choices: MAC_ALGORITHMS, help: 'how field 64 is computed (default cup)' },
    fault: { kind: 'text', value: 'F', choices: BANK_FAULTS, help: 'the fault that it starts with (default none)' },
    'delay-ms': { kind: 'number', value: 'N', min: 0, max: 600_000, help: 'how late a late answer comes (default 2000)' },
    'response-code': { kind: 'text', value: 'C', help: 'field 39 of every inquiry, instead of the result of the PIN check' },
  },
  run: async (io, args) => {
    const started = await start(args);
    if (!started.ok) return tellFault(io, started.error);
    const { sim, issuer } = started.value;
    io.out(`iso8583 127.0.0.1:${sim.port}`);
    if (sim.servicesPort !== null) io.out(`json https://127.0.0.1:${sim.servicesPort}/`);
    io.out(`control http://127.0.0.1:${sim.controlPort}/`);
    io.out(`token ${sim.token}`);
    await untilEnded(io);
    await sim.close();
    await issuer.close();
    return EXIT.done;
  },
};

async function start(args: Arguments): Promise<Result<{ readonly sim: BankHostSim; readonly issuer: OpenIssuer }, UsageFault>> {
  const masterKey = parseHex(args.text('master-key') ?? TEST_MASTER_KEY);
  if (!masterKey.ok || masterKey.value.length !== MASTER_KEY_BYTES) return err(usage('--master-key: must be 16 bytes in hexadecimal'));
  const certificates = certificatesIn(args);
  if (!certificates.ok) return certificates;
  const issuer = await openIssuer(args.text('data') ?? join('var', 'bank'), bankCardsOf(simulatedPopulation()));
  try {
    const sim = await startBankHostSim({
      issuer: issuer.issuer,
      masterKey: masterKey.value,
      pinFormat: PIN_BLOCK_FORMATS.find((format) => format === args.text('pin-format')) ?? 'iso0-tdes',
      macAlgorithm: MAC_ALGORITHMS.find((algorithm) => algorithm === args.text('mac')) ?? 'cup',
      nowMs: () => systemClock.nowMs(),
      port: args.number('port') ?? 0,
      controlPort: args.number('control-port') ?? 0,
      services: certificates.value === null ? null : { port: args.number('https-port') ?? 0, certificates: certificates.value },
    });
    spoil(sim, args);
    return ok({ sim, issuer });
  } catch (error) {
    await issuer.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return err(usage('another program has one of the ports'));
    throw error;
  }
}

const LATE_MS = 2_000;

function spoil({ faults }: BankHostSim, args: Arguments): void {
  const fault = BANK_FAULTS.find((each) => each === args.text('fault')) ?? 'none';
  faults.set({ fault, delayMs: args.number('delay-ms') ?? LATE_MS, responseCode: args.text('response-code') ?? null });
}

function certificatesIn(args: Arguments): Result<BankCertificates | null, UsageFault> {
  const folder = args.text('tls');
  if (args.number('https-port') === undefined) return ok(null);
  if (folder === undefined) return err(usage('--https-port needs --tls'));
  try {
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    return ok({ authority: read('authority.pem'), certificate: read('server.pem'), privateKey: read('server.key') });
  } catch {
    return err(usage('--tls: authority.pem, server.pem and server.key must be readable there'));
  }
}

function untilEnded({ signal }: Io): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
