import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../base/bytes.ts';
import { passesLuhn } from './check-digits.ts';
import { loadPersona, readPersona } from './library.ts';
import { follow, poweredCard, say } from './script.fixture.ts';

const SELECT_DEBIT = '00A4040008A000000333010101';
const FCI =
  '6F458408A000000333010101A539500A50424F432044454249548701019F38099F7A019F02065F2A025F2D027A689F1101019F120A50424F43204445424954BF0C059F4D020B0A';

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
       00A4040007 A0000003330101 > 6147
       00C0000047 > ${FCI}9000`,
    );
  });

  it('gives the account in the records that GPO names, and counts every GPO', async () => {
    const card = poweredCard('bank-only', { exactLength: false, getResponse: false });
    await say(card, SELECT_DEBIT);
    await follow(
      card,
      `80CA9F3600 > 9F36020000 9000
       80A800000A8308 0000000000000156 00 > 6700
       80A800000B 8309 000000000000000156 00 > 800E7C0008010100 10010100 18010100 9000
       00B2010C00 > 70155713 6217000000000000012D35122200000000000F 9000
       00B2011400 > 70215A0A6217000000000000012F 5F2403351231 5F2503250101 5F340101 5F28020156 9000
       00B2021400 > 6A83
       80A800000B 8309 000000000000000156 00 > 800E7C0008010100 10010100 18010100 9000
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

  it('tells the holder, the document and the rules for cryptograms', async () => {
    const card = poweredCard('third-generation-changed-pin', { exactLength: false, getResponse: false });
    await say(card, SELECT_DEBIT);
    await follow(card, '80A800000B 8309 000000000000000156 00 > 800E7C0008010100 10010200 18010100 9000');
    expect(await say(card, '00B2021400')).toMatch(/^704C5F201A[0-9A-F]{52}9F6128[0-9A-F]{80}9F6201009000$/);
    await follow(
      card,
      `00B2011C00 > 7066 9F0702FF00 9F0D05D8609CA800 9F0E050010000000 9F0F05D8689CF800
        8C1B9F02069F03069F1A0295055F2A029A039C019F37049F21039F4E14 8D1A8A029F02069F03069F1A0295055F2A029A039C019F37049F2103
        8E0E000000000000000042031E031F00 9000`.replace(/\n\s*/g, ''),
    );
  });

  it('puts a long name into 9F0B and leaves 5F20 out', async () => {
    const card = poweredCard('rare-characters-extension', { exactLength: false, getResponse: false });
    await say(card, SELECT_DEBIT);
    expect(await say(card, '00B2021400')).toMatch(/^70[0-9A-F]{2}9F0B/);
  });

  it('tells what it paid, newest first, in its own log format', async () => {
    const card = poweredCard('zhaotong', { exactLength: false });
    await say(card, SELECT_DEBIT);
    await follow(
      card,
      `80CA9F4F00 > 9F4F19 9A03 9F2103 9F0206 9F0306 9F1A02 5F2A02 9F4E14 9C01 9F3602 9000
       00B2015C00 > 260108 101512 000000002350 000000000000 0156 0156 CABEB7B6B3ACCAD0${'00'.repeat(12)} 00 0003 9000
       00B2035C00 > 251120 090000 000000050000 000000000000 0156 0156 CABEB7B6D2F8D0D0CDF8B5E3${'00'.repeat(8)} 21 0001 9000
       00B2045C00 > 6A83
       80CA9F1700 > 9F170103 9000
       80CA9F1300 > 9F13020000 9000`,
    );
  });
});

describe('an e-wallet', () => {
  it('is the e-cash of the card of Urumqi; that of Zhaotong has none', async () => {
    const wallet = poweredCard('third-generation', { exactLength: false });
    await say(wallet, SELECT_DEBIT);
    await follow(wallet, '80CA9F7900 > 9F7906000000012345 9000');
    const none = poweredCard('zhaotong');
    await say(none, SELECT_DEBIT);
    await follow(none, '80CA9F7900 > 6A88');
  });
});

