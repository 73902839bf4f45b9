import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../base/bytes.ts';
import { blockCipher } from './ciphers.ts';
import { mac } from './key-rules.ts';
import { follow, poweredCard, say } from './script.fixture.ts';
import type { VirtualCard } from './virtual-card.ts';

const SELECT = '00A404000C504B492EC9E7BBE1B1A3D5CF';
const SELECT_CERTIFICATES = '00A404000C53532E434552542E41444631';

async function inCertificates(): Promise<VirtualCard> {
  const card = poweredCard('third-generation');
  for (const command of [SELECT, SELECT_CERTIFICATES]) await say(card, command);
  return card;
}

/** Presents a PIN as a terminal does; gives the answer. */
async function present(card: VirtualCard, pin: string): Promise<string> {
  await say(card, `80C4010305C103${pin}`);
  const key = hex((await say(card, '00C0000020')).slice(0, 32));
  const challenge = hex((await say(card, '0084000010')).slice(0, 32));
  return say(card, `0020018110${toHex(blockCipher('sm4', key).encrypt(challenge))}`);
}

/** Changes the PIN 123456: a block under its key, the MAC from the challenge. */
async function change(card: VirtualCard, block: string): Promise<string> {
  await say(card, '80C4010305C103123456');
  const key = hex((await say(card, '00C0000020')).slice(0, 32));
  const challenge = hex((await say(card, '0084000010')).slice(0, 32));
  const enciphered = blockCipher('sm4', key).encrypt(hex(block));
  const code = mac('sm4', key, concat(hex('845E010014'), enciphered), challenge);
  return say(card, `845E010014${toHex(enciphered)}${toHex(code)}`);
}

describe('the certificate application of a 3.00 card', () => {
  it('is there, and not on earlier cards', async () => {
    await follow(poweredCard('third-generation'), `${SELECT} > 6110 \n ${SELECT_CERTIFICATES} > 6110`);
    await follow(poweredCard('zhaotong'), `${SELECT} > 6A82 \n ${SELECT_CERTIFICATES} > 6A82`);
  });

  it('takes the PIN 123456, counts wrong ones and locks', async () => {
    const card = await inCertificates();
    expect(await present(card, '111111')).toBe('63C2');
    expect(await present(card, '123456')).toBe('9000');
    for (const answer of ['63C2', '63C1', '63C0', '6983']) expect(await present(card, '222222')).toBe(answer);
    card.powerOff();
    card.powerOn();
    await say(card, SELECT_CERTIFICATES);
    expect(await present(card, '123456')).toBe('6983');
    await follow(card, '00A404000F7378312E73682EC9E7BBE1B1A3D5CF > 611E \n 0020000003000000 > 9000');
  });

  it('refuses what is no such PIN without spending a try', async () => {
    await follow(
      await inCertificates(),
      `80C4010304C1031234 > 6700
       80C4010305C203123456 > 6A80
       80C4010005C103123456 > 6A86
       0020018110 ${'00'.repeat(16)} > 6984
       0020018108 ${'00'.repeat(8)} > 6700
       0020000003 123456 > 6A86`,
    );
    await follow(poweredCard('third-generation'), '80C4010305C103123456 > 6D00');
  });

  it('changes the PIN behind the old one, and keeps the new one without power', async () => {
    const card = await inCertificates();
    await say(card, '0084000010');
    expect(await say(card, `845E010014${'00'.repeat(20)}`)).toBe('6982');
    expect(await present(card, '123456')).toBe('9000');
    await follow(card, `845E010014 ${'00'.repeat(20)} > 6984 \n 845E018114 ${'00'.repeat(20)} > 6A86 \n 845E010004 00000000 > 6700`);
    await say(card, '0084000010');
    expect(await say(card, `845E010014${'00'.repeat(20)}`)).toBe('6988');
    expect(await say(card, `805E010007123456FF654321`)).toBe('6E00');
    expect(await change(card, '03654321800000000000000000000000')).toBe('9000');
    card.powerOff();
    card.powerOn();
    await say(card, SELECT_CERTIFICATES);
    expect(await present(card, '654321')).toBe('9000');
    expect(await present(card, '123456')).toBe('63C2');
  });

  it('refuses a new PIN that has not six digits', async () => {
    const card = await inCertificates();
    await present(card, '123456');
    expect(await change(card, '02654380000000000000000000000000')).toBe('6A80');
    expect(await present(card, '123456')).toBe('9000');
  });

  it('gives the signing key and certificates that others can read', async () => {
    const card = await inCertificates();
    await follow(
      card,
      `00A4020002 0012 > 9000
       00B0000042 > 0004 32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7 BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0 9000
       00A4020002 0018 > 9000`,
    );
    const content = await say(card, '00B0000000');
    expect(content).toMatch(/^3081/);
    const length = parseInt(content.slice(4, 6), 16) + 3;
    const read = content.slice(0, 2 * length);
    const certificate = new X509Certificate(hex(read));
    expect(certificate.subject).toMatch(/^CN=TEST [A-Z]/);
    expect(certificate.validTo).toBe('Jan  1 00:00:00 2035 GMT');
  });
});
