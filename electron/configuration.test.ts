import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfiguration, simulatedConfiguration } from './configuration.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosk-configuration-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const GOOD = {
  terminal: { id: 'ZT0001', city: 'zhaotong', outletName: '便民服务中心', outletKinds: ['cardServiceWindow'] },
  dataDirectory: '/var/lib/kiosk',
};

const REMOTE = {
  kind: 'remote',
  url: 'https://keys.example/ask',
  authorityFile: join(folder, 'authority.pem'),
  certificateFile: join(folder, 'terminal.pem'),
  privateKeyFile: join(folder, 'terminal.key'),
  keyAddresses: { IRK: '01', RKSSSE: '0A', PUK: '06', STKSSSE: '09' },
};

function written(content: string, name = 'terminal.json'): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('a configuration file', () => {
  it('needs only terminal and data directory; the rest has the values of an ordinary kiosk', () => {
    const read = readConfiguration(written(JSON.stringify(GOOD)));
    expect(read).toMatchObject({
      ok: true,
      value: { comfort: { language: 'zh-CN', elder: false }, pinDigits: { socialSecurity: { min: 6, max: 6 } }, recordingDays: 30 },
    });
  });

  it.each([
    ['an unknown field', { ...GOOD, printer: 'any' }, 'printer'],
    ['a city without rules', { ...GOOD, terminal: { ...GOOD.terminal, city: 'atlantis' } }, 'terminal.city'],
    ['an outlet that is nothing', { ...GOOD, terminal: { ...GOOD.terminal, outletKinds: [] } }, 'terminal.outletKinds'],
    ['no data directory', { terminal: GOOD.terminal }, 'dataDirectory'],
    [
      'a PIN of three digits',
      { ...GOOD, pinDigits: { socialSecurity: { min: 3, max: 6 }, bank: { min: 6, max: 6 } } },
      'pinDigits.socialSecurity.min',
    ],
    [
      'a PIN longer at least than at most',
      { ...GOOD, pinDigits: { socialSecurity: { min: 8, max: 6 }, bank: { min: 6, max: 6 } } },
      'pinDigits.socialSecurity',
    ],
    ['pictures without their folder', { ...GOOD, idle: { pictures: ['a.png'] } }, 'idle.folder: name the folder'],
    ['a picture that is none', { ...GOOD, idle: { folder: 'p', pictures: ['a.png', 'b.gif'] } }, 'idle.pictures.1: not a picture (.png'],
    ['a picture outside of its folder', { ...GOOD, idle: { folder: 'p', pictures: ['../a.png'] } }, 'idle.pictures.0: not a path below'],
    ['a notice of no day', { ...GOOD, idle: { notices: [{ zh: '甲', en: 'A', from: '2026-02-30' }] } }, 'idle.notices.0.from: not a date'],
    [
      'a notice that ends before it begins',
      { ...GOOD, idle: { notices: [{ zh: '甲', en: 'A', from: '2026-03-02', until: '2026-03-01' }] } },
      'idle.notices.0.until: until is before from',
    ],
    ['a notice in one language', { ...GOOD, idle: { notices: [{ zh: '甲' }] } }, 'idle.notices.0.en'],
    ['pictures that flicker', { ...GOOD, idle: { seconds: 1 } }, 'idle.seconds'],
    ['a key service that is none', { ...GOOD, keyService: { kind: 'drawer' } }, 'keyService.kind'],
    ['a PSAM without a reader of its own', { ...GOOD, keyService: { kind: 'psam', reader: 'Slot' } }, 'cardReader'],
    ['a PSAM in the reader of the cards', { ...GOOD, cardReader: 'Slot 1', keyService: { kind: 'psam', reader: 'Slot' } }, 'cardReader'],
    [
      'a PSAM whose key has no number',
      { ...GOOD, cardReader: 'Card', keyService: { kind: 'psam', reader: 'SAM', keyAddresses: { PUK: { usage: 0x48 } } } },
      'keyService.keyAddresses.PUK.id',
    ],
    [
      'an address of a key that no card has',
      { ...GOOD, cardReader: 'Card', keyService: { kind: 'psam', reader: 'SAM', keyAddresses: { UK9DF01: { usage: 0x48, id: 1 } } } },
      'keyService.keyAddresses',
    ],
    ['a remote key service without TLS', { ...GOOD, keyService: { ...REMOTE, url: 'http://keys.example/ask' } }, 'keyService.url'],
    [
      'records that would cross the network in clear',
      { ...GOOD, authority: { kind: 'remote', url: 'http://records.example', tokenFile: 'token' } },
      'authority.url',
    ],
    ['a port that is none', { ...GOOD, slipPrinter: { host: 'printer', port: 0 } }, 'slipPrinter.port'],
    ['a page printer at no IPP address', { ...GOOD, documentPrinter: { uri: 'http://printer' } }, 'documentPrinter.uri'],
  ])('with %s is refused, with the place named', (_what, content, place) => {
    const read = readConfiguration(written(JSON.stringify(content)));
    expect(read).toMatchObject({ ok: false, error: { code: 'configuration.invalid', detail: expect.stringContaining(place) as string } });
  });

  it.each([
    ['that is not there', join(folder, 'nowhere.json')],
    ['that is no JSON', written('{"terminal":', 'broken.json')],
  ])('%s is refused with its name', (_what, file) => {
    expect(readConfiguration(file)).toMatchObject({
      ok: false,
      error: { code: 'configuration.unreadable', detail: expect.stringContaining(file) as string },
    });
  });

  it('names the key service: none unless it says so, a PSAM, a remote one', () => {
    const keyServiceOf = (keyService: object) =>
      readConfiguration(written(JSON.stringify({ ...GOOD, cardReader: 'Card Slot', ...keyService }), 'keys.json'));
    expect(keyServiceOf({})).toMatchObject({ ok: true, value: { keyService: { kind: 'none' } } });
    expect(keyServiceOf({ keyService: { kind: 'psam', reader: 'SAM Slot' } })).toMatchObject({
      ok: true,
      value: { keyService: { kind: 'psam', reader: 'SAM Slot', announceRegion: false } },
    });
    for (const file of ['authority.pem', 'terminal.pem', 'terminal.key']) written('PEM', file);
    expect(keyServiceOf({ keyService: REMOTE })).toMatchObject({ ok: true, value: { keyService: { ...REMOTE, timeoutMs: 5_000 } } });
  });

  it('with a certificate file that is not there is refused with its place', () => {
    const keyService = { ...REMOTE, privateKeyFile: join(folder, 'nowhere.key') };
    expect(readConfiguration(written(JSON.stringify({ ...GOOD, keyService }), 'keys.json'))).toMatchObject({
      ok: false,
      error: { code: 'configuration.unreadable', detail: expect.stringContaining('keyService.privateKeyFile') as string },
    });
  });

  it('names whose records it works on: its own unless it says so, or a fleet with a token that can be read', () => {
    const withAuthority = (authority: object) => readConfiguration(written(JSON.stringify({ ...GOOD, authority }), 'fleet.json'));
    expect(readConfiguration(written(JSON.stringify(GOOD)))).toMatchObject({ ok: true, value: { authority: { kind: 'embedded' } } });
    const remote = { kind: 'remote', url: 'https://records.example:8443', tokenFile: written('secret', 'token') };
    expect(withAuthority(remote)).toMatchObject({ ok: true, value: { authority: { ...remote, timeoutMs: 8_000 } } });
    expect(withAuthority({ ...remote, url: 'http://127.0.0.1:8080' }).ok).toBe(true);
    expect(withAuthority({ ...remote, tokenFile: join(folder, 'nowhere') })).toMatchObject({
      ok: false,
      error: { code: 'configuration.unreadable', detail: expect.stringContaining('authority.tokenFile') as string },
    });
  });

  it('for a simulated run is a good one', () => {
    const file = written(JSON.stringify(simulatedConfiguration('var/kiosk')));
    expect(readConfiguration(file).ok).toBe(true);
  });
});

