import { describe, expect, it } from 'vitest';
import { PROCESS_FACTOR, ROOT, SM4_CARD, SOURCE } from '../test/vectors/card-keys.ts';
import { toHex } from '../native/base/bytes.ts';
import { createVirtualPsam, PSAM_KEYS } from '../native/sim/psam.ts';
import { SimulatedCardReaders } from '../native/sim/reader.ts';
import { keyServiceOf } from './compose-real-keys.ts';
import { keyServiceSchema } from './configuration-keys.ts';

const AUTHENTICATION = {
  algorithm: 'sm4',
  cardIdentifier: SM4_CARD.identifier,
  serial: SM4_CARD.serial,
  key: 'RKSSSE',
  processFactor: PROCESS_FACTOR,
  source: SOURCE,
} as const;

describe('the key service of a configured terminal', () => {
  it('is a PSAM in the reader that the configuration names, with its addresses and environment', async () => {
    const readers = new SimulatedCardReaders();
    for (const name of ['Card Slot', 'SAM Slot 00']) readers.addReader(name);
    readers.insert('SAM Slot 00', createVirtualPsam({ algorithm: 'sm4', region: '510100', root: () => ROOT }));
    const settings = keyServiceSchema.parse({
      kind: 'psam',
      reader: 'SAM Slot',
      keyAddresses: { RKSSSE: PSAM_KEYS.RKSSSE },
      environments: { sm4: '7378332E73682EC9E7BBE1B1A3D5CF' },
    });
    const service = keyServiceOf(settings, readers);
    const answer = await service.keys.authenticate(AUTHENTICATION);
    expect(answer.ok && toHex(answer.value)).toBe(SM4_CARD.authentication);
    await service.close();
    expect(readers.openHandles().connections).toBe(0);
  });

  it('is keys.unavailable where none is configured', async () => {
    const service = keyServiceOf(keyServiceSchema.parse(undefined), new SimulatedCardReaders());
    expect(await service.keys.authenticate(AUTHENTICATION)).toMatchObject({ ok: false, error: { code: 'keys.unavailable' } });
    await service.close();
  });
});
