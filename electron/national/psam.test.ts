/** The interface with a PSAM in the second slot, for cards of all three algorithms: whoever computes, the terminal never does. */
import { describe, expect, it } from 'vitest';
import { createPsamKeys, type PsamKeys } from '../../native/card/keys/psam.ts';
import { PSAM_ENVIRONMENTS } from '../../native/card/keys/psam-session-key.ts';
import { psamInSlot } from '../../native/card/keys/psam-slot.ts';
import { hex } from '../../native/base/bytes.ts';
import type { Persona } from '../../native/sim/card/index.ts';
import { createVirtualCard } from '../../native/sim/card/create.ts';
import { createVirtualPsam, PSAM_KEYS } from '../../native/sim/psam.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';
import { loadPersona } from '../../native/sim/card/index.ts';
import { cardInfoOf, hsmOf, must, nationalBench } from './national.fixture.ts';

const TERMINAL = '530602000017';
const zhaotong = must(loadPersona('zhaotong'));
const WHOLE_STK = { ...zhaotong.testRootKeys, STKSSSE: '00112233445566778899AABBCCDDEEFF' };
const PERSONAS: readonly (readonly [string, Persona])[] = [
  ['3DES', zhaotong],
  ['SSF33', { ...zhaotong, algorithm: 'ssf33', testRootKeys: WHOLE_STK }],
  ['SM4', must(loadPersona('third-generation'))],
];

function psamFor(persona: Persona): PsamKeys {
  const readers = new SimulatedCardReaders();
  readers.addReader('SAM Slot');
  const roots = persona.testRootKeys as Readonly<Record<string, string | undefined>>;
  const root = (name: string) => {
    const own = roots[name];
    return own === undefined ? new TextEncoder().encode(`TEST-${name}`.padEnd(16, '-')) : hex(own);
  };
  const region = persona.card.identifier.slice(0, 6);
  readers.insert('SAM Slot', createVirtualPsam({ algorithm: persona.algorithm, region, terminal: TERMINAL, root }));
  const environments = { ...PSAM_ENVIRONMENTS, sm4: hex('7378332E73682EC9E7BBE1B1A3D5CF') };
  return createPsamKeys({ psam: psamInSlot(readers, 'SAM Slot'), keyAddresses: PSAM_KEYS, environments });
}

function benchOf(persona: Persona, typed: `${number}`[], withKeys: boolean) {
  const keys = psamFor(persona);
  const parts = withKeys ? { keys, terminalNumber: () => keys.terminalNumber() } : {};
  return {
    ...nationalBench(createVirtualCard(persona), typed, parts, withKeys ? new Set() : new Set(['keys'])),
    hsm: hsmOf(persona, keys),
  };
}

describe.each(PERSONAS)('a card with %s and a PSAM', (_name, persona) => {
  const info = cardInfoOf(persona.id);

  it('is read, with the PSAM’s terminal number in the tenth field', async () => {
    const { national } = benchOf(persona, [], true);
    const { code, out } = await national.iReadCardBas('1');
    expect([code, out.split('|')[9], out.split('|')[1]]).toEqual([0, TERMINAL, persona.holder.number]);
  });

  it('opens files by its read key, and gets a new PIN', async () => {
    const { national } = benchOf(persona, ['654321', '654321', '654321'], true);
    expect(await national.iReadCard('1', '2', info, 'DF01EF05|20|$')).toMatchObject({ code: 0 });
    expect(await national.iReloadPIN('1', info)).toEqual({ code: 0, out: '' });
    expect(await national.iVerifyPIN('1')).toEqual({ code: 0, out: '' });
    expect(await national.iUnblockPIN('1', info)).toEqual({ code: 0, out: '' });
  });

  it('is served in steps by a service elsewhere that computes the same', async () => {
    const { national, hsm } = benchOf(persona, ['654321', '654321', '654321'], false);
    const bas = (await national.iReadCardBas_HSM_Step1('1')).out.split('|');
    const irk = await hsm.authenticate('IRK', bas[4], bas[5]);
    const rk = bas[6] === '' ? '' : await hsm.authenticate('RKSSSE', bas[6], bas[7]);
    expect((await national.iReadCardBas_HSM_Step2(`${irk}|${rk}|`)).out.split('|')[9]).toBe('000000000000');

    const read = (await national.iReadCard_HSM_Step1('1', info, 'DF01EF05|20|$')).out.split('|');
    expect(read[0]).toBe({ tdes: '01', ssf33: '02', sm4: '03' }[persona.algorithm]);
    const authentication = await hsm.authenticate('RK1DF01', read[2], read[3]);
    expect(await national.iReadCard_HSM_Step2(authentication)).toMatchObject({ code: 0 });

    const reload = (await national.iReloadPIN_HSM_Step1('1', info)).out.split('|');
    const sealing = (await national.iReloadPIN_HSM_Step2(await hsm.authenticate('PUK', reload[2], reload[3]))).out.split('|');
    const command = await hsm.seal(sealing[2], sealing[3], sealing[4] ?? '');
    expect(command).toHaveLength(persona.algorithm === 'tdes' ? 34 : 50);
    expect(await national.iReloadPIN_HSM_Step3(command)).toEqual({ code: 0, out: '' });
    expect(await national.iVerifyPIN('1')).toEqual({ code: 0, out: '' });
  });
});

it('software keys answer −2202 for SSF33: nobody publishes that algorithm', async () => {
  const [, [, ssf33]] = PERSONAS as readonly [unknown, readonly [string, Persona]];
  const { national } = nationalBench(createVirtualCard(ssf33));
  expect((await national.iReloadPIN('1', cardInfoOf('zhaotong'))).code).toBe(-31);
  expect((await national.iUnblockPIN('1', cardInfoOf('zhaotong'))).code).toBe(-2202);
});
