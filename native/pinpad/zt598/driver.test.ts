import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../base/bytes.ts';
import { systemClock } from '../../base/clock.ts';
import { ok } from '../../base/result.ts';
import type { WatchedByteLink } from '../../ports/byte-link.ts';
import { encipher } from '../../sim/bank-host/ciphers.ts';
import { pinIn } from '../../sim/bank-host/pin-block.ts';
import { createPinPadLinkSim } from '../../sim/pinpad/pad-sim.ts';
import { Zt598Machine } from '../../sim/pinpad/zt598/machine.ts';
import { ascii } from '../wire/text.ts';
import { createZt598PinPad } from './driver.ts';
import { encodeZtFrame } from './frame.ts';
import { ZT588_SETTINGS, ZT598_SETTINGS } from './settings.ts';

const KEYS = { master: { slot: 1, use: 'master' }, pin: { slot: 0x30, use: 'pin' } } as const;
const SM4_MASTER = '1234567890ABCDEFABCDEF0987654321';
const KEY = '0123456789ABCDEFFEDCBA9876543210';
const PAN = '6230606601007726888';
const UID = hex('00112233445566778899AABBCCDDEEFF');

/** Answers every command with the same word and notes what it was told. */
function parrot(code: number, data = ''): { readonly link: WatchedByteLink; readonly told: string[] } {
  const told: string[] = [];
  let hear: (bytes: Uint8Array) => void = () => undefined;
  const link: WatchedByteLink = {
    write: (bytes) => {
      told.push(String.fromCharCode(...bytes.slice(4, -3)));
      const content = Uint8Array.from([code, ...ascii(data)]);
      queueMicrotask(() => hear(encodeZtFrame(content)));
      return Promise.resolve(ok(undefined));
    },
    onData: (listener) => {
      hear = listener;
      return () => undefined;
    },
    onEnd: () => () => undefined,
    drop: () => undefined,
    close: () => Promise.resolve(),
  };
  return { link, told };
}

async function typed(pad: ReturnType<typeof createZt598PinPad>, sim: ReturnType<typeof createPinPadLinkSim>, digits: string) {
  const entering = pad.enterPin({ minDigits: 6, maxDigits: 6, signal: new AbortController().signal, onCount: () => undefined });
  while (!sim.waits()) await new Promise((resolve) => void systemClock.after(1, () => resolve(undefined)));
  sim.type(digits);
  return entering;
}

describe('a ZT598 with SM4 keys', () => {
  it('takes the published working key under its master key, and gives the published PIN block', async () => {
    const sim = createPinPadLinkSim(new Zt598Machine(), systemClock);
    const pad = createZt598PinPad({ link: sim.link, clock: systemClock, keys: KEYS });
    const master = { name: 'master', cipher: 'sm4', key: hex(SM4_MASTER) } as const;
    const checkValue = new Uint8Array(encipher('sm4', master.key, Buffer.alloc(16)).subarray(0, 4));
    expect(await pad.loadMasterKey({ ...master, checkValue })).toEqual(ok(undefined));
    const enciphered = hex('3D66234C49E4296FF9C78D8BACBD6A76');
    const load = { name: 'pin', under: 'master', cipher: 'sm4', enciphered, checkValue: hex('861E83E3') } as const;
    expect(await pad.loadWorkingKey(load)).toEqual(ok(undefined));
    expect(await typed(pad, sim, '123654')).toEqual(ok({ digits: 6 }));
    const block = await pad.pinBlock({ format: 'iso0-sm4-padded', pan: PAN, key: 'pin' });
    expect(block.ok && toHex(block.value)).toBe('E639B7346D93D4ECE1E991CDCC84936E');
    const value = await pad.checkValue('pin', 'sm4');
    expect(value.ok && toHex(value.value)).toBe('861E83E3');
    await pad.close();
  });
});

