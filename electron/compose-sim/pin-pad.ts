/** An encrypting PIN pad in a simulated run: the real driver, the simulated pad at the other end of its line, and a bank over ISO 8583 behind it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { SeedPerson } from '../../db/seed.ts';
import { hex } from '../../native/base/bytes.ts';
import { systemClock, type Clock } from '../../native/base/clock.ts';
import type { HardwarePinPad } from '../../native/ports/hardware-pin-pad.ts';
import { startBankHostSim } from '../../native/sim/bank-host/index.ts';
import type { TroubledPad } from '../../native/sim/bench/pin-pad-trouble.ts';
import { Kmy3501Machine } from '../../native/sim/pinpad/kmy3501/machine.ts';
import type { PadMachine } from '../../native/sim/pinpad/machine.ts';
import { createPinPadLinkSim, type PinPadSim } from '../../native/sim/pinpad/pad-sim.ts';
import { Zt598Machine } from '../../native/sim/pinpad/zt598/machine.ts';
import { bankCardsOf, openIssuer } from '../bank-issuer.ts';
import { bankOf, type ComposedBank } from '../compose-bank.ts';
import { pinPadOf } from '../compose-pin-pad.ts';
import { bankHostSchema } from '../configuration-bank.ts';
import { pinPadSchema } from '../configuration-pin-pad.ts';
import type { BankHost } from '../hosts/ports.ts';
import { createEmbeddedBankHost } from '../hosts/bank/embedded.ts';

export const SIMULATED_PADS = ['zt598', 'kmy3501'] as const;
export type SimulatedPadModel = (typeof SIMULATED_PADS)[number];

/** The simulated pad as hands find it. */
export interface PadHands extends TroubledPad {
  readonly model: SimulatedPadModel;
  readonly driver: HardwarePinPad;
  readonly pad: PinPadSim;
}

/** The master key of simulations: published with this program, of no use anywhere else. */
const TEST_MASTER_KEY = '0123456789ABCDEFFEDCBA9876543210';
const MASTER_SLOT = 1;
/** A simulated pad answers at once: a person who spoils it need not wait long for the screen to say so. */
const NIMBLE = { answerMs: 1_000, loadMs: 2_000, quietMs: 40, keepAliveMs: 300 };
const PIN_FORMAT = 'iso0-tdes';
const MACHINES: Readonly<Record<SimulatedPadModel, () => PadMachine>> = {
  zt598: () => new Zt598Machine(),
  kmy3501: () => new Kmy3501Machine(),
};

/** A pad of that model with its master key in it, on a line within this process. */
export function simulatedPad(model: SimulatedPadModel, clock: Clock): PadHands {
  const { link, ...pad } = createPinPadLinkSim(MACHINES[model](), clock);
  const loadMasterKey = (): void => pad.putKey(MASTER_SLOT, hex(TEST_MASTER_KEY));
  loadMasterKey();
  const driver = pinPadOf(pinPadSchema.parse({ kind: model, device: 'simulated', delays: NIMBLE }), link);
  if (driver === null) throw new Error(`${model} is no encrypting pad`);
  return { model, driver, pad, masterSlot: MASTER_SLOT, loadMasterKey };
}

/** The question before the entry signs on, so that the pad has its working keys when the first digit comes; the tries left are the issuer's word. */
async function signedOn(line: BankHost, within: BankHost, pan: string): ReturnType<BankHost['pinState']> {
  const signed = await line.pinState(pan);
  return signed.ok ? within.pinState(pan) : signed;
}

/** A bank that checks what the pad enciphers, over ISO 8583; all else it is asked within this process, of the same issuer. */
export async function bankBehindPad(
  { driver }: PadHands,
  directory: string,
  population: readonly SeedPerson[],
  clock: Clock,
): Promise<ComposedBank> {
  const bank = await openIssuer(directory, bankCardsOf(population), clock);
  const sim = await startBankHostSim({
    issuer: bank.issuer,
    masterKey: hex(TEST_MASTER_KEY),
    pinFormat: PIN_FORMAT,
    macAlgorithm: 'cup',
    nowMs: () => systemClock.nowMs(),
    port: 0,
    controlPort: 0,
    services: null,
  });
  const settings = bankHostSchema.parse({
    kind: 'iso8583',
    host: '127.0.0.1',
    port: sim.port,
    terminal: '00000001',
    merchant: '123456789012345',
    pinFormat: PIN_FORMAT,
  });
  const line = await bankOf(settings, join(directory, 'line'), population, clock, driver);
  const within = createEmbeddedBankHost({ issuer: bank.issuer, pinKey: new Uint8Array(randomBytes(16)) });
  return {
    ...line,
    bankHost: { ...within, pinState: (pan) => signedOn(line.bankHost, within, pan), verifyPin: (check) => line.bankHost.verifyPin(check) },
    close: async () => {
      await line.close();
      await sim.close();
      await bank.close();
    },
  };
}
