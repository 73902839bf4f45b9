import { describe, expect, it } from 'vitest';
import { follow, poweredCard, say, SELECT_SSSE } from './script.fixture.ts';

const FCI_TDES = '6F16840F7378312E73682EC9E7BBE1B1A3D5CFA50388011E';
const FCI_SM4 = '6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA50988011E9F0C03860103';
const EF05 =
  '0110530602D15600000500010307FFFFFFFF 020133 0304322E3030 040C915600000253060253060201 050420190610 060420390609 0709413533303630323130';

describe('SELECT', () => {
  it('of SSSE tells 3DES on earlier cards and SM4 on 3.00, fetched by GET RESPONSE', async () => {
    await follow(poweredCard('zhaotong'), `${SELECT_SSSE} > 6118 \n 00C0000018 > ${FCI_TDES}9000`);
    await follow(poweredCard('first-generation'), `${SELECT_SSSE} > 6118 \n 00C0000018 > ${FCI_TDES}9000`);
    await follow(poweredCard('third-generation'), `${SELECT_SSSE} > 611E \n 00C000001E > ${FCI_SM4}9000`);
  });

  it('answers at once on a card that needs no GET RESPONSE', async () => {
    await follow(poweredCard('zhaotong', { getResponse: false }), `${SELECT_SSSE}00 > ${FCI_TDES}9000`);
  });

  it('finds files by identifier under each P1 that is used in the field', async () => {
    const card = poweredCard('zhaotong');
    await follow(
      card,
      `00A4020002EF05 > 6A82
       00A4000002DDF1 > 6118
       00A4020002EF05 > 9000
       00A4000002EF06 > 9000
       00A4010002EF05 > 6A82
       00A4020002EF07 > 6A82
       00A4000002DF01 > 610A
       00A4000002DF05 > 6A82
       00A4000002 3F00 > 6120
       00A4010002DDF1 > 6118
       00A4000000 > 6C20
       00A4000020 > 6F1E840E315041592E5359532E4444463031A50C8801015F2D027A689F110101 9000`,
    );
  });

  it('refuses what it does not know', async () => {
    await follow(
      poweredCard('zhaotong'),
      `00A4040005 D156000005 > 610A
       00A4040005 D156000006 > 6A82
       00A404020F7378312E73682EC9E7BBE1B1A3D5CF > 6A82
       00A404010F7378312E73682EC9E7BBE1B1A3D5CF > 6A86
       00A4080002EF05 > 6A86
       00A4020001EF > 6700
       00A40200 > 6700
       00A4040000 > 6700`,
    );
  });
});

describe('READ RECORD', () => {
  const inSsse = async (id: string, options = {}) => {
    const card = poweredCard(id, options);
    await say(card, SELECT_SSSE);
    return card;
  };

  it('reads EF05 by number, by tag, by SFI and whole', async () => {
    await follow(
      await inSsse('zhaotong'),
      `00A4020002EF05 > 9000
       00B2010412 > 0110530602D15600000500010307FFFFFFFF 9000
       00B2010012 > 0110530602D15600000500010307FFFFFFFF 9000
       00B2030006 > 0304322E3030 9000
       00B207040B > 0709413533303630323130 9000
       00B2072C0B > 0709413533303630323130 9000
       00B2072800 > 6C0B
       00B20105FF > ${EF05} 9000
       00B2010540 > ${EF05} 9000
       00B2060515 > 060420390609 0709413533303630323130 9000
       00B2060615 > 0709413533303630323130 060420390609 9000`,
    );
  });

  it('tells the exact length to Le=00 and to too short an Le', async () => {
    await follow(
      await inSsse('zhaotong'),
      `00B2012C00 > 6C12 \n 00B2012C10 > 6C12 \n 00B2012C > 6C12 \n 00B2012CFF > ${EF05.slice(0, 36)} 9000`,
    );
    await follow(await inSsse('zhaotong', { exactLength: false }), `00B2012C00 > ${EF05.slice(0, 36)} 9000`);
  });

  it('goes to the next and the previous record with a tag only when data went out', async () => {
    await follow(
      await inSsse('zhaotong'),
      `00A4020002EF05 > 9000
       00B2030200 > 6C06
       00B2030206 > 0304322E3030 9000
       00B2030206 > 6A83
       00B2020303 > 020133 9000
       00B2020103 > 020133 9000
       00B2000403 > 020133 9000`,
    );
  });

  it('says why it cannot', async () => {
    await follow(
      await inSsse('zhaotong'),
      `00B2010412 > 6986
       00B2084C12 > 6A82
       00B2083412 > 6A83
       00B2550012 > 6986
       00A4020002EF05 > 9000
       00B2080412 > 6A83
       00B2000412 > 6A83
       00B2550012 > 6A83
       00B2080540 > 6A83
       00B2010712 > 6A86
       00B20104 03 010203 > 6700`,
    );
  });

  it('reads EF06 of a 1.00 and a 2.00 card freely; only the later one has a name extension', async () => {
    await follow(
      await inSsse('first-generation'),
      `00A4020002EF06 > 9000
       00B24E0016 > 6A83
       00B2030403 > 0A0131 9000`,
    );
    await follow(
      await inSsse('changed-pin'),
      `00A4020002EF06 > 9000
       00B2080014 > 0812 353330363032313937393039323231353158 9000
       00B24E0016 > 4E14 0000000000000000000000000000000000000000 9000
       00B20A0003 > 0A0131 9000
       00B20B0003 > 0B0101 9000
       00B20C0005 > 0C03530602 9000
       00B20D0006 > 0D0419790922 9000`,
    );
  });

  it('of EF06 on a 3.00 card is refused before authentication', async () => {
    await follow(
      await inSsse('third-generation'),
      `00A4020002EF06 > 9000 \n 00B2080014 > 6982 \n 00B2083014 > 6982 \n 00B2032C06 > 0304332E3030 9000`,
    );
  });

  it('shows what cards in the field really hold', async () => {
    await follow(
      await inSsse('field-deviations'),
      `00B2052C06 > 0504 32303132 9000
       00B20B3003 > 0B01FF 9000
       00B20C3005 > 0C03FFFFFF 9000
       00B20D3006 > 0D04FFFFFFFF 9000`,
    );
    await follow(await inSsse('missing-name'), '00B2093020 > 6A83');
  });
});

