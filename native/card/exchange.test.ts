import { describe, expect, it } from 'vitest';
import { scriptedConnection } from '../../test/support/scripted-connection.ts';
import { toHex } from '../base/bytes.ts';
import type { ChipProtocol } from '../ports/card-reader.ts';
import type { CommandApdu } from './apdu.ts';
import { readRecordByNumber, readRecordByTag } from './commands/read-record.ts';
import { selectByName } from './commands/select.ts';
import { hex } from '../base/bytes.ts';
import { createCardSession } from './session.ts';

const SELECT = selectByName(hex('315041592E'));
const READ = readRecordByTag(3, 6);

async function send(
  command: CommandApdu,
  script: readonly (readonly [string, string])[],
  protocol: ChipProtocol = 'chipT0',
): Promise<string> {
  const connection = scriptedConnection(script, protocol);
  const answer = await createCardSession(connection).converse((card) => card.send(command));
  expect(connection.left).toEqual([]);
  return answer.ok ? `${toHex(answer.value.data)} ${answer.value.sw.toString(16)}` : answer.error.code;
}

describe('T=0', () => {
  it('fetches what 61xx announces', async () => {
    expect(
      await send(SELECT, [
        ['00A4040005315041592E', '6103'],
        ['00C0000003', '6F01009000'],
      ]),
    ).toBe('6F0100 9000');
  });

  it('goes on through a chain of 61xx and joins the pieces', async () => {
    expect(
      await send(SELECT, [
        ['00A4040005315041592E', '6102'],
        ['00C0000002', 'AABB6101'],
        ['00C0000001', 'CC9000'],
      ]),
    ).toBe('AABBCC 9000');
  });

  it('sends the command again with the Le of 6Cxx', async () => {
    expect(
      await send(READ, [
        ['00B2030006', '6C04'],
        ['00B2030004', '030231309000'],
      ]),
    ).toBe('03023130 9000');
  });

  it('sends GET RESPONSE again, not the command, when GET RESPONSE is answered by 6Cxx', async () => {
    expect(
      await send(SELECT, [
        ['00A4040005315041592E', '6100'],
        ['00C0000000', '6C02'],
        ['00C0000002', 'AABB9000'],
      ]),
    ).toBe('AABB 9000');
  });

  it('fetches the data behind a warning and keeps the warning', async () => {
    expect(
      await send(SELECT, [
        ['00A4040005315041592E', '6283'],
        ['00C0000000', '6C02'],
        ['00C0000002', 'AABB9000'],
      ]),
    ).toBe('AABB 6283');
  });

  it('keeps a warning that has no data behind it', async () => {
    expect(
      await send(SELECT, [
        ['00A4040005315041592E', '6283'],
        ['00C0000000', '6985'],
      ]),
    ).toBe(' 6283');
  });

  it('corrects the length of a GET RESPONSE in the middle of a chain, and sends only that one again', async () => {
    expect(
      await send(SELECT, [
        ['00A4040005315041592E', '6120'],
        ['00C0000020', '6C02'],
        ['00C0000002', 'AABB6100'],
        ['00C0000000', '6C01'],
        ['00C0000001', 'CC9000'],
      ]),
    ).toBe('AABBCC 9000');
  });

  it('fetches what 61xx announces behind the right Le', async () => {
    expect(
      await send(READ, [
        ['00B2030006', '6C04'],
        ['00B2030004', '6104'],
        ['00C0000004', '030231309000'],
      ]),
    ).toBe('03023130 9000');
  });

  it('takes 6C00 as 256 bytes', async () => {
    const whole = 'AB'.repeat(256);
    expect(
      await send(READ, [
        ['00B2030006', '6C00'],
        ['00B2030000', `${whole}9000`],
      ]),
    ).toBe(`${whole} 9000`);
  });

  it('keeps a warning that stands at the end of a chain, with the data', async () => {
    expect(
      await send(SELECT, [
        ['00A4040005315041592E', '6102'],
        ['00C0000002', 'AABB6282'],
      ]),
    ).toBe('AABB 6282');
  });

  it('fetches the data behind a warning in pieces too', async () => {
    expect(
      await send(SELECT, [
        ['00A4040005315041592E', '6300'],
        ['00C0000000', 'AABB6101'],
        ['00C0000001', 'CC9000'],
      ]),
    ).toBe('AABBCC 6300');
  });

  it('fetches nothing behind a warning that came with data, or behind one to a command that sends none', async () => {
    expect(await send(READ, [['00B2030006', '030231306282']])).toBe('03023130 6282');
    expect(await send(READ, [['00B2030006', '6282']])).toBe(' 6282');
  });

  it('gives the status that a chain breaks off with', async () => {
    expect(
      await send(SELECT, [
        ['00A4040005315041592E', '6102'],
        ['00C0000002', 'AABB6101'],
        ['00C0000001', '6F00'],
      ]),
    ).toBe('AABB 6f00');
  });

  it('sends the header alone where a command has neither data nor an answer, and Lc alone where it has no answer', async () => {
    expect(await send({ cla: 0, ins: 0x44, p1: 0, p2: 0 }, [['00440000', '9000']])).toBe(' 9000');
    expect(await send({ cla: 0, ins: 0x82, p1: 0, p2: 4, data: hex('AABB') }, [['0082000402AABB', '9000']])).toBe(' 9000');
  });

  it('takes 63Cx to a command without data as its answer', async () => {
    expect(await send({ cla: 0, ins: 0x20, p1: 0, p2: 0, data: hex('123456') }, [['0020000003123456', '63C2']])).toBe(' 63c2');
  });
});

