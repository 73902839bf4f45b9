import { describe, expect, it } from 'vitest';
import { hex } from '../base/bytes.ts';
import { loadPersona } from './card/index.ts';
import { authenticationData, sessionKey } from './card/key-rules.ts';
import { personalise } from './card/personalise.ts';
import { follow } from './card/script.fixture.ts';
import { createVirtualPsam, type VirtualPsamOptions } from './psam.ts';
import { protocolOf } from './reader/atr.ts';

const ROOT = () => hex('00112233445566778899AABBCCDDEEFF');
const PROCESS_FACTOR = '1122334455667788';

function psam(options: Partial<VirtualPsamOptions> = {}) {
  const module = createVirtualPsam({ algorithm: 'tdes', region: '430200', root: ROOT, ...options });
  expect(protocolOf(module.powerOn() ?? hex(''))).toBe('chipT0');
  return module;
}

describe('a virtual PSAM', () => {
  it('shows its public files', async () => {
    await follow(
      psam({ terminal: '530602000001' }),
      `00A404000F7378312E73682EC9E7BBE1B1A3D5CF > 6113
       00A4000002DF01 > 610A
       00C000000A > 6F08 8406 D15600000590 9000
       00B096000C > 6C06
       00B0960006 > 530602000001 9000
       00A40200020019 > 9000
       00B0000004 > 00000001 9000
       00B095000F > 000000000000000000010001000000 9000
       00A4000002 3F00 > 6113`,
    );
    await follow(
      psam({ algorithm: 'sm4' }),
      `00A404000F7378332E73682EC9E7BBE1B1A3D5CF > 6113 \n 00A404000F7378312E73682EC9E7BBE1B1A3D5CF > 6A82`,
    );
  });

  it('makes authentication data and MACs of a 3DES card from the worked example', async () => {
    const [f1, f2, f3] = ['3433303030307368', '3433303230307378', '8684420100000001'];
    await follow(
      psam({ keys: { NATIONAL: { usage: 0x67, id: 0x2e }, PROVINCE: { usage: 0x48, id: 0x10 }, CITY: { usage: 0x28, id: 0x11 } } }),
      `00A4040006D15600000590 > 610A
       BFEC000001 43 > 9000
       BFDE672E20 ${f3}${f2}${f1} ${PROCESS_FACTOR} > 9000
       80FA000008 0102030405060708 > 6108
       00C0000008 > FAEF06930CF8B87A 9000
       BFDE481018 ${f3}${f2} ${PROCESS_FACTOR} > 9000
       80FA000008 0102030405060708 > 6108
       00C0000008 > FAEF06930CF8B87A 9000
       80FA000008 0312345680000000 > 6108
       80FA050018 0000000000000000 842400010C96F3CC A3B093B24C800000 > 6104
       00C0000004 > 6881C353 9000
       BFDE281110 ${f3} ${PROCESS_FACTOR} > 9000
       80FA000008 0102030405060708 > 6108
       00C0000008 > FAEF06930CF8B87A 9000`,
    );
  });

  it('makes those of an SM4 card in blocks of 16, to be folded outside', async () => {
    await follow(
      psam({ algorithm: 'sm4', region: '510100', getResponse: false }),
      `00A4040006D15600000590 > 6F088406D15600000590 9000
       BFDE481020 8684510100000001 3531303130307378 ${PROCESS_FACTOR}0000000000000000 > 9000
       80FA050020 00000000000000000000000000000000 84240000048000000000000000000000 > 84ED5C83 9000
       80FA050020 00000000000000000000000000000000 841E0001048000000000000000000000 > 62F92F5C 9000
       80FA000010 03123456800000000000000000000000 > F4E29DCBDF9A0929238A0B2E2B47FE5D 9000`,
    );
  });

  it('refuses a wrong level, an unknown key, a wrong length, and work before a key', async () => {
    await follow(
      psam(),
      `BFDE481018 ${'00'.repeat(24)} > 6985
       00A4000002DF01 > 610A
       80FA000008 0102030405060708 > 6985
       BFDE671020 ${'00'.repeat(32)} > 6A80
       BFDE281010 ${'00'.repeat(16)} > 6A80
       BFDE467718 ${'00'.repeat(24)} > 6A88
       BFDE481017 ${'00'.repeat(23)} > 6700
       BFDE672E20 ${'00'.repeat(32)} > 9000
       80FA050010 ${'00'.repeat(16)} > 6985
       80FA000007 ${'00'.repeat(7)} > 6700
       80FA010008 ${'00'.repeat(8)} > 6A86
       BFEC010001 00 > 6A86
       0020000003 123456 > 6A88
       8424000004 00000000 > 6A88`,
    );
  });

  it('knows the keys of the invented cards', async () => {
    const persona = loadPersona('zhaotong');
    if (!persona.ok) throw new Error(persona.error.detail);
    const chip = personalise(persona.value);
    expect(chip.key('PUK')).toHaveLength(16);
    const serial = persona.value.atr.slice(-16);
    const module = createVirtualPsam({ algorithm: 'tdes', region: '530602', getResponse: false });
    module.powerOn();
    await follow(
      module,
      `00A4040006D15600000590 > 6F088406D15600000590 9000 \n BFDE481018 ${serial}3533303630327378 ${PROCESS_FACTOR} > 9000`,
    );
    const expected = authenticationData(
      'tdes',
      sessionKey('tdes', chip.key('PUK') ?? hex(''), hex(PROCESS_FACTOR)),
      hex('0102030405060708'),
    );
    const answer = await module.transmit(hex('80FA0000080102030405060708'));
    expect(answer).toEqual(Uint8Array.from([...expected, 0x90, 0x00]));
  });
});
