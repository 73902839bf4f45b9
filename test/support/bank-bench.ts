/** A simulated bank and a terminal's way to it, for tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatedPopulation } from '../../db/simulated-population.ts';
import { bankCardsOf, openIssuer } from '../../electron/bank-issuer.ts';
import { bankHostSchema, type BankHostSettings } from '../../electron/configuration-bank.ts';
import { hex } from '../../native/base/bytes.ts';
import type { MacAlgorithm } from '../../native/ports/key-store.ts';
import type { PinBlockFormat } from '../../native/ports/pin-pad.ts';
import { startBankHostSim, type BankHostSim } from '../../native/sim/bank-host/index.ts';
import type { Certificates } from '../contract/card-keys-server.ts';

export const MASTER_KEY = '0123456789ABCDEFFEDCBA9876543210';

export interface BankBench {
  readonly sim: BankHostSim;
  /** How a terminal is configured for it. */
  readonly settings: BankHostSettings;
  readonly directory: string;
  close(): Promise<void>;
}

export interface BankBenchOptions {
  readonly pinFormat?: PinBlockFormat;
  readonly macAlgorithm?: MacAlgorithm;
  /** With them the bank has its JSON interface too. */
  readonly certificates?: Certificates;
  readonly answerTimeoutMs?: number;
  /** The terminal's master key is in a PIN pad, and in no file. */
  readonly keyInPad?: boolean;
}

/** The issuer behind it knows the invented holders; every start begins with all tries. */
export async function startBankBench(options: BankBenchOptions = {}): Promise<BankBench> {
  const { pinFormat = 'iso0-tdes', macAlgorithm = 'cup', certificates, answerTimeoutMs = 5_000, keyInPad = false } = options;
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-bank-'));
  const { issuer, close } = await openIssuer(join(directory, 'bank'), bankCardsOf(simulatedPopulation()));
  const services =
    certificates === undefined ? null : { port: 0, certificates: { authority: certificates.authority, ...certificates.server } };
  const sim = await startBankHostSim({
    issuer,
    masterKey: hex(MASTER_KEY),
    pinFormat,
    macAlgorithm,
    nowMs: () => Date.now(),
    port: 0,
    controlPort: 0,
    services,
  });
  const json = certificates === undefined ? {} : { json: jsonSettings(directory, certificates, sim.servicesPort ?? 0) };
  const settings = bankSettings(directory, sim.port, {
    pinFormat,
    macAlgorithm,
    answerTimeoutMs,
    ...json,
    ...(keyInPad ? { masterKeyFile: undefined } : {}),
  });
  return {
    sim,
    settings,
    directory,
    close: async () => {
      await sim.close();
      await close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Settings of a terminal of a simulated bank at that port. */
export function bankSettings(directory: string, port: number, more: object): BankHostSettings {
  const masterKeyFile = join(directory, 'master.key');
  writeFileSync(masterKeyFile, `${MASTER_KEY}\n`);
  const fixed = { kind: 'iso8583', host: '127.0.0.1', port, terminal: '00000001', merchant: '123456789012345', masterKeyFile };
  return bankHostSchema.parse({ ...fixed, ...more });
}

/** Lays the terminal's certificates into the folder. */
export function jsonSettings(directory: string, { authority, terminal }: Certificates, port: number): object {
  const lay = (name: string, text: string): string => {
    writeFileSync(join(directory, name), text);
    return join(directory, name);
  };
  return {
    url: `https://127.0.0.1:${port}/`,
    authorityFile: lay('authority.pem', authority),
    certificateFile: lay('terminal.pem', terminal.certificate),
    privateKeyFile: lay('terminal.key', terminal.privateKey),
    timeoutMs: 5_000,
  };
}
