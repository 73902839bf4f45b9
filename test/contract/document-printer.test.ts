import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderA4 } from '../../native/printer/pdf/a4.ts';
import { personalInformation } from '../../native/printer/samples.fixture.ts';
import { createDocumentPrinterSim } from '../../native/sim/printer/document-printer.ts';
import { documentPrinterContract } from './document-printer.ts';

documentPrinterContract('simulator with the pages of native/printer/pdf', async (sheets) => {
  const directory = await mkdtemp(join(tmpdir(), 'kiosk-documents-'));
  const sim = createDocumentPrinterSim({ directory: join(directory, 'tray'), render: (document) => renderA4(document), sheets });
  return { printer: sim, sim, tellsIdle: true, close: () => rm(directory, { recursive: true }) };
});

it('never says printed of a document without a page', async () => {
  const sim = createDocumentPrinterSim({
    directory: tmpdir(),
    render: () => Promise.resolve({ pdf: new Uint8Array(10), withoutPicture: [] }),
  });
  const outcome = await sim.print(personalInformation, new AbortController().signal);
  expect(outcome.ok ? 'presented' : outcome.error.code).toBe('printer.hardwareError');
});

it('printer.absent: when the simulated printer is unplugged', async () => {
  const sim = createDocumentPrinterSim({ directory: tmpdir(), render: (document) => renderA4(document) });
  sim.setTrouble('absent');
  expect(await sim.status()).toEqual({ device: 'noDevice', paper: 'unknown' });
  const outcome = await sim.print(personalInformation, new AbortController().signal);
  expect(outcome.ok ? 'presented' : outcome.error.code).toBe('printer.absent');
});
