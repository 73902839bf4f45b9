import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import type { DocumentPrinter } from '../../native/ports/document-printer.ts';
import { createIppPrinter } from '../../native/printer/ipp/driver.ts';
import { createIppHttpLink } from '../../native/transport/ipp-http.ts';
import { personalInformation } from '../../native/printer/samples.fixture.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { hasIppEvePrinter, type IppEvePrinter, startIppEvePrinter } from '../support/ippeveprinter.ts';
import { type Certificates, makeCertificates } from './card-keys-server.ts';
import { documentPrinterContract } from './document-printer.ts';

const REQUEST_MS = 5_000;
const DELAYS = { pollMs: 40, stallMs: 250, printMs: 8_000, cancelMs: 4_000 };

function printerAt(uri: string) {
  return createIppPrinter({ link: createIppHttpLink({ uri, timeoutMs: REQUEST_MS }), uri, clock: systemClock, delays: DELAYS });
}

function onTheWire(): void {
  // One printer for all: a second one takes half a second to start.
  let shared: Promise<IppEvePrinter> | null = null;
  afterAll(async () => (await shared)?.close());
  documentPrinterContract('IPP, ippeveprinter of CUPS', async (sheets) => {
    shared ??= startIppEvePrinter(sheets);
    const sim = await shared;
    const before = sim.documents().length;
    sim.setSheets(sheets);
    sim.setTrouble('none');
    const hands = { ...sim, documents: () => sim.documents().slice(before) };
    return { printer: printerAt(sim.uri), sim: hands, tellsIdle: false, close: () => Promise.resolve() };
  });

  it('IPP: a printer that a crash left with a job prints nothing of it for the next person', async () => {
    const sim = await (shared ?? startIppEvePrinter(0));
    sim.setSheets(0);
    const before = sim.documents().length;
    // Its terminal is gone: nobody looks at this one again.
    const crashed = createIppPrinter({
      link: createIppHttpLink({ uri: sim.uri, timeoutMs: REQUEST_MS }),
      uri: sim.uri,
      clock: { ...systemClock, after: () => () => undefined },
      delays: DELAYS,
    });
    const lost = crashed.print({ ...personalInformation, serial: 'BEFORE' }, new AbortController().signal);
    await new Promise<void>((resolve) => void systemClock.after(DELAYS.stallMs, resolve));
    const printing = printerAt(sim.uri).print(personalInformation, new AbortController().signal);
    await new Promise<void>((resolve) => void systemClock.after(DELAYS.stallMs, resolve));
    sim.setSheets(2);
    expect(await printing).toMatchObject({ ok: true });
    expect(sim.documents().slice(before)).toHaveLength(1);
    expect(lost).toBeInstanceOf(Promise);
    await sim.close();
    expect(await printerAt(sim.uri).status()).toEqual({ device: 'noDevice', paper: 'unknown' });
    expect(await printerAt(sim.uri).print(personalInformation, new AbortController().signal)).toMatchObject({
      ok: false,
      error: { code: 'printer.absent' },
    });
  });
}

const TLS = 'ipps: a printer that shows a certificate';
function behindTls(made: Certificates): void {
  describe(TLS, () => {
    const over = (uri: string, authority?: string) => {
      const link = createIppHttpLink({ uri, timeoutMs: REQUEST_MS, ...(authority === undefined ? {} : { authority }) });
      return createIppPrinter({ link, uri, clock: systemClock, delays: DELAYS });
    };
    const outcome = async (printer: DocumentPrinter) => {
      const printed = await printer.print(personalInformation, new AbortController().signal);
      return printed.ok ? printed.value.media : printed.error;
    };
    const untrusted = { code: 'printer.absent', detail: expect.stringContaining('its certificate is not trusted') as string };

    it('prints where the setting names the very certificate, whatever name it carries; untrusted, nothing is sent', async () => {
      const printer = await startIppEvePrinter(250, { certificate: made.stranger });
      try {
        expect(await outcome(over(printer.uri))).toMatchObject(untrusted);
        expect(await outcome(over(printer.uri, made.authority))).toMatchObject(untrusted);
        expect(await over(printer.uri).status()).toEqual({ device: 'noDevice', paper: 'unknown' });
        expect(printer.documents()).toEqual([]);
        expect(await outcome(over(printer.uri, made.stranger.certificate))).toBe('presented');
        expect(await over(printer.uri, made.stranger.certificate).status()).toEqual({ device: 'online', paper: 'full', toner: 'full' });
        expect(printer.documents()).toHaveLength(1);
      } finally {
        await printer.close();
      }
    });

    it('prints where an authority signed it for the name that is asked; for another name it is refused', async () => {
      const printer = await startIppEvePrinter(250, { certificate: made.server });
      try {
        const [named, other] = [printer.uri.replace('localhost', '127.0.0.1'), printer.uri];
        expect(await outcome(over(named, made.authority))).toBe('presented');
        const wrong = { code: 'printer.absent', detail: expect.stringContaining('its certificate is for another name') as string };
        expect(await outcome(over(other, made.authority))).toMatchObject(wrong);
        expect(await outcome(over(other, made.server.certificate))).toBe('presented');
      } finally {
        await printer.close();
      }
      const gone = { code: 'printer.absent', detail: expect.stringContaining('nobody listens there') as string };
      expect(await outcome(over(printer.uri, made.authority))).toMatchObject(gone);
    });
  });
}

const certificates = makeCertificates();
if (!hasIppEvePrinter()) cannotTestHere(TLS, 'no ippeveprinter, dbus-daemon or pdfinfo');
else if (certificates === null) cannotTestHere(TLS, 'no openssl to make certificates with');
else behindTls(certificates);

if (hasIppEvePrinter()) onTheWire();
else cannotTestHere('A4 documents through IPP', 'no ippeveprinter, dbus-daemon or pdfinfo');

/** A real one: KIOSK_DOCUMENT_PRINTER=ipp://192.0.2.11/ipp/print. It uses up two sheets. */
const real = process.env['KIOSK_DOCUMENT_PRINTER'];
if (real === undefined) cannotTestHere('a real A4 printer', 'KIOSK_DOCUMENT_PRINTER names none');
else {
  it('prints on the real A4 printer, twice, the second marked as a reprint', async () => {
    const printer = createIppPrinter({ link: createIppHttpLink({ uri: real, timeoutMs: 30_000 }), uri: real, clock: systemClock });
    expect(await printer.status()).toMatchObject({ device: 'online' });
    for (const reprint of [false, true]) {
      expect(await printer.print({ ...personalInformation, reprint }, new AbortController().signal)).toMatchObject({ ok: true });
    }
  });
}
