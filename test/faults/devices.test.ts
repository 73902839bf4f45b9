import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { cardAlgorithm } from '../../native/card/social-security/card-data.ts';
import { createEscPosPrinter } from '../../native/printer/escpos/driver.ts';
import { personalInformation } from '../../native/printer/samples.fixture.ts';
import { systemClock } from '../../native/base/clock.ts';
import { createSdtIdReader } from '../../native/idreader/driver.ts';
import { createSamReaderSim } from '../../native/sim/idreader/idreader-sim.ts';
import { createDocumentPrinterSim } from '../../native/sim/printer/document-printer.ts';
import { createEscPosPrinterSim, type EscPosPrinterSim } from '../../native/sim/printer/escpos-sim.ts';
import { createTcpLink } from '../../native/transport/tcp.ts';
import type { Result } from '../../native/base/result.ts';
import type { Fault } from '../../native/base/fault.ts';
import { asker, bench, CARD, HOLDER, NEWCOMER } from '../../db/authority/testing.ts';
import { createEmbeddedSocialSecurityHost } from '../../electron/hosts/embedded-authority.ts';
import { manualClock } from '../support/manual-clock.ts';

const codeOf = (result: Result<unknown, Fault>): string | null => (result.ok ? null : result.error.code);
const LONG_MS = 60_000;

describe('the slip printer', () => {
  const TROUBLES: readonly (readonly [code: string, make: (sim: EscPosPrinterSim) => void])[] = [
    ['printer.absent', (sim) => sim.setPlugged(false)],
    ['printer.absent', (sim) => sim.setMute(true)],
    ['printer.paperOut', (sim) => sim.setPaper('out')],
    ['printer.paperOut', (sim) => sim.setPaper('low', 20)],
    ['printer.paperJammed', (sim) => sim.setPaper('jammed')],
    ['printer.coverOpen', (sim) => sim.openCover()],
    ['printer.hardwareError', (sim) => sim.setBroken(true)],
  ];

  it.each(TROUBLES)('never says printed, but %s', async (code, make) => {
    const sim = createEscPosPrinterSim();
    make(sim);
    expect(codeOf(await print(sim))).toBe(code);
    expect(sim.slips().filter(({ complete }) => complete)).toEqual([]);
  });

  it('says printer.notConfirmed when the printer does not say that the paper came out', async () => {
    expect(codeOf(await print(createEscPosPrinterSim({ knowsProcessId: false })))).toBe('printer.notConfirmed');
  });

  it('says printer.cancelled when the session ended before', async () => {
    expect(codeOf(await print(createEscPosPrinterSim(), AbortSignal.abort()))).toBe('printer.cancelled');
  });
});

async function print(sim: EscPosPrinterSim, signal = new AbortController().signal) {
  const clock = manualClock();
  const printing = createEscPosPrinter({ link: sim.link, clock }).print(personalInformation, signal);
  await clock.advance(LONG_MS);
  return printing;
}

describe('the document printer', () => {
  it.each([
    ['printer.absent', 'absent'],
    ['printer.paperJammed', 'jammed'],
    ['printer.coverOpen', 'coverOpen'],
    ['printer.hardwareError', 'broken'],
  ] as const)('says %s when it is %s', async (code, trouble) => {
    const printer = createDocumentPrinterSim({
      directory: '/nowhere',
      render: () => Promise.resolve({ pdf: new Uint8Array(), withoutPicture: [] }),
    });
    printer.setTrouble(trouble);
    expect(codeOf(await printer.print(personalInformation, new AbortController().signal))).toBe(code);
  });
});

describe('a network link', () => {
  it('says link.refused where nobody listens, and link.closed once it was closed', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const link = createTcpLink({ host: '127.0.0.1', port, connectTimeoutMs: 1_000 });
    expect(codeOf(await link.write(Uint8Array.of(1)))).toBe('link.refused');
    await link.close();
    expect(codeOf(await link.write(Uint8Array.of(1)))).toBe('link.closed');
  });
});

describe('the ID reader', () => {
  it('says idreader.gone when it is not there, and idreader.cancelled when nobody waits any more', async () => {
    const { link, setPlugged } = createSamReaderSim(systemClock);
    const reader = createSdtIdReader({ link, clock: systemClock });
    expect(codeOf(await reader.read(AbortSignal.abort()))).toBe('idreader.cancelled');
    setPlugged(false);
    expect(codeOf(await reader.read(new AbortController().signal))).toBe('idreader.gone');
    await reader.close();
  });
});

describe('a card that nobody can authenticate', () => {
  it('is refused as ssc.algorithm', () => {
    const unknown = cardAlgorithm('unknown', '530600D15600000500000001A1B2C3D4');
    expect(unknown).toMatchObject({ error: { code: 'ssc.algorithm' } });
  });
});

describe('the records', () => {
  it('say which of person, card and account they do not know', async () => {
    const host = createEmbeddedSocialSecurityHost((await bench()).authority);
    const year = ['2026-01-01', '2026-11-22'] as const;
    expect(codeOf(await host.person({ socialSecurityNumber: '530602199001010011' }, asker()))).toBe('authority.unknownPerson');
    expect(codeOf(await host.person({ socialSecurityNumber: NEWCOMER, cardNumber: CARD }, asker()))).toBe('authority.unknownCard');
    expect(codeOf(await host.statement({ socialSecurityNumber: HOLDER }, ...year, asker()))).toBe('authority.noAccount');
  });

  it('refuse a question for which too little was shown, and one from a terminal that nobody knows', async () => {
    const nothing = { card: false, idCard: false, socialSecurityPin: false, bankPin: false, proxy: false };
    const own = createEmbeddedSocialSecurityHost((await bench()).authority);
    expect(codeOf(await own.person({ socialSecurityNumber: HOLDER }, asker({ evidence: nothing })))).toBe('authority.notAllowedHere');
    const fleet = createEmbeddedSocialSecurityHost((await bench(undefined, 'registered')).authority);
    expect(codeOf(await fleet.person({ socialSecurityNumber: HOLDER }, asker()))).toBe('authority.notAuthorised');
  });
});
