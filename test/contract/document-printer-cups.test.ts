/** A4 documents through queues of a real CUPS scheduler to a real IPP printer behind it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { createIppPrinter } from '../../native/printer/ipp/driver.ts';
import type { IppDelays } from '../../native/printer/ipp/settings.ts';
import { medicalStatement, personalInformation } from '../../native/printer/samples.fixture.ts';
import { createIppHttpLink } from '../../native/transport/ipp-http.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { type CupsScheduler, hasCups, startCups } from '../support/cups.ts';
import { hasIppEvePrinter, type IppEvePrinter, startIppEvePrinter } from '../support/ippeveprinter.ts';
import { type Certificates, makeCertificates } from './card-keys-server.ts';

const NAME = 'A4 documents through a queue of CUPS';
const DELAYS: IppDelays = { pollMs: 40, stallMs: 1_000, printMs: 15_000, cancelMs: 10_000 };
/** Five pages. */
const LONG = medicalStatement(120);
const TIMEOUT_MS = 30_000;
const never = new AbortController().signal;

function throughCups(made: Certificates): void {
  describe(NAME, () => {
    let behind: IppEvePrinter;
    let secure: IppEvePrinter;
    let cups: CupsScheduler;
    beforeAll(async () => {
      behind = await startIppEvePrinter(250);
      secure = await startIppEvePrinter(250, { certificate: made.stranger });
      cups = await startCups({ a4: behind.uri, secure: secure.uri }, made.server);
    });
    afterAll(async () => {
      await cups.close();
      await behind.close();
      await secure.close();
    });
    const queue = (name: string, delays = DELAYS, authority?: string) => {
      const uri = authority === undefined ? cups.uri(name) : cups.uri(name).replace('ipp:', 'ipps:');
      const link = createIppHttpLink({ uri, timeoutMs: 5_000, ...(authority === undefined ? {} : { authority }) });
      return createIppPrinter({ link, uri, clock: systemClock, delays });
    };
    const printed = (serial: string, sheets: number) => ({ ok: true, value: { media: 'presented', serial, sheets } });

    it('says printed when the printer behind it has every sheet out, and on how many', async () => {
      expect(await queue('a4').status()).toEqual({ device: 'online', paper: 'full', toner: 'full' });
      behind.setSheets(250);
      const outcome = await queue('a4').print(LONG, never);
      const sheets = 250 - behind.sheetsLeft();
      expect(sheets).toBeGreaterThan(2);
      expect(outcome).toEqual(printed(LONG.serial, sheets));
      expect(behind.documents()).toHaveLength(1);
    });

    it(
      'printer.paperOut in the middle: paper put in at once brings out nothing of it, and the reprint comes whole',
      async () => {
        behind.setSheets(2);
        const before = behind.documents().length;
        expect(await queue('a4').print(LONG, never)).toMatchObject({ ok: false, error: { code: 'printer.paperOut' } });
        expect([behind.documents().length, behind.sheetsLeft()]).toEqual([before, 0]);
        behind.setSheets(100);
        expect(await queue('a4').print({ ...personalInformation, reprint: true }, never)).toEqual(printed(personalInformation.serial, 1));
        expect([behind.documents().length, behind.sheetsLeft()]).toEqual([before + 1, 99]);
      },
      TIMEOUT_MS,
    );

    it(
      'printer.notConfirmed where the printer behind it has gone: its words are told, and nothing comes out when it is back',
      async () => {
        await behind.close();
        const outcome = await queue('a4', { ...DELAYS, printMs: 1_500 }).print(LONG, never);
        expect(outcome).toMatchObject({ ok: false, error: { code: 'printer.notConfirmed' } });
        expect(outcome.ok ? '' : outcome.error.detail).toContain('The printer may not exist or is unavailable');
        behind = await startIppEvePrinter(250, { port: behind.port });
        expect(await queue('a4').print(personalInformation, never)).toEqual(printed(personalInformation.serial, 1));
        expect([behind.documents().length, behind.sheetsLeft()]).toEqual([1, 249]);
      },
      TIMEOUT_MS,
    );

    it('prints by a driverless queue through the filters of CUPS, and by TLS both before and behind the queue', async () => {
      cups.addEverywhere('every', behind.uri);
      expect(await queue('every').print(personalInformation, never)).toEqual(printed(personalInformation.serial, 1));
      const scheduler = queue('secure', DELAYS, made.server.certificate);
      expect(await scheduler.print(personalInformation, never)).toEqual(printed(personalInformation.serial, 1));
      expect(secure.documents()).toHaveLength(1);
    });
  });
}

const certificates = makeCertificates();
if (!hasCups() || !hasIppEvePrinter()) cannotTestHere(NAME, 'no cupsd (cups-daemon, cups-client, cups-core-drivers) or ippeveprinter');
else if (certificates === null) cannotTestHere(NAME, 'no openssl to make certificates with');
else throughCups(certificates);
