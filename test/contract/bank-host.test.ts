/** The bank host's contract, embedded and over ISO 8583 with and without the bank's own interface. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatedPopulation } from '../../db/simulated-population.ts';
import { bankOf } from '../../electron/compose-bank.ts';
import type { MacAlgorithm } from '../../native/ports/key-store.ts';
import type { PinBlockFormat } from '../../native/ports/pin-pad.ts';
import { startBankBench, type BankBenchOptions } from '../support/bank-bench.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { bankHostContract, type BankHostBench, type KnownCard } from './bank-host.ts';
import { makeCertificates } from './card-keys-server.ts';

const CARD: KnownCard = {
  pan: '6217000530600079198',
  pin: '000000',
  name: '阿鲁惹克·吉木沙玛·曲比阿依·伍呷',
  unknownPan: '6217000000000000012',
};

bankHostContract('embedded', CARD, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'kiosk-embedded-bank-'));
  const bank = await bankOf({ kind: 'embedded' }, directory, simulatedPopulation());
  const close = async (): Promise<void> => {
    await bank.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { host: bank.bankHost, keys: bank.pinKeys, pin: bank.bankPin, services: true, close };
});

async function over8583(options: BankBenchOptions): Promise<BankHostBench> {
  const bench = await startBankBench(options);
  const bank = await bankOf(bench.settings, bench.directory, []);
  const close = async (): Promise<void> => {
    await bank.close();
    await bench.close();
  };
  return { host: bank.bankHost, keys: bank.pinKeys, pin: bank.bankPin, services: options.certificates !== undefined, close };
}

const LINKS: readonly (readonly [PinBlockFormat, MacAlgorithm])[] = [
  ['iso0-tdes', 'cup'],
  ['iso1-tdes', 'x9.9'],
  ['iso3-tdes', 'x9.19'],
  ['x98-tdes', 'cup'],
  ['iso0-sm4-padded', 'cup-sm4'],
  ['iso0-sm4-wide', 'sm4-cbc'],
  ['iso4-sm4', 'sm4-cbc'],
  ['iso4-aes', 'cup'],
];
for (const [pinFormat, macAlgorithm] of LINKS) {
  bankHostContract(`8583, ${pinFormat} and ${macAlgorithm}`, CARD, () => over8583({ pinFormat, macAlgorithm }));
}

const certificates = makeCertificates();
if (certificates === null) cannotTestHere('bank host, 8583 and JSON', 'no openssl to make certificates with');
else bankHostContract('8583 and JSON', CARD, () => over8583({ certificates }));
