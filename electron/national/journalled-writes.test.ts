/** Writes that are cut off: the caller is told what became of them, by the card and never by guessing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadVirtualCard } from '../../native/sim/card/index.ts';
import { toHex } from '../../native/base/bytes.ts';
import type { PowerLoss, VirtualCard } from '../../native/sim/card/virtual-card.ts';
import { withFaults } from '../../native/sim/faults.ts';
import { openJournal } from '../audit/journal.ts';
import { cardInfoOf, hsmOf, must, nationalBench } from './national.fixture.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function benchWith(id: string, typed: `${number}`[]) {
  const folder = mkdtempSync(join(tmpdir(), 'national-'));
  folders.push(folder);
  const journal = openJournal({ directory: folder, clock: { nowMs: () => 0 } });
  const anyOpen = () => journal.unresolved().length > 0;
  const plastic = must(loadVirtualCard(id));
  const bench = nationalBench(plastic, typed, { journal: { journal, session: 'CS-1', nowMs: () => 0, anyOpen } });
  /** The card goes back in, and is torn at the command that begins so. */
  const insert = (prefix?: string, at: PowerLoss = 'afterCommit') => {
    bench.readers.remove('Reader');
    bench.readers.insert('Reader', prefix === undefined ? plastic : tornAt(plastic, prefix, at));
  };
  return { ...bench, journal, insert };
}

function tornAt(card: VirtualCard, prefix: string, at: PowerLoss): VirtualCard {
  const transmit: VirtualCard['transmit'] = (command) => card.transmit(command, toHex(command).startsWith(prefix) ? at : undefined);
  return { ...withFaults(card, []), transmit };
}

const PIN_CHANGE = '8424';
const UPDATE = '00DC';

describe('a write that is cut off', () => {
  it.each([
    ['beforeCommit', '0'],
    ['afterCommit', '1'],
  ] as const)('in iWriteCard, %s, is %s afterwards', async (at, finding) => {
    const { national, insert, journal } = benchWith('zhaotong', []);
    const info = cardInfoOf('zhaotong');
    insert(UPDATE, at);
    const torn = await national.iWriteCard('1', info, 'SSSEEF05|05|$', '20250601|$');
    expect(torn).toEqual({ code: -2, out: '无卡（写卡结果未知，重新插卡后查询）' });
    expect(journal.unresolved()).toHaveLength(1);
    insert();
    expect(await national.iQueryWrites('1')).toEqual({ code: 0, out: `iWriteCard^${finding}^|` });
    expect(journal.unresolved()).toEqual([]);
    expect(await national.iQueryWrites('1')).toEqual({ code: 0, out: '' });
  });

  it.each([
    ['beforeCommit', 'locked-pin', '0'],
    ['afterCommit', 'locked-pin', '1'],
  ] as const)('in iReloadPIN, %s, on the card %s is %s afterwards, told by the tries', async (at, id, finding) => {
    const { national, insert } = benchWith(id, ['654321', '654321']);
    insert(PIN_CHANGE, at);
    expect((await national.iReloadPIN('1', cardInfoOf(id))).code).toBe(-2);
    insert();
    // Any call finds out; the answer waits for who asks.
    expect((await national.iReadCardBas('1')).code).toBe(0);
    expect(await national.iQueryWrites('1')).toEqual({ code: 0, out: `iReloadPIN^${finding}^|` });
  });

  it('in iChangePIN stays unknown until a PIN was right: nothing else tells which one holds', async () => {
    const { national, insert, journal } = benchWith('zhaotong', ['000000', '654321', '654321', '654321']);
    insert('805E');
    expect((await national.iChangePIN('1')).code).toBe(-2);
    insert();
    expect((await national.iQueryWrites('1')).out).toBe('iChangePIN^9^|');
    expect((await national.iQueryWrites('1')).out).toBe('iChangePIN^9^|');
    expect((await national.iVerifyPIN('1')).code).toBe(0);
    expect(journal.unresolved()).toEqual([]);
    expect((await national.iQueryWrites('1')).out).toBe('');
  });

  it('in the last step of iUnblockPIN is found out too, and told of that card alone', async () => {
    const { national, insert, keys, readers } = benchWith('locked-pin', []);
    insert(PIN_CHANGE);
    const hsm = hsmOf('locked-pin', keys);
    const step1 = (await national.iUnblockPIN_HSM_Step1('1', cardInfoOf('locked-pin'))).out.split('|');
    const step2 = (await national.iUnblockPIN_HSM_Step2(await hsm.authenticate('PUK', step1[2], step1[3]))).out.split('|');
    expect((await national.iUnblockPIN_HSM_Step3(await hsm.seal(step2[2], step2[3], ''))).code).toBe(-2);
    readers.remove('Reader');
    readers.insert('Reader', must(loadVirtualCard('zhaotong')));
    expect((await national.iQueryWrites('1')).out).toBe('');
    insert();
    expect((await national.iQueryWrites('1')).out).toBe('iUnblockPIN^1^|');
  });

  it('in iWriteCard’s second step is recognised by the value that was meant', async () => {
    const { national, insert, keys } = benchWith('zhaotong', []);
    insert(UPDATE);
    const step1 = (await national.iWriteCard_HSM_Step1('1', cardInfoOf('zhaotong'), 'DF01EF05|20|$')).out.split('|');
    const authentication = await hsmOf('zhaotong', keys).authenticate('UK1DF01', step1[2], step1[3]);
    expect((await national.iWriteCard_HSM_Step2(authentication, '20|$')).code).toBe(-2);
    insert();
    expect((await national.iQueryWrites('1')).out).toBe('iWriteCard^1^|');
  });
});

describe('writes that end', () => {
  it('leave nothing open, done or refused, and the journal holds no PIN', async () => {
    const { national, journal, keys } = benchWith('zhaotong', ['000000', '654321', '654321', '111111', '222222', '222222']);
    expect((await national.iChangePIN('1')).code).toBe(0);
    expect((await national.iChangePIN('1')).code).toBe(-51);
    const step1 = (await national.iWriteCard_HSM_Step1('1', cardInfoOf('zhaotong'), 'DF01EF05|20|$')).out.split('|');
    const authentication = await hsmOf('zhaotong', keys).authenticate('UK1DF01', step1[2], step1[3]);
    expect(await national.iWriteCard_HSM_Step2(authentication, '20|$')).toEqual({ code: 0, out: '' });
    expect(journal.unresolved()).toEqual([]);
    expect(JSON.stringify(journal.steps('CS-1'))).not.toMatch(/654321|111111|000000/);
    expect((await national.iQueryWrites('1')).out).toBe('');
  });

  it('are not asked for where no journal is', async () => {
    expect((await nationalBench('zhaotong').national.iQueryWrites('1')).code).toBe(-13);
  });
});
