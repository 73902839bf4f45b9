import { describe, expect, it } from 'vitest';
import { type DeviceFacts, levelOf, readinessOf, type ReadinessFacts } from './readiness.ts';

function device(name: DeviceFacts['device'], over: Partial<DeviceFacts> = {}): DeviceFacts {
  return { device: name, state: 'online', supplies: [], note: 'Reader 0', warnings: [], ...over };
}
const failing = (code: string): Partial<DeviceFacts> => ({ warnings: [{ code, severity: 'end' }] });
const PAPER_OUT: Partial<DeviceFacts> = { supplies: [{ supply: 'paper', level: 'out', count: null }], ...failing('printer.paperOut') };

const GOOD: ReadinessFacts = {
  today: '2026-11-22',
  bankPad: { kind: 'onScreen', state: 'online' },
  devices: [device('cardReader'), device('pinPad'), device('idReader'), device('slipPrinter'), device('lights', { state: 'unknown' })],
  recordsFault: null,
  bankFault: null,
  keyService: 'psam',
  chain: { entries: 12 },
  openWrites: 0,
  outbox: { waiting: 0, damaged: 0 },
  pack: { city: 'zhaotong', version: 1, from: '2018-04-24', to: null },
  idle: { notices: 2, pictures: [{ name: 'spring.png', fault: null }] },
  voices: { mandarin: 'Microsoft Huihui', english: null },
  engineers: 1,
  freeBytes: 20_000_000_000,
  simulated: false,
};

const found = (over: Partial<ReadinessFacts>, name: string) => readinessOf({ ...GOOD, ...over }).find(({ check }) => check === name);

describe('the readiness report', () => {
  it('is ready when everything is', () => {
    const checks = readinessOf(GOOD);
    expect(checks.filter(({ level }) => level !== 'ready')).toEqual([]);
    expect(levelOf(checks)).toBe('ready');
  });

  it.each<readonly [string, Partial<ReadinessFacts>, string, string | null]>([
    ['cardReader', { devices: [device('cardReader', { state: 'noDevice', ...failing('reader.gone') })] }, 'notReady', 'reader.gone'],
    ['idReader', { devices: [device('idReader', { state: 'noDevice', ...failing('idreader.gone') })] }, 'attention', 'idreader.gone'],
    ['slipPrinter', { devices: [device('slipPrinter', PAPER_OUT)] }, 'attention', 'printer.paperOut'],
    ['retainBin', { devices: [device('retainBin', failing('bin.full'))] }, 'attention', 'bin.full'],
    ['pinPad', { devices: [device('pinPad', { state: 'starting' })] }, 'notReady', null],
    ['records', { recordsFault: 'host.unreachable' }, 'notReady', 'host.unreachable'],
    ['bank', { bankFault: 'host.unreachable' }, 'attention', 'host.unreachable'],
    ['keyService', { keyService: 'none' }, 'attention', 'keys.unavailable'],
    ['journal', { chain: { broken: 'entry 4 is missing' } }, 'notReady', 'journal.chainBroken'],
    ['openWrites', { openWrites: 2 }, 'attention', 'host.unknownOutcome'],
    ['outbox', { outbox: { waiting: 3, damaged: 0 } }, 'attention', 'host.unreachable'],
    ['outbox', { outbox: { waiting: 3, damaged: 1 } }, 'attention', 'outbox.damaged'],
    ['clock', { today: '1970-01-01' }, 'notReady', null],
    ['disk', { freeBytes: 500_000_000 }, 'attention', null],
    [
      'idle',
      { idle: { notices: 0, pictures: [{ name: 'spring.png', fault: 'idle.pictureMissing' }] } },
      'attention',
      'idle.pictureMissing',
    ],
    ['speech', { voices: { mandarin: null, english: 'x' } }, 'attention', 'speech.noVoice'],
    ['speech', { voices: null }, 'ready', null],
    ['maintenance', { engineers: 0 }, 'attention', 'maintenance.notConfigured'],
    ['rules', { pack: { ...GOOD.pack, from: '2027-01-01' } }, 'notReady', null],
    ['rules', { pack: { ...GOOD.pack, to: '2026-11-21' } }, 'notReady', null],
    ['rules', { pack: { ...GOOD.pack, to: '2026-12-01' } }, 'attention', null],
    ['simulated', { simulated: true }, 'attention', null],
  ])('%s with %j is %s, code %s', (check, over, level, faultCode) => {
    expect(found(over, check)).toMatchObject({ level, faultCode });
  });

  it('names the pictures of the first page that cannot be shown', () => {
    const pictures = [
      { name: 'spring.png', fault: null },
      { name: '春节.webp', fault: 'idle.pictureUnusable' },
    ];
    expect(found({ idle: { notices: 1, pictures } }, 'idle')?.value).toEqual({ zh: '不能显示：春节.webp', en: 'Not shown: 春节.webp' });
  });

  it('is only as good as its worst check', () => {
    expect(levelOf([{ level: 'ready' }, { level: 'attention' }])).toBe('attention');
    expect(levelOf([{ level: 'attention' }, { level: 'notReady' }])).toBe('notReady');
  });
});
