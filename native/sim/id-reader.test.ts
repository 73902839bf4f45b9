import { describe, expect, it } from 'vitest';
import type { IdDocument } from '../ports/id-reader.ts';
import { createIdReaderSim } from './id-reader.ts';

const CARD: IdDocument = {
  kind: 'residentIdCard',
  number: '11010119900307109X',
  name: '测试人',
  validFrom: '2016-01-01',
  validUntil: 'longTerm',
};
const open = (): AbortSignal => new AbortController().signal;

describe('the simulated ID reader', () => {
  it('waits for a document and gives it', async () => {
    const reader = createIdReaderSim();
    const reading = reader.read(open());
    reader.place(CARD);
    expect(await reading).toEqual({ ok: true, value: CARD });
  });

  it('does not find a document again that has not left, as real modules do', async () => {
    const reader = createIdReaderSim();
    reader.place(CARD);
    expect((await reader.read(open())).ok).toBe(true);
    let found = false;
    const again = reader.read(open()).then((result) => (found = result.ok));
    await Promise.resolve();
    expect(found).toBe(false);
    reader.takeAway();
    reader.place(CARD);
    await again;
    expect(found).toBe(true);
  });

  it('ends the wait when the caller does, and finds nothing for a caller that has gone', async () => {
    const reader = createIdReaderSim();
    const controller = new AbortController();
    const reading = reader.read(controller.signal);
    controller.abort();
    expect(await reading).toMatchObject({ ok: false, error: { code: 'idreader.cancelled' } });
    reader.place(CARD);
    expect(await reader.read(open())).toMatchObject({ ok: true });
  });

  it('fails as it is told to, once; unplugged it is gone', async () => {
    const reader = createIdReaderSim();
    reader.failNext('idreader.unreadable');
    reader.place(CARD);
    expect(await reader.read(open())).toMatchObject({ ok: false, error: { code: 'idreader.unreadable' } });
    reader.setState('noDevice');
    expect(await reader.read(open())).toMatchObject({ ok: false, error: { code: 'idreader.gone' } });
  });
});
