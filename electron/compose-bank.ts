/** The bank of a configured terminal: none, one in this program, or one over ISO 8583 with or without its own JSON interface. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hex } from '../native/base/bytes.ts';
import { systemClock, type Clock } from '../native/base/clock.ts';
import { fault } from '../native/base/fault.ts';
import { err, unreachable } from '../native/base/result.ts';
import type { HardwarePinPad } from '../native/ports/hardware-pin-pad.ts';
import { createSoftwareKeyStore } from '../native/pinpad/key-store/software.ts';
import { createHttpsRequest } from '../native/transport/https.ts';
import { createTcpLink } from '../native/transport/tcp.ts';
import { bankCardsOf, openIssuer } from './bank-issuer.ts';
import type { SeedPerson } from '../db/seed.ts';
import type { Machine } from './compose.ts';
import type { BankHostSettings, Iso8583BankSettings } from './configuration-bank.ts';
import { createEmbeddedBankHost } from './hosts/bank/embedded.ts';
import { createIso8583BankHost } from './hosts/bank/iso8583/bank-host.ts';
import { FIELDS, FIELDS_WIDE_PIN } from './hosts/bank/iso8583/fields-table.ts';
import { createLine } from './hosts/bank/iso8583/line.ts';
import { BANK_KEYS } from './hosts/bank/iso8583/settings.ts';
import { createJsonBankServices } from './hosts/bank/json/services.ts';
import type { BankHost, BankServices } from './hosts/ports.ts';

/** What of a machine is the bank's. */
export interface ComposedBank extends Pick<Machine, 'bankHost' | 'bankPin' | 'pinKeys' | 'pinPad'> {
  close(): Promise<void>;
}

const PIN_KEY_BYTES = 16;
const TRACE_NUMBERS = 1_000_000;

/**
 * Connects when a PIN is first asked for. `population`: whom an embedded bank knows; `clock`: what it takes for now. Key and certificate
 * files are read here, once.
 */
export async function bankOf(
  settings: BankHostSettings,
  directory: string,
  population: readonly SeedPerson[],
  clock: Clock = systemClock,
  pinPad: HardwarePinPad | null = null,
): Promise<ComposedBank> {
  switch (settings.kind) {
    case 'none': {
      const pinKeys = createSoftwareKeyStore({ keys: new Map() });
      const bankPin = { format: 'iso0-sm4-padded', key: BANK_KEYS.pin } as const;
      return { bankHost: noBank, bankPin, pinKeys, pinPad, close: () => closePad(pinPad) };
    }
    case 'embedded': {
      const pinKey = new Uint8Array(randomBytes(PIN_KEY_BYTES));
      const bank = await openIssuer(directory, bankCardsOf(population), clock);
      const pinKeys = createSoftwareKeyStore({ keys: new Map([[BANK_KEYS.pin, pinKey]]) });
      return {
        bankHost: createEmbeddedBankHost({ issuer: bank.issuer, pinKey }),
        bankPin: { format: 'iso0-sm4-padded', key: BANK_KEYS.pin },
        pinKeys,
        // Its key is made anew at every start, in this program: no pad could have it.
        pinPad: null,
        close: async () => {
          await bank.close();
          await closePad(pinPad);
        },
      };
    }
    case 'iso8583':
      return iso8583Bank(settings, directory, pinPad);
    default:
      return unreachable(settings);
  }
}

/** Keys are in the pad where there is one, else in this program. */
function iso8583Bank(configured: Iso8583BankSettings, directory: string, pinPad: HardwarePinPad | null): ComposedBank {
  const { host, port, connectTimeoutMs, json, masterKeyFile, ...settings } = configured;
  const own = createSoftwareKeyStore({ keys: pinPad === null ? masterKeyIn(masterKeyFile) : new Map() });
  const line = createLine({
    link: createTcpLink({ host, port, connectTimeoutMs }),
    clock: systemClock,
    envelope: settings,
    table: settings.pinFormat.endsWith('tdes') ? FIELDS : FIELDS_WIDE_PIN,
    answerTimeoutMs: settings.answerTimeoutMs,
  });
  const bankHost = createIso8583BankHost({
    line,
    keys: pinPad ?? own,
    ...(pinPad === null ? {} : { onKeysDoubtful: (listener) => whenBack(pinPad, listener) }),
    clock: systemClock,
    settings: { ...settings, securityControl: settings.securityControl },
    nextTrace: traceNumbers(join(directory, 'bank-trace')),
    services: json === undefined ? null : servicesOf(json, settings.terminal),
  });
  const close = async (): Promise<void> => {
    await line.close();
    own.wipe();
    await closePad(pinPad);
  };
  return { bankHost, bankPin: { format: settings.pinFormat, key: BANK_KEYS.pin }, pinKeys: own, pinPad, close };
}

/** The configuration was checked: without a pad there is a file. */
function masterKeyIn(file: string | undefined): ReadonlyMap<string, Uint8Array> {
  return file === undefined ? new Map() : new Map([[BANK_KEYS.master, hex(readFileSync(file, 'utf8').trim())]]);
}

/** A pad that comes online may be another one, or have been without power. */
function whenBack(pinPad: HardwarePinPad, listener: () => void): void {
  pinPad.subscribe((state) => {
    if (state === 'online') listener();
  });
}

async function closePad(pinPad: HardwarePinPad | null): Promise<void> {
  await pinPad?.close();
}

function servicesOf(json: NonNullable<Iso8583BankSettings['json']>, terminal: string): BankServices {
  const read = (file: string) => readFileSync(file, 'utf8');
  const { url, timeoutMs } = json;
  const certificates = {
    authority: read(json.authorityFile),
    certificate: read(json.certificateFile),
    privateKey: read(json.privateKeyFile),
  };
  return createJsonBankServices({ request: createHttpsRequest({ url, timeoutMs, ...certificates }), terminal });
}

/** Field 11, counted in a file before a number is used, so that none comes twice after a restart. */
function traceNumbers(file: string): () => string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return () => {
    const next = ((lastTrace(file) + 1) % TRACE_NUMBERS || 1).toString().padStart(6, '0');
    writeFileSync(`${file}.new`, next, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return next;
  };
}

function lastTrace(file: string): number {
  try {
    const text = readFileSync(file, 'utf8');
    return /^\d{6}$/.test(text) ? Number(text) : 0;
  } catch {
    return 0;
  }
}

const absent = () => Promise.resolve(err(fault('host.unreachable', 'no bank host is configured')));
const noBank: BankHost = { pinState: absent, verifyPin: absent, change: absent, outcomeOf: absent, checkName: absent };