describe('a card with several bank applications', () => {
  const CREDIT = '00A4040008A000000333010102';

  it('lists them by priority, in PSE and in PPSE', async () => {
    await follow(
      poweredCard('bank-candidates', { exactLength: false, getResponse: false }),
      `00A404000E315041592E5359532E444446303100 > 6F1E840E315041592E5359532E4444463031A50C8801015F2D027A689F110101 9000
       00B2010C00 > 701B61194F08A000000333010101500A50424F43204445424954870101 9000
       00B2020C00 > 701C611A4F08A000000333010102500B50424F4320435245444954870102 9000
       00B2030C00 > 701C611A4F08A000000333010106500B50424F4320452D43415348870103 9000
       00B2040C00 > 6A83
       00A404000E325041592E5359532E444446303100 > 6F68840E325041592E5359532E4444463031A556BF0C53
        61194F08A000000333010101500A50424F43204445424954870101
        611A4F08A000000333010102500B50424F4320435245444954870102
        611A4F08A000000333010106500B50424F4320452D43415348870103 9000`.replace(/\n\s+61/g, '61'),
    );
  });

  it('selects a blocked one with a warning, fetched as a case 4 with a warning is, and refuses its options', async () => {
    await follow(
      poweredCard('bank-candidates'),
      `${SELECT_DEBIT} > 6283
       00C0000000 > 6C47
       00C0000047 > ${FCI}9000
       80A800000B 8309 000000000000000156 > 6985
       ${CREDIT} > 6158`,
    );
    await follow(poweredCard('bank-candidates', { getResponse: false }), `${SELECT_DEBIT} > ${FCI}6283`);
  });

  it('asks other data of the others, and answers in template 77', async () => {
    const card = poweredCard('bank-candidates', { exactLength: false, getResponse: false });
    expect(await say(card, CREDIT)).toContain('9F38189F66049F02069F03069F1A0295055F2A029A039C019F3704');
    await follow(
      card,
      `80A800000B 8309 000000000000000156 00 > 6700
       80A8000023 8321 ${'00'.repeat(33)} 00 > 7712 82027C00 940C08010100 10010100 18010100 9000
       00A4040008A000000333010106 > 6F3B 8408A000000333010106 A52F 500B50424F4320452D43415348 870103 5F2D027A68 9F110101 9F120B50424F4320452D43415348 BF0C059F4D020B0A 9000
       80A80000028300 > 7712 82027C00 940C08010100 10010100 18010100 9000
       80CA9F7900 > 9F7906000000012345 9000
       80CA9F7700 > 9F7706000000100000 9000
       80CA9F7800 > 9F7806000000050000 9000
       80CA9F6D00 > 9F6D06000000001000 9000
       80CA9F3600 > 9F36020002 9000`,
    );
  });

  it('has an account number that passes the check', () => {
    expect(passesLuhn('6217000000000000020')).toBe(true);
  });
});

describe('what a bank persona may say', () => {
  const withBank = (bank: object) => {
    const persona = loadPersona('zhaotong');
    if (!persona.ok) throw new Error(persona.error.detail);
    const read = readPersona('zhaotong.json', JSON.stringify({ ...persona.value, bank: { ...persona.value.bank, ...bank } }));
    return read.ok ? 'fine' : read.error.detail;
  };

  it.each([
    [{ log: ['260108^101512^2350^00^3^示范超市'], eCash: undefined, blocked: true }, 'fine'],
    [
      { log: ['260108^1015^2350^00^3^示范超市'] },
      'zhaotong.json: bank.log: "260108^1015^2350^00^3^示范超市" is not YYMMDD^HHMMSS^fen^type^counter^merchant',
    ],
    [{ log: ['260108^101512^2350^00^3^示范超市示范超市示范超市'] }, 'zhaotong.json: bank.log: the merchant has more than 20 bytes'],
    [{ log: Array.from({ length: 11 }, () => '260108^101512^2350^00^3^') }, 'zhaotong.json: bank.log: more than 10 entries'],
    [{ applications: ['debit', 'loan'] }, 'zhaotong.json: bank.applications[1]: must be one of debit, credit, quasiCredit, eCash'],
  ])('%j: %s', (bank, message) => {
    expect(withBank(bank)).toBe(message);
  });
});

describe('T=0 at its full rules, T=1 without them', () => {
  it('a small buffer gives an answer over several GET RESPONSE, and corrects each Le', async () => {
    await follow(
      poweredCard('zhaotong', { responseChunk: 32 }),
      `${SELECT_DEBIT} > 6120
       00C0000021 > 6C20
       00C0000020 > ${FCI.slice(0, 64)} 6120
       00C0000000 > 6C20
       00C0000020 > ${FCI.slice(64, 128)} 6107
       00C0000007 > ${FCI.slice(128)} 9000
       00C0000007 > 6985`,
    );
  });

  it('the same card on the antenna speaks T=1: data come at once', async () => {
    const card = poweredCard('zhaotong', { interface: 'contactless' });
    expect(toHex(card.atr() ?? hex(''))).toMatch(/^3B8D8001[0-9A-F]{28}$/);
    await follow(card, `${SELECT_DEBIT} > ${FCI}9000 \n 80CA9F1700 > 9F170103 9000`);
  });
});
