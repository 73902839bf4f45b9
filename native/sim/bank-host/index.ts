/** A simulated bank as one thing that runs: 8583 over TCP, its JSON interface over HTTPS, its faults under control. */
import { randomBytes } from 'node:crypto';
import type { MacAlgorithm } from '../../ports/key-store.ts';
import type { PinBlockFormat } from '../../ports/pin-pad.ts';
import { createBankFaultControl, type BankFaultControl } from './faults.ts';
import { serveControl, serveServices, type BankCertificates } from './https-server.ts';
import type { CardIssuer } from './issuer.ts';
import { createBankSwitch } from './switch.ts';
import type { RunningServer } from './loopback.ts';
import { serveSwitch } from './tcp-server.ts';

export { BANK_FAULTS, type BankFaultControl } from './faults.ts';
export type { BankCertificates } from './https-server.ts';

export interface BankHostSimOptions {
  readonly issuer: CardIssuer;
  readonly masterKey: Uint8Array;
  readonly pinFormat: PinBlockFormat;
  readonly macAlgorithm: MacAlgorithm;
  readonly nowMs: () => number;
  /** 0: any free one. */
  readonly port: number;
  readonly controlPort: number;
  /** `null`: no JSON interface. */
  readonly services: { readonly port: number; readonly certificates: BankCertificates } | null;
}

export interface BankHostSim {
  readonly port: number;
  readonly controlPort: number;
  /** `null`: there is none. */
  readonly servicesPort: number | null;
  /** What the control wants as `Authorization: Bearer`; made anew at every start. */
  readonly token: string;
  readonly faults: BankFaultControl;
  close(): Promise<void>;
}

const TOKEN_BYTES = 24;

/** Starts it on loopback. Rejects when a port is taken. */
export async function startBankHostSim(options: BankHostSimOptions): Promise<BankHostSim> {
  const { issuer, services } = options;
  const faults = createBankFaultControl();
  const bank = createBankSwitch({ ...options, masterKey: Buffer.from(options.masterKey) });
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const running: RunningServer[] = [];
  const close = async (): Promise<void> => {
    for (const server of running.splice(0)) await server.close();
  };
  try {
    const switched = await serveSwitch(options.port, bank, faults);
    running.push(switched);
    const control = await serveControl(options.controlPort, token, faults);
    running.push(control);
    const own = services === null ? null : await serveServices(services.port, services.certificates, issuer, faults);
    if (own !== null) running.push(own);
    return { port: switched.port, controlPort: control.port, servicesPort: own?.port ?? null, token, faults, close };
  } catch (error) {
    await close();
    throw error;
  }
}
