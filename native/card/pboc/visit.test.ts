/** Which application of a card is used (EMV book 1 §12): directory, priorities, the terminal's own list, refusals. */
import { describe, expect, it } from 'vitest';
import { scriptedConnection } from '../../../test/support/scripted-connection.ts';
import { hex } from '../../base/bytes.ts';
import type { BankCard } from '../../ports/bank-card.ts';
import { createCardSession } from '../session.ts';
import { createBankCard } from './driver.ts';
import * as session from './session.fixture.ts';

const { ALL_RECORDS, DIRECTORY, FCI, GPO, GPO_COMMAND, NO_DIRECTORY, SELECT, SELECT_DEBIT, codeOf, withCard, records } = session;

const SELECT_CREDIT = '00A4040008A00000033301010200';
const SELECT_QUASI_CREDIT = '00A4040008A00000033301010300';
const SELECT_E_CASH = '00A4040008A00000033301010600';
const CREDIT_FCI = FCI.replace('A000000333010101', 'A000000333010102');
const read = (card: BankCard) => card.readIdentity();

/** A directory with these records instead of the one of the worked session. */
function directory(...contents: readonly string[]): session.Script {
  const [select = ['', '']] = DIRECTORY;
  const found = contents.map((content, i) => [`00B20${i + 1}0C00`, `${content} 9000`] as const);
  return [select, ...found, [`00B20${contents.length + 1}0C00`, '6A83']];
}

function entry(aid: string, priority: string): string {
  return `6110 4F08${aid} 500144 8701${priority}`;
}

describe('a card with a directory', () => {
  it('has its application of the highest priority used, whatever the order of its records', async () => {
    const listed = directory(`7012${entry('A000000333010101', '02')}`, `7012${entry('A000000333010102', '01')}`);
    const identity = await withCard(read, listed, [[SELECT_CREDIT, `${CREDIT_FCI} 9000`]], GPO, ALL_RECORDS);
    expect(codeOf(identity)).toBe('no fault');
  });

  it('has applications of other owners passed over', async () => {
    const listed = directory(`7024${entry('A000000003101001', '01')}${entry('A000000333010101', '02')}`);
    expect(codeOf(await withCard(read, listed, SELECT, GPO, ALL_RECORDS))).toBe('no fault');
  });

  it.each([
    ['breaks off', '7010 6110'],
    ['is in another template', '7100'],
    ['has an entry without a name', '7005 6103 500144'],
  ])('that %s is read by the names that the terminal knows', async (_what, content) => {
    const listed = directory(content).slice(0, 2);
    expect(codeOf(await withCard(read, listed, SELECT, GPO, ALL_RECORDS))).toBe('no fault');
  });

  it('that is locked alone (6283) is read by the names that the terminal knows', async () => {
    const [[select] = ['']] = NO_DIRECTORY;
    expect(codeOf(await withCard(read, [[select, '6283']], SELECT, GPO, ALL_RECORDS))).toBe('no fault');
  });

  it('that lets nothing be selected (6A81) is blocked', async () => {
    const [[select] = ['']] = NO_DIRECTORY;
    expect(codeOf(await withCard(read, [[select, '6A81']]))).toBe('pboc.blocked');
  });

  it('lists names, preferred names and priorities', async () => {
    const listed = directory('7027 6125 4F08A000000333010101 500A50424F43204445424954 870181 9F110101 9F1205 44E9626974');
    const absent = [SELECT_CREDIT, SELECT_QUASI_CREDIT, SELECT_E_CASH].map((command) => [command, '6A82'] as const);
    expect(await withCard((card) => card.readApplications(), listed, absent)).toEqual({
      ok: true,
      value: [{ aid: 'A000000333010101', label: 'PBOC DEBIT', preferredName: 'Débit', priority: 1 }],
    });
  });
});

