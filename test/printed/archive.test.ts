/**
 * Every A4 document is PDF/A-2b as the file says, looked at by qpdf, which shares nothing with what wrote it, and by the validator
 * of PDF/A-1b that Apache PDFBox has (Preflight): all of part 1 but what part 2 changed. No free validator of part 2 is in Debian or npm.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderA4Pdf } from '../../native/printer/pdf/a4.ts';
import { renderSlipPdf } from '../../native/printer/pdf/slip.ts';
import { personalInformation } from '../../native/printer/samples.fixture.ts';
import { cannotTestHere } from '../support/cannot.ts';
import { has } from '../support/child-programs.ts';
import { documents } from '../support/papers.ts';
import { PdfObjects } from '../support/pdf-objects.ts';

/** ISO 32000-1 §14.8.4. */
const STANDARD_ROLES = new Set(['/Document', '/H1', '/H2', '/P', '/Table', '/TR', '/TH', '/TD', '/Figure']);
const SHOWS_TEXT = new Set(['Tj', 'TJ', "'", '"']);
/** Whose colours the output intent, which is RGB, does not tell (§6.2.4.3). */
const CMYK = new Set(['k', 'K']);

function cataloguesOf(pdf: PdfObjects) {
  const catalogue = pdf.dictionary(pdf.trailer['/Root']);
  return { catalogue, info: pdf.dictionary(pdf.trailer['/Info']) };
}

/** What stands between the tags of XMP, without blanks around it. */
function xmp(text: string, tag: string): string {
  const inside = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(text)?.[1] ?? '';
  return inside.replace(/<[^>]*>/g, '').trim();
}

function operatorsOf(content: string): readonly string[] {
  return content
    .replace(/<[0-9a-f\s]*>/gi, '0')
    .replace(/\((?:\\.|[^\\)])*\)/gs, '0')
    .split(/[\s[\]]+/);
}

