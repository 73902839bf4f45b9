import { describe, expect, it } from 'vitest';
import { ANSWERS } from '../../../test/vectors/escpos.ts';
import { hex } from '../../base/bytes.ts';
import { conditionOfAutomatic, conditionOfRealTime, faultOfCondition, paperEndOfSensor, statusOfCondition } from './condition.ts';

type Name = keyof typeof ANSWERS;

function byte(name: Name): number {
  return hex(ANSWERS[name])[0] ?? 0;
}

function realTime(printer: Name, offlineCause: Name, errorCause: Name, rollPaper: Name) {
  return conditionOfRealTime({
    printer: byte(printer),
    offlineCause: byte(offlineCause),
    errorCause: byte(errorCause),
    rollPaper: byte(rollPaper),
  });
}

const WELL = ['DLE EOT 1, online', 'DLE EOT 1, online', 'DLE EOT 1, online', 'DLE EOT 4, paper there'] as const;
const OFF = 'DLE EOT 1, offline';

describe('the condition of a printer', () => {
  it.each([
    ['ready', realTime(...WELL), { device: 'online', paper: 'full' }, null],
    ['paper near its end', realTime(WELL[0], WELL[1], WELL[2], 'DLE EOT 4, near its end'), { device: 'online', paper: 'low' }, null],
    [
      'paper at its end',
      realTime(OFF, 'DLE EOT 2, stopped at paper end', WELL[2], 'DLE EOT 4, at its end'),
      { device: 'online', paper: 'out' },
      'printer.paperOut',
    ],
    ['cover open', realTime(OFF, 'DLE EOT 2, cover open', WELL[2], WELL[3]), { device: 'userError', paper: 'full' }, 'printer.coverOpen'],
    [
      'cutter blocked',
      realTime(OFF, 'DLE EOT 2, error', 'DLE EOT 3, cutter blocked', WELL[3]),
      { device: 'online', paper: 'jammed' },
      'printer.paperJammed',
    ],
    [
      'defect',
      realTime(OFF, 'DLE EOT 2, error', 'DLE EOT 3, unrecoverable', WELL[3]),
      { device: 'hardwareError', paper: 'full' },
      'printer.hardwareError',
    ],
    ['offline for a reason of its own', realTime(OFF, WELL[1], WELL[2], WELL[3]), { device: 'offline', paper: 'full' }, null],
  ])('%s', (_what, condition, status, code) => {
    expect(statusOfCondition(condition)).toEqual(status);
    expect(faultOfCondition(condition)?.code ?? null).toBe(code);
  });

  it.each([
    ['ASB, all well', 'online', 'full', null],
    ['ASB, paper near its end', 'online', 'low', null],
    ['ASB, paper at its end', 'online', 'out', 'printer.paperOut'],
    ['ASB, cover open', 'userError', 'full', 'printer.coverOpen'],
    ['ASB, cutter blocked', 'online', 'jammed', 'printer.paperJammed'],
    ['ASB, unrecoverable', 'hardwareError', 'full', 'printer.hardwareError'],
  ] as const)('%s', (name, device, paper, code) => {
    const condition = conditionOfAutomatic(hex(ANSWERS[name]));
    expect(statusOfCondition(condition)).toEqual({ device, paper });
    expect(faultOfCondition(condition)?.code ?? null).toBe(code);
  });

  it('knows the end of the paper from the sensor status', () => {
    expect(
      (['GS r 1, paper there', 'GS r 1, near its end', 'GS r 1, at its end'] as const).map((name) => paperEndOfSensor(byte(name))),
    ).toEqual([false, false, true]);
  });
});