describe('power, making of cards, thresholds', () => {
  const read = (more: object) => readConfiguration(written(JSON.stringify({ ...GOOD, ...more })));

  it('have the values of an ordinary machine unless told, and none of power', () => {
    const plain = read({});
    expect(plain).toMatchObject({
      value: {
        cardMaking: { blanks: 3, takeMs: 30_000, validYears: 10 },
        deviceThresholds: { cardsLow: 20, binHighPercent: 80, batteryLowPercent: 20 },
      },
    });
    expect(plain.ok && plain.value.power).toBeUndefined();
    expect(read({ power: { kind: 'nut', ups: 'kiosk' } })).toMatchObject({
      value: { power: { host: '127.0.0.1', port: 3493, pollMs: 2000 } },
    });
    expect(read({ power: { kind: 'kernel' } })).toMatchObject({ value: { power: { directory: '/sys/class/power_supply' } } });
  });

  it.each([
    [{ power: { kind: 'nut', ups: 'two words' } }, 'power.ups'],
    [{ power: { kind: 'nut', ups: 'kiosk', port: 0 } }, 'power.port'],
    [{ power: { kind: 'apcupsd' } }, 'power.kind'],
    [{ cardMaking: { blanks: 0 } }, 'cardMaking.blanks'],
    [{ cardMaking: { takeMs: 1_000 } }, 'cardMaking.takeMs'],
    [{ deviceThresholds: { binHighPercent: 100 } }, 'deviceThresholds.binHighPercent'],
    [{ deviceThresholds: { paperLow: 3 } }, 'deviceThresholds'],
  ] as const)('%j is refused by its name', (more, where) => {
    const refused = read(more);
    expect(refused.ok ? '' : refused.error.detail).toContain(where);
  });
});
