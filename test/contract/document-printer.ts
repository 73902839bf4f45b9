/** What every printer of A4 documents promises, told on the simulated one with the real pages. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentPrinter } from '../../native/ports/document-printer.ts';
import { medicalStatement, personalInformation } from '../../native/printer/samples.fixture.ts';

/** The tray and the troubles of the printer that the bench has. */
export interface DocumentPrinterHands {
  setSheets(sheets: number): void;
  setTrouble(trouble: 'none' | 'jammed' | 'coverOpen' | 'broken'): void;
  sheetsLeft(): number;
  documents(): readonly { readonly file: string }[];
}

export interface DocumentPrinterBench {
  readonly printer: DocumentPrinter;
  readonly sim: DocumentPrinterHands;
  /** Whether its sensors are read without a job; otherwise it tells of trouble under a job only. */
  readonly tellsIdle: boolean;
  close(): Promise<void>;
}

const TRAY = 250;
/** More entries than two pages hold. */
const LONG = medicalStatement(120);

export function documentPrinterContract(name: string, open: (sheets: number) => Promise<DocumentPrinterBench>): void {
  describe(`document printer: ${name}`, () => {
    let bench: DocumentPrinterBench;
    const never = new AbortController().signal;
    beforeEach(async () => {
      bench = await open(TRAY);
    });
    afterEach(() => bench.close());

    async function code(printing: ReturnType<DocumentPrinter['print']>): Promise<string> {
      const outcome = await printing;
      return outcome.ok ? outcome.value.media : outcome.error.code;
    }

    it('prints a document and says on how many sheets', async () => {
      const outcome = await bench.printer.print(personalInformation, never);
      expect(outcome).toEqual({ ok: true, value: { media: 'presented', serial: personalInformation.serial, sheets: 1 } });
      const [printed] = bench.sim.documents();
      expect((await readFile(printed?.file ?? '')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect(bench.sim.sheetsLeft()).toBe(TRAY - 1);
    });

    it('tells which characters stand on the paper as codes, for no font has them', async () => {
      const named = { ...personalInformation, blocks: [{ kind: 'line', label: '姓名', value: '王\u{2ebf0}𬂛' } as const] };
      const outcome = await bench.printer.print(named, never);
      expect(outcome).toMatchObject({ ok: true, value: { withoutPicture: ['U+2EBF0'] } });
    });

    it('takes a sheet for each page of a long statement', async () => {
      const outcome = await bench.printer.print(LONG, never);
      const sheets = outcome.ok ? outcome.value.sheets : 0;
      expect(sheets).toBeGreaterThan(2);
      expect(bench.sim.sheetsLeft()).toBe(TRAY - sheets);
    });

    it('prints two documents asked for at once one after the other', async () => {
      expect(await Promise.all([code(bench.printer.print(LONG, never)), code(bench.printer.print(personalInformation, never))])).toEqual([
        'presented',
        'presented',
      ]);
      expect(bench.sim.documents().map(({ file }) => /(\d{4})\.pdf$/.exec(file)?.[1])).toEqual(['0188', '0187']);
    });

    it('prints a reprint beside the first: the same serial, and nothing of the first is lost', async () => {
      expect(await code(bench.printer.print(personalInformation, never))).toBe('presented');
      expect(await code(bench.printer.print({ ...personalInformation, reprint: true }, never))).toBe('presented');
      const files = bench.sim.documents().map(({ file }) => file);
      expect(new Set(files).size).toBe(2);
      expect(bench.sim.sheetsLeft()).toBe(TRAY - 2);
    });

    it('says when the tray is low, and prints from it', async () => {
      bench.sim.setSheets(3);
      if (bench.tellsIdle) expect(await bench.printer.status()).toEqual({ device: 'online', paper: 'low' });
      expect(await code(bench.printer.print(personalInformation, never))).toBe('presented');
    });

    it('printer.paperOut: with an empty tray, and when it runs empty under the document', async () => {
      bench.sim.setSheets(0);
      if (bench.tellsIdle) expect(await bench.printer.status()).toEqual({ device: 'online', paper: 'out' });
      expect(await code(bench.printer.print(personalInformation, never))).toBe('printer.paperOut');
      bench.sim.setSheets(2);
      expect(await code(bench.printer.print(LONG, never))).toBe('printer.paperOut');
      expect([bench.sim.documents(), bench.sim.sheetsLeft()]).toEqual([[], 0]);
      bench.sim.setSheets(TRAY);
      expect(await code(bench.printer.print({ ...LONG, reprint: true }, never))).toBe('presented');
      expect(bench.sim.documents()).toHaveLength(1);
    });

    it.each([
      ['jammed', 'printer.paperJammed', { device: 'online', paper: 'jammed' }],
      ['coverOpen', 'printer.coverOpen', { device: 'userError', paper: 'full' }],
      ['broken', 'printer.hardwareError', { device: 'hardwareError', paper: 'full' }],
    ] as const)('%s: %s, and prints again when it is put right', async (trouble, expected, status) => {
      bench.sim.setTrouble(trouble);
      if (bench.tellsIdle) expect(await bench.printer.status()).toEqual(status);
      expect(await code(bench.printer.print(personalInformation, never))).toBe(expected);
      bench.sim.setTrouble('none');
      expect(await code(bench.printer.print(personalInformation, never))).toBe('presented');
    });

    it('printer.paperJammed: when it jams while the pages are made', async () => {
      const printing = bench.printer.print(personalInformation, never);
      bench.sim.setTrouble('jammed');
      expect([await code(printing), bench.sim.documents()]).toEqual(['printer.paperJammed', []]);
    });

    it('printer.cancelled: before the first sheet', async () => {
      const abort = new AbortController();
      const printing = bench.printer.print(personalInformation, abort.signal);
      abort.abort();
      expect(await code(printing)).toBe('printer.cancelled');
      expect(await code(bench.printer.print(personalInformation, AbortSignal.abort()))).toBe('printer.cancelled');
      expect([bench.sim.documents(), bench.sim.sheetsLeft()]).toEqual([[], TRAY]);
    });
  });
}