describe('a ZT598 that asks for its UID before it uses a key', () => {
  it.each([
    ['knows it', UID, 'ok'],
    ['knows another', hex('FF112233445566778899AABBCCDDEEFF'), 'pinpad.hardwareError'],
    ['knows none', null, 'pinpad.hardwareError'],
  ] as const)('whose program %s', async (_what, uid, expected) => {
    const sim = createPinPadLinkSim(new Zt598Machine({ uid: UID }), systemClock);
    sim.putKey(0x30, hex(KEY));
    const pad = createZt598PinPad({ link: sim.link, clock: systemClock, keys: KEYS, settings: { ...ZT598_SETTINGS, uid } });
    expect((await typed(pad, sim, '123456')).ok).toBe(true);
    const block = await pad.pinBlock({ format: 'iso0-tdes', pan: PAN, key: 'pin' });
    expect(block.ok ? 'ok' : block.error.code).toBe(expected);
    if (block.ok) expect(pinIn('iso0-tdes', Buffer.from(KEY, 'hex'), Buffer.from(block.value), PAN)).toBe('123456');
    await pad.close();
  });
});

describe('what is said to the pad', () => {
  it('is in the older words for a ZT588', async () => {
    const { link, told } = parrot(0x60);
    const pad = createZt598PinPad({ link, clock: systemClock, keys: KEYS, settings: ZT588_SETTINGS });
    const controller = new AbortController();
    const forBlock = { format: 'iso0-tdes', pan: PAN, key: 'pin' } as const;
    const entering = pad.enterPin({ minDigits: 4, maxDigits: 6, signal: controller.signal, onCount: () => undefined, forBlock });
    while (!told.some((text) => text.startsWith('600'))) await Promise.resolve();
    controller.abort();
    expect((await entering).ok).toBe(false);
    const key = hex(KEY);
    const load = { name: 'master', cipher: 'tdes', key, checkValue: hex('08D7B4FB') } as const;
    expect((await pad.loadMasterKey(load)).ok).toBe(false);
    expect(told.slice(0, 8)).toEqual(['5030', '3', '5B21', '523C', '5404', '5506', '600 006660100772688', '5032']);
    expect(told).toContain(`10121${KEY}`);
    await pad.close();
  });
});

describe('each word of the pad', () => {
  it.each([
    [0xdd, 'pinpad.tampered', 'fraudAttempt'],
    [0xff, 'pinpad.tampered', 'fraudAttempt'],
    [0xe0, 'pinpad.hardwareError', 'hardwareError'],
    [0xe1, 'pinpad.keyNotFound', 'starting'],
    [0xe2, 'pinpad.keyNotFound', 'starting'],
    [0xe3, 'pinpad.unsupported', 'starting'],
    [0xe4, 'pinpad.keyNotFound', 'starting'],
    [0xe5, 'pinpad.unsupported', 'starting'],
    [0xe6, 'pinpad.keyNotFound', 'starting'],
    [0xe7, 'pinpad.keyNotFound', 'starting'],
    [0xe8, 'pinpad.unsupported', 'starting'],
    [0xe9, 'pinpad.unsupported', 'starting'],
    [0xea, 'pinpad.unsupported', 'starting'],
    [0xeb, 'pinpad.unsupported', 'starting'],
    [0xec, 'pinpad.hardwareError', 'userError'],
    [0xed, 'pinpad.hardwareError', 'userError'],
    [0xee, 'pinpad.timeout', 'starting'],
    [0xef, 'pinpad.hardwareError', 'starting'],
    [0xd0, 'pinpad.unsupported', 'starting'],
    [0xde, 'pinpad.unsupported', 'starting'],
    [0x01, 'pinpad.hardwareError', 'hardwareError'],
    [0xfe, 'pinpad.hardwareError', 'hardwareError'],
  ])('%i: %s', async (code, expected, state) => {
    const { link } = parrot(code);
    const pad = createZt598PinPad({ link, clock: systemClock, keys: KEYS });
    const entered = await pad.enterPin({ minDigits: 4, maxDigits: 6, signal: new AbortController().signal, onCount: () => undefined });
    expect(entered.ok ? 'ok' : entered.error.code).toBe(expected);
    // A pad that refuses without a reason that says what it is counts as broken until it is heard again.
    expect([state, 'hardwareError']).toContain(pad.state());
    await pad.close();
  });

  it.each([0x60, 0x7f, 0x9f, 0xa0, 0xa1, 0xa3, 0xab, 0xb0, 0xb7])('%i: done', async (code) => {
    const { link } = parrot(code);
    const pad = createZt598PinPad({ link, clock: systemClock, keys: KEYS });
    expect(await pad.status()).toMatchObject({ device: 'online', model: '' });
    await pad.close();
  });
});
