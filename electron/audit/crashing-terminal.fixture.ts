/** A terminal that begins a writing step and never ends it. Started by a test with a directory, and killed. */
import { openJournal } from './journal.ts';

const journal = openJournal({ directory: process.argv[2] ?? '', clock: { nowMs: () => 1_000 } });
journal.beginSession({ session: 'T1-20261122-0001', startedAtMs: 1_000, terminal: 'T1', initial: { phase: 'attract' } });
journal.recordEvent('T1-20261122-0001', 0, 1_000, { event: 'activity' }, { screen: 'takeCard', urgent: false });
const read = journal.intend({ session: 'T1-20261122-0001', atMs: 1_001, step: 'card.identify', access: 'read', facts: {} });
journal.conclude(read, { atMs: 1_002, outcome: 'identified' });
journal.intend({
  session: 'T1-20261122-0001',
  atMs: 1_003,
  step: 'records.execute',
  access: 'write',
  idempotencyKey: 'T1-20261122-0001/7',
  facts: { command: 'reportLoss' },
});
process.stdout.write('begun\n');
setInterval(() => undefined, 60_000);
