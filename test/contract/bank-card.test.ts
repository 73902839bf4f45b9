/** The driver of the bank application against the virtual cards, which share no code with it. */
import { describe, expect, it } from 'vitest';
import { openCard, type OpenCard } from '../../native/card/open-card.ts';
import type { TraceLine } from '../../native/card/trace.ts';
import { loadPersona, loadVirtualCard, type VirtualCard } from '../../native/sim/card/index.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import { code, testKeys, value } from './card-reader-bench.ts';

const READER = 'Simulated Reader';

interface Opened extends OpenCard {
  readonly plastic: VirtualCard;
  readonly commands: () => readonly string[];
}

async function open(id: string, options: Parameters<typeof loadVirtualCard>[1] = {}): Promise<Opened> {
  const readers = new SimulatedCardReaders();
  readers.addReader(READER);
  const plastic = value(loadVirtualCard(id, options));
  readers.insert(READER, plastic);
  const trace: TraceLine[] = [];
  const card = value(await openCard(readers, READER, 1, { keys: testKeys(), trace: (line) => trace.push(line) }));
  const commands = () => trace.filter(({ direction }) => direction === 'command').map(({ text }) => text.slice(0, 8));
  return { ...card, plastic, commands };
}

const GPO = '80A80000';

describe.each([
  ['T=0', {}],
  ['T=0 with a buffer of 32 bytes', { responseChunk: 32 }],
  ['T=1 on its contacts', { protocol: 'T1' }],
  ['the antenna, T=1', { interface: 'contactless' }],
] as const)('over %s', (_how, options) => {
  it.each(['zhaotong', 'third-generation', 'changed-pin', 'third-generation-changed-pin', 'rare-characters-extension'])(
    '%s: number, sequence number and expiry are those of the persona',
    async (id) => {
      const bank = value(loadPersona(id)).bank;
      const identity = value(await (await open(id, options)).bank.readIdentity());
      expect(identity).toMatchObject({ pan: bank?.pan, sequenceNumber: bank?.sequenceNumber, expiry: bank?.expiry.slice(0, 4) });
      expect(identity.track2).toMatch(new RegExp(`^${bank?.pan ?? '-'}D${identity.expiry ?? '-'}`));
    },
  );

  it('a card whose debit application is blocked has its credit application used', async () => {
    const card = await open('bank-candidates', options);
    expect(value(await card.bank.readIdentity()).pan).toBe('6217000000000000020');
    expect(card.plastic.snapshot().transactionCounter).toBe(1);
  });

  it('every application that the card lists is told by name, in order of priority', async () => {
    const applications = value(await (await open('bank-candidates', options)).bank.readApplications());
    expect(applications.map(({ aid, label, priority }) => [aid, label, priority])).toEqual([
      ['A000000333010101', 'PBOC DEBIT', 1],
      ['A000000333010102', 'PBOC CREDIT', 2],
      ['A000000333010106', 'PBOC E-CASH', 3],
    ]);
  });

  it('the card pays no counter for what needs no GPO', async () => {
    const card = await open('zhaotong', options);
    expect(value(await card.bank.readPinTries())).toBe(3);
    expect(value(await card.bank.readLog('transactions')).length).toBe(3);
    value(await card.bank.readECash());
    value(await card.bank.readApplications());
    expect(card.plastic.snapshot().transactionCounter).toBe(0);
  });
});

describe('one visit', () => {
  it('has one GPO, whatever is read and in whatever order, also after the social-security application', async () => {
    const card = await open('zhaotong');
    value(await card.bank.readPinTries());
    value(await card.bank.readIdentity());
    value(await card.socialSecurity.read());
    value(await card.bank.readObjects());
    value(await card.bank.readLog('transactions'));
    value(await card.bank.readIdentity());
    expect(card.commands().filter((command) => command === GPO)).toHaveLength(1);
    expect(card.plastic.snapshot().transactionCounter).toBe(1);
  });

  it('of a card without a directory costs two SELECT, one GPO and the records', async () => {
    const card = await open('changed-pin', { interface: 'contactless' });
    value(await card.bank.readIdentity());
    const records = card.commands().filter((command) => command.startsWith('00B2')).length;
    expect(card.commands().length).toBe(3 + records);
    expect(records).toBeLessThanOrEqual(4);
  });
});