describe('a length that is known beforehand', () => {
  const KNOWN = readRecordByNumber(11, 1, 256, 4);

  it('is asked for on T=0: one exchange', async () => {
    expect(await send(KNOWN, [['00B2015C04', '010203049000']])).toBe('01020304 9000');
  });

  it('is corrected by a card that has another', async () => {
    expect(
      await send(KNOWN, [
        ['00B2015C04', '6C02'],
        ['00B2015C02', '01029000'],
      ]),
    ).toBe('0102 9000');
  });

  it('is given up where the card takes it for a wrong one: all that there is is asked for', async () => {
    expect(
      await send(KNOWN, [
        ['00B2015C04', '6700'],
        ['00B2015C00', '6C02'],
        ['00B2015C02', '01029000'],
      ]),
    ).toBe('0102 9000');
  });

  it('is not asked for on T=1, where a payment card is asked for all there is', async () => {
    expect(await send(KNOWN, [['00B2015C00', '010203049000']], 'chipT1')).toBe('01020304 9000');
  });
});

it('keeps Le in T=1', async () => {
  expect(await send(SELECT, [['00A4040005315041592E00', '6F01009000']], 'chipT1')).toBe('6F0100 9000');
});

it('fetches nothing behind a warning in T=1', async () => {
  expect(await send(SELECT, [['00A4040005315041592E00', '6283']], 'chipT1')).toBe(' 6283');
});

describe('a card that breaks the rules is a fault, not a loop', () => {
  it('6Cxx to the Le it named', async () => {
    expect(
      await send(READ, [
        ['00B2030006', '6C04'],
        ['00B2030004', '6C04'],
      ]),
    ).toBe('card.protocol');
  });

  it('6Cxx to the GET RESPONSE whose length it named', async () => {
    expect(
      await send(SELECT, [
        ['00A4040005315041592E', '6102'],
        ['00C0000002', '6C01'],
        ['00C0000001', '6C01'],
      ]),
    ).toBe('card.protocol');
  });

  it('61xx without end', async () => {
    const endless = scriptedConnection([]);
    const connection = { ...endless, transmit: () => Promise.resolve({ ok: true as const, value: hex('AA6101') }) };
    const answer = await createCardSession(connection).converse((card) => card.send(SELECT));
    expect(answer.ok ? 'answered' : answer.error.code).toBe('card.protocol');
  });

  it('no status word', async () => {
    expect(await send(READ, [['00B2030006', '90']])).toBe('card.protocol');
  });
});
