import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelReading, type KernelSupply } from './power-class.ts';
import { readingOf } from './nut.ts';

const nut = (status: string, charge?: string): string =>
  `BEGIN LIST VAR kiosk\n${charge === undefined ? '' : `VAR kiosk battery.charge "${charge}"\n`}VAR kiosk ups.status "${status}"\nEND LIST VAR kiosk\n`;

describe('what upsd says (RFC 9271)', () => {
  it.each([
    ['OL', '100', 'mains'],
    ['OL CHRG', '12', 'mains'],
    ['OB DISCHRG', '80', 'battery'],
    ['OB DISCHRG', '20', 'low'],
    ['OB LB', '55', 'low'],
    ['FSD OL', '55', 'low'],
    ['ALARM OB', undefined, 'battery'],
  ] as const)('%s at %s is %s', (status, charge, source) => {
    expect(readingOf(nut(status, charge), 20)).toEqual({ source, charge: charge === undefined ? null : Number(charge) });
  });

  it.each([
    ['ERR DATA-STALE\n', 'offline'],
    ['ERR DRIVER-NOT-CONNECTED\n', 'offline'],
    ['ERR UNKNOWN-UPS\n', 'noDevice'],
    ['ERR ACCESS-DENIED\n', 'noDevice'],
    [nut(''), 'hardwareError'],
  ] as const)('%j is no reading: %s', (answer, lost) => {
    expect(readingOf(answer, 20)).toEqual({ lost });
  });

  it('never throws, and never calls mains what is cut short before the status', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.string(), (cut, noise) => {
        const reading = readingOf(nut('OB LB', '8').slice(0, cut) + noise, 20);
        expect('lost' in reading || reading.source === 'low' || noise.includes('ups.status')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what the kernel says (/sys/class/power_supply)', () => {
  const none = { online: null, status: null, capacity: null, level: null, scope: null };
  const mains = (online: string): KernelSupply => ({ ...none, type: 'Mains', online });
  const battery = (over: Partial<KernelSupply>): KernelSupply => ({
    ...none,
    type: 'Battery',
    capacity: '80',
    status: 'Discharging',
    ...over,
  });
  it.each([
    ['mains on', [mains('1'), battery({ status: 'Charging' })], { source: 'mains', charge: 80 }],
    ['mains off', [mains('0'), battery({})], { source: 'battery', charge: 80 }],
    ['one of two plugs', [mains('0'), { ...mains('1'), type: 'USB' }, battery({})], { source: 'mains', charge: 80 }],
    ['mains off, little charge', [mains('0'), battery({ capacity: '15' })], { source: 'low', charge: 15 }],
    ['mains off, level critical', [mains('0'), battery({ level: 'Critical' })], { source: 'low', charge: 80 }],
    ['no plug told, discharging', [battery({})], { source: 'battery', charge: 80 }],
    ['no plug told, full', [battery({ status: 'Full', capacity: '100' })], { source: 'mains', charge: 100 }],
    ['a mouse', [battery({ scope: 'Device', capacity: '3' })], { lost: 'noDevice' }],
    ['a mouse beside mains', [mains('1'), battery({ scope: 'Device', capacity: '3' })], { source: 'mains', charge: null }],
    ['nothing', [], { lost: 'noDevice' }],
  ] as const)('%s', (_name, supplies, reading) => {
    expect(kernelReading(supplies, 20)).toEqual(reading);
  });
});
