/** The key service's contract on a PSAM in a second slot. */
import { describe, expect, it } from 'vitest';
import { createPsamKeys } from '../../native/card/keys/psam.ts';
import { psamInSlot } from '../../native/card/keys/psam-slot.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import { PROCESS_FACTOR, ROOT, SM4_CARD, SOURCE } from '../vectors/card-keys.ts';
import { cardKeysContract, type KeyHolder } from './card-keys.ts';
import { startPsam } from './card-keys-psam.ts';
import { code, value } from './card-reader-bench.ts';

const HOLDER: KeyHolder = { algorithm: 'sm4', region: '510100', roots: { RKSSSE: ROOT } };
const AUTHENTICATION = {
  algorithm: 'sm4',
  cardIdentifier: SM4_CARD.identifier,
  serial: SM4_CARD.serial,
  key: 'RKSSSE',
  processFactor: PROCESS_FACTOR,
  source: SOURCE,
} as const;

cardKeysContract('PSAM', (holder) => Promise.resolve(startPsam(holder)));

describe('a PSAM in its slot', () => {
  it('tells the terminal number, before and after a computation', async () => {
    const { keys, close } = startPsam(HOLDER);
    expect(value(await keys.terminalNumber())).toBe('410100813475');
    expect((await keys.authenticate(AUTHENTICATION)).ok).toBe(true);
    expect(value(await keys.terminalNumber())).toBe('410100813475');
    expect((await keys.authenticate(AUTHENTICATION)).ok).toBe(true);
    await close();
  });

  it('works again at once when it is put back', async () => {
    const { keys, pull, putBack, close } = startPsam(HOLDER);
    expect((await keys.authenticate(AUTHENTICATION)).ok).toBe(true);
    pull();
    expect(code(await keys.authenticate(AUTHENTICATION))).toBe('keys.unavailable');
    putBack();
    expect((await keys.authenticate(AUTHENTICATION)).ok).toBe(true);
    pull();
    putBack();
    expect((await keys.authenticate(AUTHENTICATION)).ok).toBe(true);
    await close();
  });

  it('of another algorithm is keys.algorithm', async () => {
    const { keys, close } = startPsam({ ...HOLDER, algorithm: 'tdes' });
    expect(code(await keys.authenticate(AUTHENTICATION))).toBe('keys.algorithm');
    await close();
  });

  it('in no reader is keys.unavailable', async () => {
    const keys = createPsamKeys({ psam: psamInSlot(new SimulatedCardReaders(), 'SAM'), keyAddresses: { RKSSSE: { usage: 0x67, id: 2 } } });
    expect(code(await keys.authenticate(AUTHENTICATION))).toBe('keys.unavailable');
  });
});
