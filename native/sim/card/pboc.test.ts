import { describe, expect, it } from 'vitest';
import { follow, poweredCard, say } from './script.fixture.ts';

const SELECT_DEBIT = '00A4040008A000000333010101';
const FCI =
  '6F3D8408A000000333010101A531500A50424F432044454249548701019F38099F7A019F02065F2A025F2D027A689F1101019F120A50424F43204445424954';

describe('the bank application', () => {
  it('is found over the payment system environment', async () => {
    await follow(
      poweredCard('bank-only'),
      `00A404000E315041592E5359532E444446303100 > 6120
       00C0000020 > 6F1E840E315041592E5359532E4444463031A50C8801015F2D027A689F110101 9000
       00B2010C00 > 6C1D
       00B2010C1D > 701B61194F08A000000333010101500A50424F43204445424954870101 9000
       00B2020C00 > 6A83`,
    );
  });

  it('is found by the beginning of its name where there is no such environment', async () => {
    await follow(
      poweredCard('changed-pin'),
      `00A404000E315041592E5359532E4444463031 > 6A82
       00A4040007 A0000003330101 > 613F
       00C000003F > ${FCI}9000`,
    );
  });

  it('gives the account in the records that GPO names, and counts every GPO', async () => {
    const card = poweredCard('bank-only', { exactLength: false, getResponse: false });
    await say(card, SELECT_DEBIT);
    await follow(
      card,
      `80CA9F3600 > 9F36020000 9000
       80A800000A8308 0000000000000156 00 > 6700
       80A800000B 8309 000000000000000156 00 > 800A7C0008010100 10010100 9000
       00B2010C00 > 70155713 6217000000000000012D35122200000000000F 9000
       00B2011400 > 70215A0A6217000000000000012F 5F2403351231 5F2503250101 5F340101 5F28020156 9000
       00B2021400 > 6A83
       80A800000B 8309 000000000000000156 00 > 800A7C0008010100 10010100 9000
       80CA9F3600 > 9F36020002 9000
       80CA9F7900 > 6A88
       80A8000002 8300 > 6700
       80A8010002 8300 > 6A86`,
    );
    card.powerOff();
    expect(card.snapshot().transactionCounter).toBe(2);
  });

  it('knows no PIN of the social-security application', async () => {
    const card = poweredCard('zhaotong');
    await say(card, SELECT_DEBIT);
    await follow(card, '0020000003000000 > 6A88');
  });

  it('is missing where the card carries none', async () => {
    await follow(poweredCard('under-16'), `${SELECT_DEBIT} > 6A82`);
  });
});
