/** A real IPP printer for tests: CUPS's ippeveprinter on loopback, whose paper and troubles a test has in its hands. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '../contract/card-keys-server.ts';
import { answers, ended, freePort, has, until } from './child-programs.ts';

export type IppTroubleName = 'none' | 'jammed' | 'coverOpen' | 'broken';

export interface IppEvePrinter {
  readonly uri: string;
  readonly port: number;
  setSheets(sheets: number): void;
  setTrouble(trouble: IppTroubleName): void;
  sheetsLeft(): number;
  /** Whole documents, in the order in which they came out. */
  documents(): readonly { readonly file: string }[];
  close(): Promise<void>;
}

const REASON = { none: 'none', jammed: 'media-jam', coverOpen: 'cover-open', broken: 'toner-empty' } as const;

/** Whether this machine has it (Debian packages cups-ipp-utils and dbus-daemon, poppler-utils for the pages). */
export function hasIppEvePrinter(): boolean {
  return ['ippeveprinter', 'dbus-daemon', 'pdfinfo'].every(has);
}

/**
 * The works of the printer: a sheet at a time out of a tray that is a file, standing still while there is trouble. What it says on
 * standard error is what ippeveprinter tells its clients. It is not told of a cancelled job, so it asks.
 */
const WORKS = `#!/bin/sh
over() { echo "STATE: -$said" >&2; said=none; }
cancelled() { ipptool -tv "$IPP_JOB_PRINTER_URI" -d "job=$IPP_JOB_ID" "$WORKS/question" | grep -q processing-to-stop-point; }
said=none
need=$(pdfinfo "$1" | sed -n 's/^Pages: *//p')
out=0
while [ "$out" -lt "$need" ]; do
  trouble=$(cat "$WORKS/trouble"); sheets=$(cat "$WORKS/sheets")
  [ "$trouble" = none ] && [ "$sheets" -le 0 ] && trouble=media-empty
  if [ "$trouble" != "$said" ]; then
    [ "$said" = none ] || over
    [ "$trouble" = none ] || echo "STATE: +$trouble-error" >&2
    said=$trouble
  fi
  if [ "$said" != none ]; then
    if cancelled; then over; exit 1; fi
    told=yes
    sleep 0.05
    continue
  fi
  # Paper that is put in brings out nothing of a job that was cancelled meanwhile.
  if [ "$told" = yes ] && cancelled; then exit 1; fi
  told=no
  out=$((out + 1))
  echo $((sheets - 1)) > "$WORKS/sheets"
  echo "ATTR: job-media-sheets-completed=$out" >&2
done
cp "$1" "$WORKS/tray/$(date +%s%N) $IPP_JOB_NAME.pdf"
`;

const QUESTION = `{
  OPERATION Get-Job-Attributes
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR integer job-id $job
}
`;

export interface IppEveOptions {
  /** The port of one that was there before; any free one unless told. */
  readonly port?: number;
  /** What it shows to whoever comes by `ipps:`. */
  readonly certificate?: Certificate;
}

export async function startIppEvePrinter(sheets: number, options: IppEveOptions = {}): Promise<IppEvePrinter> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-ipp-'));
  const at = (name: string) => join(folder, name);
  const put = (name: string, value: string | number): void => {
    writeFileSync(at(`${name}.new`), `${value}\n`);
    renameSync(at(`${name}.new`), at(name));
  };
  for (const name of ['tray', 'spool']) mkdirSync(at(name));
  writeFileSync(at('works'), WORKS);
  writeFileSync(at('question'), QUESTION);
  chmodSync(at('works'), 0o755);
  put('sheets', sheets);
  put('trouble', 'none');
  // It wants a system bus to register itself on, also where it is told not to: one of its own serves.
  const bus = `unix:path=${at('bus')}`;
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', `--address=${bus}`], { stdio: 'ignore' });
  await until('dbus-daemon', () => existsSync(at('bus')));
  const port = options.port ?? (await freePort());
  const { certificate } = options;
  if (certificate !== undefined) {
    writeFileSync(at('localhost.crt'), certificate.certificate);
    writeFileSync(at('localhost.key'), certificate.privateKey);
  }
  const printer = spawn(
    'ippeveprinter',
    [
      ...['-r', 'off', '-n', 'localhost', '-p', String(port), '-d', at('spool'), '-c', at('works'), '-f', 'application/pdf', '-K', folder],
      'Kiosk',
    ],
    { stdio: 'ignore', env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bus, WORKS: folder } },
  );
  await until('ippeveprinter', () => answers(port));
  return {
    uri: `${certificate === undefined ? 'ipp' : 'ipps'}://localhost:${port}/ipp/print`,
    port,
    setSheets: (count) => put('sheets', count),
    setTrouble: (trouble) => put('trouble', REASON[trouble]),
    sheetsLeft: () => Number(readFileSync(at('sheets'), 'utf8')),
    documents: () =>
      readdirSync(at('tray'))
        .toSorted()
        .map((name) => ({ file: join(at('tray'), name) })),
    close: async () => {
      await ended(printer);
      await ended(daemon);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