describe('a contactless card', () => {
  it('lists its applications in the answer to SELECT of the proximity environment', async () => {
    const script: session.Script = [
      [
        '00A404000E325041592E5359532E444446303100',
        '6F27 840E325041592E5359532E4444463031 A515 BF0C12 6110 4F08A000000333010102 500144 870101 9000',
      ],
      [SELECT_CREDIT, `${CREDIT_FCI} 9000`],
      ...GPO,
      ...ALL_RECORDS,
    ];
    const connection = { ...scriptedConnection(script, 'chipT1'), atr: hex('3B8D800100814A4446866051010000000172') };
    expect(codeOf(await createBankCard(createCardSession(connection)).readIdentity())).toBe('no fault');
  });
});

describe('a card without a directory', () => {
  const CREDIT: session.Script = [[SELECT_CREDIT, `${CREDIT_FCI} 9000`]];

  it('is searched for debit, credit and quasi-credit, in this order', async () => {
    expect(codeOf(await withCard(read, NO_DIRECTORY, [[SELECT_DEBIT, '6A82']], CREDIT, GPO, ALL_RECORDS))).toBe('no fault');
    const nothing = [SELECT_DEBIT, SELECT_CREDIT, SELECT_QUASI_CREDIT].map((command) => [command, '6A82'] as const);
    expect(codeOf(await withCard(read, NO_DIRECTORY, nothing))).toBe('pboc.notABankCard');
  });

  it('whose debit application is blocked (6283) has the next one used', async () => {
    expect(codeOf(await withCard(read, NO_DIRECTORY, [[SELECT_DEBIT, '6283']], CREDIT, GPO, ALL_RECORDS))).toBe('no fault');
  });

  it('is blocked where the blocked application is the only one', async () => {
    const others = [SELECT_CREDIT, SELECT_QUASI_CREDIT].map((command) => [command, '6A82'] as const);
    expect(codeOf(await withCard(read, NO_DIRECTORY, [[SELECT_DEBIT, '6283']], others))).toBe('pboc.blocked');
  });

  it('whose application refuses GPO with 6985 has the next one used', async () => {
    const refused: session.Script = [...SELECT, [GPO_COMMAND, '6985']];
    expect(codeOf(await withCard(read, NO_DIRECTORY, refused, CREDIT, GPO, ALL_RECORDS))).toBe('no fault');
  });

  it('tells the refusal where no application is left', async () => {
    const others = [SELECT_CREDIT, SELECT_QUASI_CREDIT].map((command) => [command, '6A82'] as const);
    const identity = await withCard(read, NO_DIRECTORY, SELECT, [[GPO_COMMAND, '6985']], others);
    expect(identity).toMatchObject({ error: { code: 'pboc.unexpectedStatus', detail: expect.stringContaining('GPO: 6985') as string } });
  });

  it.each([
    ['6F00', 'pboc.unexpectedStatus'],
    ['6F058403123450 9000', 'pboc.malformed'],
    [`${CREDIT_FCI} 9000`, 'pboc.malformed'],
  ])('that answers SELECT with %s is not used', async (answer, code) => {
    expect(codeOf(await withCard(read, NO_DIRECTORY, [[SELECT_DEBIT, answer]]))).toBe(code);
  });

  it('gets its one GPO only when the records are wanted', async () => {
    const script = [...NO_DIRECTORY, ...SELECT, ['80CA9F1700', '9F170103 9000'], ...GPO, ...ALL_RECORDS] as const;
    const tries = await withCard(async (card) => [await card.readPinTries(), await card.readIdentity()], script);
    expect(tries.map((outcome) => outcome.ok)).toEqual([true, true]);
  });

  it('that refuses GPO otherwise is asked no second time', async () => {
    const twice = async (card: BankCard) => [await card.readIdentity(), await card.readIdentity()];
    const outcomes = await withCard(twice, NO_DIRECTORY, SELECT, [[GPO_COMMAND, '6984']]);
    expect(outcomes.map(codeOf)).toEqual(['pboc.unexpectedStatus', 'pboc.unexpectedStatus']);
  });

  it('whose file locator is impossible is refused before a record is read', async () => {
    const impossible: session.Script = [[GPO_COMMAND, '80067C0009010100 9000']];
    expect(await withCard(read, NO_DIRECTORY, SELECT, impossible, records())).toMatchObject({
      error: { code: 'pboc.malformed', detail: 'file locator byte 0: an impossible entry' },
    });
  });
});
