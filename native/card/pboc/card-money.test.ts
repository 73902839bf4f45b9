/** What the card tells outside its records: PIN tries, e-cash and the wallet (JR/T 0025.5 and .13). */
import { describe, expect, it } from 'vitest';
import { scriptedConnection } from '../../../test/support/scripted-connection.ts';
import type { BankCard } from '../../ports/bank-card.ts';
import { createCardSession } from '../session.ts';
import { createECashWallet } from './e-cash-wallet.ts';
import { FCI, NO_DIRECTORY, SELECT, SELECT_DEBIT, codeOf, withCard, type Script } from './session.fixture.ts';

const BALANCE: Script = [['80CA9F7900', '9F7906000000012345 9000']];
const NO_BALANCE: Script = [['80CA9F7900', '6A88']];
const SELECT_E_CASH = '00A4040008A00000033301010600';
const NO_E_CASH: Script = [[SELECT_E_CASH, '6A82']];
const E_CASH: Script = [[SELECT_E_CASH, `${FCI.replace('A000000333010101', 'A000000333010106')} 9000`]];
const NO_ACCOUNT = [SELECT_DEBIT, '00A4040008A00000033301010200', '00A4040008A00000033301010300'].map(
  (command) => [command, '6A82'] as const,
);

const balanceAndLimits = (card: BankCard) => card.readECash();

describe('the tries left of the offline PIN', () => {
  const read = (answer: string) => withCard((card) => card.readPinTries(), NO_DIRECTORY, SELECT, [['80CA9F1700', answer]]);

  it.each([
    ['9F170103 9000', 3],
    ['9F170100 9000', 0],
    ['6A88', null],
    ['6A81', null],
    ['6D00', null],
  ])('%s: %s', async (answer, tries) => {
    expect(await read(answer)).toEqual({ ok: true, value: tries });
  });

  it.each([
    ['9F17020003 9000', 'pboc.malformed', '9F17 is not one byte'],
    ['9F360103 9000', 'pboc.malformed', 'GET DATA 9F17 byte 0: another object'],
    ['9F1702 9000', 'pboc.malformed', 'GET DATA 9F17 byte 3: 2 bytes announced, 0 there'],
    ['6F00', 'pboc.unexpectedStatus', 'GET DATA 9F17: 6F00 (no precise diagnosis)'],
  ])('%s is refused', async (answer, code, detail) => {
    expect(await read(answer)).toEqual({ ok: false, error: { code, detail } });
  });
});

describe('e-cash', () => {
  it('has a balance and limits in fen', async () => {
    const limits: Script = [
      ['80CA9F7700', '9F7706000000100000 9000'],
      ['80CA9F7800', '9F7806000000050000 9000'],
      ['80CA9F6D00', '6A88'],
    ];
    expect(await withCard(balanceAndLimits, NO_DIRECTORY, SELECT, BALANCE, limits)).toEqual({
      ok: true,
      value: { balanceFen: 12_345, balanceLimitFen: 100_000, transactionLimitFen: 50_000, resetThresholdFen: null },
    });
  });

  it('is looked for in an application of its own where the account has none', async () => {
    const limits = ['77', '78', '6D'].map((tag) => [`80CA9F${tag}00`, '6A88'] as const);
    const eCash = await withCard(balanceAndLimits, NO_DIRECTORY, SELECT, NO_BALANCE, E_CASH, BALANCE, limits);
    expect(eCash).toMatchObject({ value: { balanceFen: 12_345, balanceLimitFen: null } });
  });

  it('may be the only thing on the card', async () => {
    const limits = ['77', '78', '6D'].map((tag) => [`80CA9F${tag}00`, '6A88'] as const);
    const eCash = await withCard(balanceAndLimits, NO_DIRECTORY, NO_ACCOUNT, E_CASH, BALANCE, limits);
    expect(eCash).toMatchObject({ value: { balanceFen: 12_345 } });
  });

  it('is missing on many cards, which is no fault', async () => {
    expect(await withCard(balanceAndLimits, NO_DIRECTORY, SELECT, NO_BALANCE, NO_E_CASH)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['9F790500000012 45 9000', '9F79: an amount of 5 bytes'],
    ['9F79060000000123F5 9000', '9F79: nibble 11 is a digit behind filler'],
    ['9F7906000000012A45 9000', '9F79: nibble 9 is A, not a digit'],
    ['9F790600000001234F 9000', '9F79: nibble 11 is filler, not a digit'],
  ])('with the balance %s is refused, never guessed', async (answer, detail) => {
    const eCash = await withCard(balanceAndLimits, NO_DIRECTORY, SELECT, [['80CA9F7900', answer]]);
    expect(eCash).toEqual({ ok: false, error: { code: 'pboc.malformed', detail } });
  });
});

describe('the wallet', () => {
  async function read(...scripts: readonly Script[]) {
    const connection = scriptedConnection(scripts.flat(), 'chipT1');
    const wallet = createECashWallet(createCardSession(connection));
    const balance = await wallet.readBalance();
    return { balance, left: connection.left };
  }

  it('tells the balance without a GPO', async () => {
    expect(await read(NO_DIRECTORY, SELECT, BALANCE)).toEqual({
      balance: { ok: true, value: { wallet: 'eCash', balanceFen: 12_345 } },
      left: [],
    });
  });

  it('is none on a card without e-cash, and on a card without a bank', async () => {
    expect((await read(NO_DIRECTORY, SELECT, NO_BALANCE, NO_E_CASH)).balance).toEqual({ ok: true, value: { wallet: 'none' } });
    expect((await read(NO_DIRECTORY, NO_ACCOUNT, NO_E_CASH)).balance).toEqual({ ok: true, value: { wallet: 'none' } });
  });

  it('fails as the application that holds it fails', async () => {
    const others = NO_ACCOUNT.slice(1);
    expect(codeOf((await read(NO_DIRECTORY, [[SELECT_DEBIT, '6283']], others)).balance)).toBe('pboc.blocked');
  });
});