describe('READ BINARY', () => {
  it('finds no transparent file', async () => {
    const card = poweredCard('zhaotong');
    await say(card, SELECT_SSSE);
    await follow(
      card,
      `00B0000010 > 6986 \n 00B0850010 > 6981 \n 00B0870010 > 6A82 \n 00A4020002EF05 > 9000 \n 00B0000010 > 6981 \n 00B000000101 > 6700`,
    );
  });
});

describe('a card that is not in order', () => {
  it('blocked: the application answers 9303 to its selection, the card 6A81 to everything', async () => {
    const application = poweredCard('blocked-application');
    await follow(application, `${SELECT_SSSE} > 9303 \n 00A4000002DDF1 > 9303 \n 00A4040008A000000333010101 > 6147`);
    await follow(poweredCard('blocked-card'), `${SELECT_SSSE} > 6A81 \n 00A4000002 3F00 > 6A81 \n 00 > 6A81`);
  });

  it('bank card and transport card: no social-security application', async () => {
    await follow(poweredCard('bank-only'), `${SELECT_SSSE} > 6A82 \n 00A4040008A000000333010101 > 613F`);
    await follow(poweredCard('transport'), `${SELECT_SSSE} > 6A82 \n 00A4040008A000000632010105 > 610C`);
  });

  it('mute and broken ones', () => {
    expect(poweredCard('mute').powerOn()).toBeNull();
    expect(poweredCard('garbage-atr').powerOn()?.[0]).toBe(0xa5);
  });
});

describe('classes and instructions', () => {
  it('unknown ones, and lengths that do not add up', async () => {
    await follow(
      poweredCard('zhaotong'),
      `B0A4000002 3F00 > 6E00
       80A4000002 3F00 > 6E00
       00FE000000 > 6D00
       80A80000028300 > 6D00
       00 > 6700
       00A404 > 6700
       00A4000003 3F00 > 6700
       00A4000002 3F000000 > 6700
       00A4000000 3F00 > 6700`,
    );
  });

  it('GET RESPONSE gives pieces, corrects Le, and forgets after another command', async () => {
    await follow(
      poweredCard('zhaotong'),
      `00C0000018 > 6985
       ${SELECT_SSSE} > 6118
       00C0000020 > 6C18
       00C0000000 > 6C18
       00C0000010 > 6F16840F7378312E73682EC9E7BBE1B1 6108
       00C0010008 > 6A86
       00C0000008 > A3D5CFA50388011E 9000
       00C0000001 > 6985
       ${SELECT_SSSE} > 6118
       00A4020002EF05 > 9000
       00C0000018 > 6985`,
    );
  });
});
