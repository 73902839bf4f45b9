/**
 * A real ID-card reader, where KIOSK_ID_READER names one by the JSON of the `idReader` setting: `{"transport":"serial","path":"/dev/ttyUSB0"}`.
 * With KIOSK_ID_READER_CARD set a card has to lie on it.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { idReaderOf } from '../../electron/compose-id-reader.ts';
import { idReaderSchema } from '../../electron/configuration-id-reader.ts';
import { cannotTestHere } from '../support/cannot.ts';

const CARD_WITHIN_MS = 20_000;
const named = process.env['KIOSK_ID_READER'];

function onHardware(setting: string): void {
  const reader = idReaderOf(idReaderSchema.parse(JSON.parse(setting)));
  afterAll(() => reader.close());

  it('tells the number of its security module', async () => {
    const number = await reader.samNumber();
    expect(number).toMatchObject({ ok: true });
    expect(number.ok && number.value).toMatch(/^\d{2}\.\d{2}-\d{8}-\d{10}-\d{10}$/);
    expect(reader.state()).toBe('online');
  });

  it('idreader.cancelled: ends a wait when it is told to', async () => {
    expect(await reader.read(AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'idreader.cancelled' } });
  });

  if (process.env['KIOSK_ID_READER_CARD'] === undefined) cannotTestHere('reading a real card', 'KIOSK_ID_READER_CARD is not set');
  else
    it('reads the card that lies on it', async () => {
      const events: string[] = [];
      reader.subscribe(({ kind }) => events.push(kind));
      const read = await reader.read(AbortSignal.timeout(CARD_WITHIN_MS));
      // Nothing of the card is printed.
      expect(read.ok ? 'read' : read.error.code).toBe('read');
      expect(events).toContain('mediaRead');
    });
}

if (named === undefined) cannotTestHere('a real ID-card reader', 'KIOSK_ID_READER names none');
else describe('a real ID-card reader', () => onHardware(named));