function inspects(name: string, file: () => string): void {
  describe(name, () => {
    let pdf: PdfObjects;
    beforeAll(() => (pdf = new PdfObjects(file())));

    it('is whole, has an identifier and no encryption (§6.1.2, §6.1.3)', () => {
      expect(spawnSync('qpdf', ['--check', file()]).status).toBe(0);
      expect(readFileSync(file()).subarray(0, 16).toString('latin1')).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}/);
      expect(pdf.trailer).not.toHaveProperty('/Encrypt');
      expect(pdf.trailer['/ID']).toHaveLength(2);
    });

    it('tells its colours by an ICC profile (§6.2.3), uses no others and nothing transparent (§6.2.10)', () => {
      const [intent] = pdf.at(cataloguesOf(pdf).catalogue['/OutputIntents']) as unknown[];
      const { '/S': kind, '/DestOutputProfile': reference } = pdf.dictionary(intent);
      const profile = pdf.stream(reference);
      expect(kind).toBe('/GTS_PDFA1');
      expect([profile.dictionary['/N'], profile.bytes.toString('latin1', 16, 20), profile.bytes.toString('latin1', 36, 40)]).toEqual([
        3,
        'RGB ',
        'acsp',
      ]);
      for (const each of pdf.all()) {
        expect(each['/SMask'] ?? '/None').toBe('/None');
        expect([each['/ca'] ?? 1, each['/CA'] ?? 1, each['/BM'] ?? '/Normal']).toEqual([1, 1, '/Normal']);
        expect(each['/Group']).toBeUndefined();
      }
    });

    it('embeds each of its fonts as a subset that says its characters (§6.2.11)', () => {
      const fonts = pdf.typed('/Font');
      const composite = fonts.filter((font) => font['/Subtype'] === '/Type0');
      expect(composite.length).toBeGreaterThan(0);
      for (const font of composite) {
        expect(font['/Encoding']).toBe('/Identity-H');
        expect(pdf.stream(font['/ToUnicode']).bytes.toString('latin1')).toContain('begincmap');
      }
      const descendants = composite.map((font) => pdf.dictionary((pdf.at(font['/DescendantFonts']) as unknown[])[0]));
      expect(fonts).toHaveLength(composite.length + descendants.length);
      for (const font of descendants) {
        const descriptor = pdf.dictionary(font['/FontDescriptor']);
        const program = descriptor['/FontFile2'] ?? descriptor['/FontFile3'];
        expect(pdf.stream(program).bytes.length).toBeGreaterThan(500);
        expect(descriptor['/FontName']).toMatch(/^\/[A-Z]{6}\+/);
        expect(font['/W']).toBeDefined();
        if (font['/Subtype'] === '/CIDFontType2') expect(font['/CIDToGIDMap']).toBe('/Identity');
        // Left out, as part 2 allows (§6.2.11.4.2): one that is there would have to be complete.
        expect(descriptor['/CIDSet']).toBeUndefined();
      }
    });

    it('describes itself in XMP as in its information (§6.6)', () => {
      const { catalogue, info } = cataloguesOf(pdf);
      const { dictionary, bytes } = pdf.stream(catalogue['/Metadata']);
      const text = bytes.toString('utf8');
      expect(dictionary).not.toHaveProperty('/Filter');
      expect(text).toMatch(/^<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?>/);
      expect([xmp(text, 'pdfaid:part'), xmp(text, 'pdfaid:conformance')]).toEqual(['2', 'B']);
      const said = { '/Title': 'dc:title', '/Author': 'dc:creator', '/Subject': 'dc:description', '/Creator': 'xmp:CreatorTool' };
      for (const [key, tag] of Object.entries(said)) expect(xmp(text, tag), key).toBe(pdf.text(info[key]));
      expect(xmp(text, 'pdf:Producer')).toBe(pdf.text(info['/Producer']));
      const date = `D:${xmp(text, 'xmp:CreateDate').replace(/[-:T]/g, '')}`;
      expect([date, info['/ModDate']]).toEqual([pdf.text(info['/CreationDate']), undefined]);
    });

    it('does nothing by itself: no actions, no attached files, no annotations, no other programs (§6.5, §6.8)', () => {
      const forbidden = [
        '/AA',
        '/OpenAction',
        '/JavaScript',
        '/JS',
        '/EmbeddedFiles',
        '/EF',
        '/Annots',
        '/AcroForm',
        '/XFA',
        '/Launch',
        '/PS',
      ];
      for (const each of pdf.all()) for (const key of forbidden) expect(Object.keys(each)).not.toContain(key);
      expect(pdf.all().filter((each) => each['/Subtype'] === '/Image' || each['/Subtype'] === '/Form')).toEqual([]);
    });

    it('is tagged from end to end: standard roles, pictures told in words, nothing shown outside a piece (ISO 32000-1 §14.7, §14.8)', () => {
      const { catalogue } = cataloguesOf(pdf);
      expect(pdf.dictionary(catalogue['/MarkInfo'])['/Marked']).toBe(true);
      expect([pdf.text(catalogue['/Lang']), pdf.dictionary(catalogue['/ViewerPreferences'])['/DisplayDocTitle']]).toEqual(['zh-CN', true]);
      const pieces = pdf.all().filter((each) => '/S' in each && '/P' in each);
      expect(pieces.filter((each) => !STANDARD_ROLES.has(String(each['/S'])))).toEqual([]);
      for (const figure of pieces.filter((each) => each['/S'] === '/Figure')) expect(pdf.text(figure['/Alt'])).not.toBe('');
      const roots = pdf.dictionary(pdf.dictionary(catalogue['/StructTreeRoot'])['/ParentTree'])['/Nums'] as unknown[];
      expect(roots).toHaveLength(2 * pdf.typed('/Page').length);
      for (const page of pdf.typed('/Page')) {
        let depth = 0;
        for (const operator of operatorsOf(pdf.stream(page['/Contents']).bytes.toString('latin1'))) {
          if (operator === 'BDC' || operator === 'BMC') depth += 1;
          if (operator === 'EMC') depth -= 1;
          if (SHOWS_TEXT.has(operator)) expect(depth).toBeGreaterThan(0);
          expect(CMYK.has(operator)).toBe(false);
        }
        expect(depth).toBe(0);
      }
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'kiosk-archive-'));
const fileOf = (name: string) => join(folder, 'pdf', `${name}.pdf`);
const papers = documents();
const names = [...papers.map(({ name }) => name), 'slip-80mm', 'awkward'];

beforeAll(async () => {
  mkdirSync(join(folder, 'pdf'));
  for (const { name, document } of papers) writeFileSync(fileOf(name), await renderA4Pdf(document));
  writeFileSync(fileOf('slip-80mm'), await renderSlipPdf(personalInformation));
  const awkward = { ...personalInformation, title: '<测试> & ]]>', outlet: 'A&B <厅>', serial: 'X&1' };
  writeFileSync(fileOf('awkward'), await renderA4Pdf(awkward));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

if (!has('qpdf')) cannotTestHere('PDF/A-2b by the rules that a parser can look at', 'no qpdf');
else for (const name of names) inspects(name, () => fileOf(name));

const JARS = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'javax.activation', 'jaxb-api'].map(
  (jar) => `/usr/share/java/${jar}.jar`,
);
/** Where part 2 differs from part 1: its own number, and that the list of a subset's characters may be left out. */
const OF_PART_2 = [/part must be 1/, /The CIDSet entry is missing for the Composite Subset/];

if (!has('java') || !JARS.every((jar) => existsSync(jar))) {
  cannotTestHere('PDF/A by a validator', 'no java, or not Debian’s libpdfbox2-java, libactivation-java, libjaxb-api-java');
} else {
  it('a validator of PDF/A-1b finds nothing in any of them but what part 2 changed', { timeout: 60_000 }, () => {
    const options = ['-cp', JARS.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', 'xml', 'group', join(folder, 'pdf')];
    spawnSync('java', options);
    const told = readFileSync(join(folder, 'pdf.preflight.xml'), 'utf8');
    expect(told.match(/<preflight /g)).toHaveLength(names.length);
    const found = Array.from(told.matchAll(/<details>(.*?)<\/details>/gs), ([, details]) => details ?? '');
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((details) => !OF_PART_2.some((known) => known.test(details)))).toEqual([]);
  });
  it('and it does find what is wrong', { timeout: 60_000 }, () => {
    const damaged = fileOf('damaged');
    writeFileSync(damaged, readFileSync(fileOf('a4-letter')).toString('latin1').replace('/GTS_PDFA1', '/GTS_PDFX9'), 'latin1');
    const found = spawnSync('java', ['-cp', JARS.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', damaged], { encoding: 'utf8' });
    rmSync(damaged);
    expect(found.stdout.split('\n').filter((line) => /^\d/.test(line) && !OF_PART_2.some((known) => known.test(line)))).not.toEqual([]);
  });
}
