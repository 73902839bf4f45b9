import { describe, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { fault } from '../../base/fault.ts';
import { err, ok } from '../../base/result.ts';
import type { RequestLink } from '../../ports/request-link.ts';
import { personalInformation } from '../samples.fixture.ts';
import { createIppPrinter } from './driver.ts';
import { decodeMessage, encodeMessage, type IppAttribute } from './message.ts';
import { GROUP, JOB_STATE, OPERATION, PRINTER_STATE, VALUE } from './tags.ts';

type Answer = { readonly job?: number; readonly reasons?: readonly string[]; readonly status?: number } | 'refused' | 'closed' | 'noise';

/** Answers each operation with the next of its answers, the last one for ever. */
function scripted(answers: Partial<Record<keyof typeof OPERATION, readonly Answer[]>>) {
  const asked: string[] = [];
  const link: RequestLink = {
    ask: (bytes) => {
      const question = decodeMessage(bytes);
      if (!question.ok) throw new Error(question.error);
      const name = (Object.keys(OPERATION) as (keyof typeof OPERATION)[]).find((each) => OPERATION[each] === question.value.code);
      if (name === undefined) throw new Error('an operation that is not known');
      const turn = asked.filter((each) => each === name).length;
      asked.push(name);
      const own = answers[name] ?? [];
      const answer = own[Math.min(turn, own.length - 1)] ?? {};
      if (answer === 'refused') return Promise.resolve(err(fault('link.refused', 'no route')));
      if (answer === 'closed') return Promise.resolve(err(fault('link.closed', 'no answer')));
      return Promise.resolve(ok(answer === 'noise' ? Uint8Array.of(1, 2, 3) : encoded(answer, question.value.requestId, name)));
    },
  };
  const delays = { pollMs: 1, stallMs: 20, printMs: 60, cancelMs: 30 };
  const render = () => Promise.resolve({ pdf: new TextEncoder().encode('%PDF-'), sheets: 1, withoutPicture: [] });
  return { asked, printer: createIppPrinter({ link, uri: 'ipp://printer.test/ipp/print', clock: systemClock, delays, render }) };
}

function encoded({ job, reasons = ['none'], status = 0 }: Exclude<Answer, string>, requestId: number, name: string): Uint8Array {
  const value = (attribute: string, tag: number, ...values: IppAttribute['values']) => ({ name: attribute, tag, values });
  const printer = [
    value('printer-state', VALUE.enum, PRINTER_STATE.idle),
    value('printer-state-reasons', VALUE.keyword, ...reasons),
    value('printer-is-accepting-jobs', VALUE.boolean, true),
  ];
  const own = [
    value('job-id', VALUE.integer, 7),
    value('job-state', VALUE.enum, job ?? JOB_STATE.processing),
    value('job-state-reasons', VALUE.keyword, ...reasons),
  ];
  const groups = [
    { tag: GROUP.operation, attributes: [] },
    ...(name === 'getPrinterAttributes' ? [{ tag: GROUP.printer, attributes: printer }] : []),
    ...(job === undefined ? [] : [{ tag: GROUP.job, attributes: own }]),
  ];
  return encodeMessage({ code: status, requestId, groups });
}

const DONE = { job: JOB_STATE.completed, reasons: ['job-completed-successfully'] };
const WORKING = { job: JOB_STATE.processing };
const CANCELED = { job: JOB_STATE.canceled };

describe('IPP printer', () => {
  async function print(answers: Parameters<typeof scripted>[0], signal = new AbortController().signal) {
    const { printer, asked } = scripted(answers);
    const outcome = await printer.print(personalInformation, signal);
    return { outcome: outcome.ok ? outcome.value : outcome.error.code, asked, printer };
  }
  const printed = { media: 'presented', serial: personalInformation.serial, sheets: 1 };

  it('says printed when the printer says completed, and not before', async () => {
    const { outcome, asked } = await print({ printJob: [WORKING], getJobAttributes: [WORKING, WORKING, DONE] });
    expect(outcome).toEqual(printed);
    expect(asked.filter((each) => each === 'getJobAttributes')).toHaveLength(3);
  });

  it.each([
    ['printer.absent', { getPrinterAttributes: ['refused'] }],
    ['printer.absent', { printJob: ['refused'] }],
    ['printer.notConfirmed', { printJob: ['closed'] }],
    ['printer.notConfirmed', { printJob: ['noise'] }],
    ['printer.hardwareError', { printJob: [{ status: 0x040a }] }],
    ['printer.hardwareError', { printJob: [WORKING], getJobAttributes: [{ job: JOB_STATE.aborted }] }],
    ['printer.cancelled', { printJob: [WORKING], getJobAttributes: [CANCELED] }],
    ['printer.notConfirmed', { printJob: [WORKING], getJobAttributes: [{ ...DONE, reasons: ['job-completed-with-errors'] }] }],
    ['printer.notConfirmed', { printJob: [WORKING], getJobAttributes: [WORKING] }],
    ['printer.notConfirmed', { printJob: [WORKING], getJobAttributes: ['closed'] }],
  ] as const)('%s: %o', async (code, answers) => {
    expect((await print(answers)).outcome).toBe(code);
  });

  it('takes back a job under which the paper ends, and says that it is out', async () => {
    const empty = { reasons: ['media-empty-error'] };
    const { outcome, asked } = await print({
      getPrinterAttributes: [{}, empty],
      printJob: [WORKING],
      getJobAttributes: [CANCELED],
    });
    expect(outcome).toBe('printer.paperOut');
    expect(asked).toContain('cancelJob');
  });

  it('does not take a job for over that CUPS calls canceled while its printer still has it', async () => {
    const stopping = { ...CANCELED, reasons: ['processing-to-stop-point'] };
    const { outcome, asked } = await print({
      getPrinterAttributes: [{}, { reasons: ['media-empty-error'] }],
      printJob: [WORKING],
      getJobAttributes: [stopping, stopping, CANCELED],
    });
    expect(outcome).toBe('printer.paperOut');
    expect(asked.filter((each) => each === 'getJobAttributes')).toHaveLength(3);
  });

  it('says printed of a job that came out whole while it was being taken back: nobody gets it twice', async () => {
    const abort = new AbortController();
    const printing = print(
      { printJob: [WORKING], getJobAttributes: [WORKING, WORKING, DONE], cancelJob: [{ status: 0x0404 }] },
      abort.signal,
    );
    setImmediate(() => abort.abort());
    expect((await printing).outcome).toEqual(printed);
  });

  it('takes back, before the next print, a job whose answer was lost', async () => {
    const { printer, asked } = scripted({
      printJob: ['closed', WORKING],
      getJobs: [{}, WORKING],
      getJobAttributes: [CANCELED, DONE],
    });
    expect(await printer.print(personalInformation, new AbortController().signal)).toMatchObject({ ok: false });
    expect(asked.slice(0, 3)).toEqual(['getPrinterAttributes', 'getJobs', 'printJob']);
    asked.length = 3;
    expect(await printer.print(personalInformation, new AbortController().signal)).toMatchObject({ ok: true });
    expect(asked.slice(3, 8)).toEqual(['getPrinterAttributes', 'getJobs', 'cancelJob', 'getJobAttributes', 'printJob']);
  });

  it('prints nothing while a job of before can be neither ended nor cancelled', async () => {
    const { outcome, asked } = await print({ getJobs: [WORKING], getJobAttributes: [WORKING], cancelJob: [{ status: 0x0500 }] });
    expect(outcome).toBe('printer.notConfirmed');
    expect(asked).not.toContain('printJob');
  });
});
