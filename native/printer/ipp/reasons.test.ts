import { describe, expect, it } from 'vitest';
import { faultOfPrinter, statusOfPrinter } from './reasons.ts';
import { PRINTER_STATE } from './tags.ts';

const idle = (...reasons: readonly string[]) => ({ state: PRINTER_STATE.idle, reasons, accepting: true, message: '' });
const stopped = (...reasons: readonly string[]) => ({ ...idle(...reasons), state: PRINTER_STATE.stopped });

describe('printer-state-reasons (RFC 8011 §5.4.12)', () => {
  it.each([
    [idle('none'), null, { device: 'online', paper: 'full', toner: 'full' }],
    [idle('media-low-report'), null, { device: 'online', paper: 'low', toner: 'full' }],
    [idle('toner-low-warning'), null, { device: 'online', paper: 'full', toner: 'low' }],
    [stopped('media-empty-error'), 'printer.paperOut', { device: 'online', paper: 'out', toner: 'full' }],
    [idle('media-needed'), 'printer.paperOut', { device: 'online', paper: 'out', toner: 'full' }],
    [stopped('media-jam-error', 'media-empty-warning'), 'printer.paperJammed', { device: 'online', paper: 'jammed', toner: 'full' }],
    [idle('door-open-warning'), 'printer.coverOpen', { device: 'userError', paper: 'full', toner: 'full' }],
    [stopped('marker-supply-empty-error'), 'printer.hardwareError', { device: 'hardwareError', paper: 'full', toner: 'out' }],
    [stopped('something-new'), 'printer.hardwareError', { device: 'hardwareError', paper: 'full', toner: 'full' }],
    [stopped('paused'), 'printer.absent', { device: 'offline', paper: 'full', toner: 'full' }],
    [{ ...idle('none'), accepting: false }, 'printer.hardwareError', { device: 'offline', paper: 'full', toner: 'full' }],
  ])('%o', (state, code, status) => {
    expect(faultOfPrinter(state)?.code ?? null).toBe(code);
    expect(statusOfPrinter(state)).toEqual(status);
  });

  it('a warning of one empty tray stops nobody, until a job stands still under it', () => {
    const warning = idle('media-empty-warning');
    expect([faultOfPrinter(warning), statusOfPrinter(warning).paper]).toEqual([null, 'low']);
    expect(faultOfPrinter(warning, true)?.code).toBe('printer.paperOut');
    expect(faultOfPrinter(idle('toner-empty-warning'), true)?.code).toBe('printer.hardwareError');
  });
});