describe('what the card tells', () => {
  it('its log is the story of the persona, newest first', async () => {
    const log = value(await (await open('zhaotong')).bank.readLog('transactions'));
    expect(log.map(({ date, amountFen, type, counter }) => [date, amountFen, type, counter])).toEqual([
      ['2026-01-08', 2350, '00', 3],
      expect.arrayContaining([2]),
      ['2025-11-20', 50_000, '21', 1],
    ]);
    expect(log.map(({ merchant }) => merchant)).toEqual(['示范超市', expect.any(String), '示范银行网点']);
  });

  it('its e-cash has a balance and limits, and the wallet tells the same balance', async () => {
    const card = await open('bank-candidates');
    const eCash = { balanceFen: 12_345, balanceLimitFen: 100_000, transactionLimitFen: 50_000, resetThresholdFen: 1000 };
    expect(value(await card.bank.readECash())).toEqual(eCash);
    expect(value(await card.wallet.readBalance())).toEqual({ wallet: 'eCash', balanceFen: 12_345 });
  });

  it('wallet and account share one selection: the directory is read once', async () => {
    const card = await open('bank-candidates');
    value(await card.wallet.readBalance());
    value(await card.bank.readIdentity());
    value(await card.wallet.readBalance());
    const selected = card.commands().filter((command) => command === '00A40400');
    // The environment, the blocked debit application, the credit application.
    expect(selected).toHaveLength(3);
  });

  it('a card without e-cash has no wallet', async () => {
    expect(value(await (await open('bank-only')).wallet.readBalance())).toEqual({ wallet: 'none' });
    expect(value(await (await open('transport')).wallet.readBalance())).toEqual({ wallet: 'none' });
  });

  it('no object shows the whole card number, track 2, the identity number or the surname', async () => {
    const card = await open('third-generation-changed-pin');
    const { pan, track2 } = value(await card.bank.readIdentity());
    const { holder } = value(loadPersona('third-generation-changed-pin'));
    const shown = JSON.stringify(value(await card.bank.readObjects()));
    for (const secret of [pan, track2 ?? '-', holder.number, holder.name]) expect(shown).not.toContain(secret);
    expect(shown).toContain(pan.slice(-4));
  });

  it('no line of the trace holds the card number', async () => {
    const readers = new SimulatedCardReaders();
    readers.addReader(READER);
    readers.insert(READER, value(loadVirtualCard('zhaotong')));
    const lines: string[] = [];
    const card = value(await openCard(readers, READER, 1, { keys: testKeys(), trace: ({ text }) => lines.push(text) }));
    const { pan } = value(await card.bank.readIdentity());
    expect(lines.join('\n')).not.toContain(pan.slice(0, 12));
  });
});

describe('cards that are no use to the bank', () => {
  it.each([
    ['transport', 'pboc.notABankCard'],
    ['single-des', 'pboc.notABankCard'],
    ['blocked-card', 'pboc.blocked'],
    ['mute', 'card.mute'],
  ])('%s: %s', async (id, expected) => {
    const opened = await open(id).catch((error: unknown) => String(error));
    if (typeof opened === 'string') expect(opened).toContain(expected);
    else for (const read of [opened.bank.readIdentity(), opened.bank.readPinTries()]) expect(code(await read)).toBe(expected);
  });

  it('a card that is pulled is removed, at whichever command', async () => {
    const whole = await open('zhaotong');
    value(await whole.bank.readIdentity());
    for (let cut = 1; cut <= whole.commands().length; cut++) {
      const readers = new SimulatedCardReaders();
      readers.addReader(READER);
      readers.insert(READER, value(loadVirtualCard('zhaotong')));
      let sent = 0;
      const pull = ({ direction }: TraceLine) => {
        if (direction === 'command' && ++sent === cut) readers.remove(READER);
      };
      const card = value(await openCard(readers, READER, 1, { keys: testKeys(), trace: pull }));
      expect(code(await card.bank.readIdentity())).toBe('card.removed');
    }
  });
});
