/**
 * The driver on the real node-hid, in a process of its own: the library that plays the device node has to be there when a program starts.
 * A line in: `open`, `close`, `read N` or `abort N`. A line out: `{closed}`, `{read: N, result}`, `{event}`, `{state}`.
 */
import { createInterface } from 'node:readline';
import { systemClock } from '../../native/base/clock.ts';
import { createSdtIdReader, type SdtIdReader } from '../../native/idreader/driver.ts';
import { createHidLink } from '../../native/transport/hid.ts';
import { QUICK_SDT_DELAYS } from './id-reader-delays.ts';

const say = (word: object): void => void process.stdout.write(`${JSON.stringify(word)}\n`);
const reads = new Map<string, AbortController>();
let reader: SdtIdReader | null = null;

function open(): SdtIdReader {
  const opened = createSdtIdReader({ link: createHidLink({ path: process.argv[2] ?? '' }), clock: systemClock, delays: QUICK_SDT_DELAYS });
  opened.subscribe((event) => {
    say({ state: opened.state() });
    if (event.kind !== 'stateChanged') say({ event });
  });
  return opened;
}

function read(number: string): void {
  const ending = new AbortController();
  reads.set(number, ending);
  void reader?.read(ending.signal).then((result) => {
    say({ state: reader?.state() });
    say({ read: number, result });
  });
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [word, number = ''] = line.split(' ');
    if (word === 'open') reader = open();
    if (word === 'close') void reader?.close().then(() => say({ closed: true }));
    if (word === 'abort') reads.get(number)?.abort();
    if (word === 'read') read(number);
  })
  .on('close', () => {
    process.exit(0);
  });
