/** PIN and certificates of 3.00 cards on scripted conversations, in literal hexadecimal. SM4 by the vector of GB/T 32907. */
import { describe, expect, it } from 'vitest';
import { toHex } from '../../base/bytes.ts';
import type { CertificateApplication } from '../../ports/certificate-application.ts';
import { faultOf, PIN, scriptedSession, SM4, type Script } from './card-script.fixture.ts';
import { createCertificateApplication } from './certificate-application.ts';

const SELECT: Script = [
  ['00A404000C504B492EC9E7BBE1B1A3D5CF', '9000'],
  ['00A404000C53532E434552542E41444631', '9000'],
];
const KEY = '0123456789ABCDEFFEDCBA9876543210';
const CIPHER = '681EDF34D206965E86B3E94F536E4246';
const VERIFY = (answer: string): Script => [
  ['80C4010305C103123456', `${KEY}${'00'.repeat(16)} 9000`],
  ['0084000010', `${KEY} 9000`],
  [`0020018110${CIPHER}`, answer],
];

async function run<T>(parts: readonly Script[], talk: (application: CertificateApplication) => Promise<T>): Promise<T> {
  const { session, left } = scriptedSession(SM4, parts);
  const outcome = await talk(createCertificateApplication(session));
  expect(left()).toEqual([]);
  return outcome;
}

describe('the PIN of the certificate application', () => {
  it.each([
    ['9000', { outcome: 'correct' }],
    ['63C5', { outcome: 'wrong', triesLeft: 5 }],
    ['63C0', { outcome: 'locked' }],
    ['6983', { outcome: 'locked' }],
  ])('%s: %o', async (sw, outcome) => {
    expect(await run([SELECT, VERIFY(sw)], (application) => application.verifyPin(PIN()))).toEqual({ ok: true, value: outcome });
  });

  it('of another length than six digits is not sent', async () => {
    const outcome = await run([], (application) => application.verifyPin(PIN().slice(0, 4)));
    expect(outcome).toEqual({ ok: true, value: { outcome: 'invalidLength' } });
  });

  it.each<[string, string, RegExp]>([
    ['a short key', `${KEY} 9000`, /^ssc.malformed: PIN of the certificate application: 16 bytes/],
    ['a refusal', '6985', /^ssc.denied: PIN of the certificate application: 6985/],
  ])('%s ends it', async (_what, answer, fault) => {
    const derive: Script = [['80C4010305C103123456', answer]];
    expect(faultOf(await run([SELECT, derive], (application) => application.verifyPin(PIN())))).toMatch(fault);
  });
});

/** SM4 and CBC-MAC recomputed with OpenSSL: the key and the challenge are those of GB/T 32907, the new PIN is 654321. */
const CHANGE = (sealed: string, answer: string): Script => [
  ['0084000010', `${KEY} 9000`],
  [`845E010014${sealed}`, answer],
];
const WITH_PIN = '244F2A9E22FC7ADA25C270FE8053201FC64BA4E0';
const WITH_KEY = 'D8B16284561BC1813FA22C7F63E0FA2370905688';
const NEW_PIN = () => Uint8Array.of(6, 5, 4, 3, 2, 1);

describe('the change of that PIN', () => {
  it('is enciphered under the old PIN’s key, with a MAC that begins at the challenge', async () => {
    const parts = [SELECT, VERIFY('9000'), CHANGE(WITH_PIN, '9000')];
    expect(await run(parts, (application) => application.changePin(PIN(), NEW_PIN()))).toEqual({ ok: true, value: { outcome: 'correct' } });
  });

  it('can carry the new PIN’s key instead, for cards that want it', async () => {
    const derive: Script = [['80C4010305C103654321', `112233445566778899AABBCCDDEEFF00${'00'.repeat(16)} 9000`]];
    const { session, left } = scriptedSession(SM4, [SELECT, VERIFY('9000'), derive, CHANGE(WITH_KEY, '9000')]);
    const changed = await createCertificateApplication(session, { newPin: 'key' }).changePin(PIN(), NEW_PIN());
    expect([changed, left()]).toEqual([{ ok: true, value: { outcome: 'correct' } }, []]);
  });

  it('with a wrong old PIN costs a try and changes nothing', async () => {
    const parts = [SELECT, VERIFY('63C4')];
    const outcome = await run(parts, (application) => application.changePin(PIN(), NEW_PIN()));
    expect(outcome).toEqual({ ok: true, value: { outcome: 'wrong', triesLeft: 4 } });
  });

  it('that the card refuses is told with its status word', async () => {
    const parts = [SELECT, VERIFY('9000'), CHANGE(WITH_PIN, '6988')];
    expect(faultOf(await run(parts, (application) => application.changePin(PIN(), NEW_PIN())))).toMatch(
      /^ssc.unexpectedStatus: CHANGE PIN of the certificate application: 6988/,
    );
  });

  it('to another length than six digits is not sent', async () => {
    const outcome = await run([], (application) => application.changePin(PIN(), NEW_PIN().slice(0, 4)));
    expect(outcome).toEqual({ ok: true, value: { outcome: 'invalidLength' } });
  });
});

describe('certificates', () => {
  const CERTIFICATE = `3081FA${'A5'.repeat(0xfa)}`;
  const read: Script = [
    ['00B0000004', `${CERTIFICATE.slice(0, 8)} 9000`],
    ['00B00000F0', `${CERTIFICATE.slice(0, 2 * 0xf0)} 9000`],
    ['00B000F00D', `${CERTIFICATE.slice(2 * 0xf0)} 9000`],
  ];

  it.each([
    ['signing', '0018'],
    ['encryption', '0019'],
  ] as const)('for %s: as long as it says itself, read twice', async (use, file) => {
    const select: Script = [[`00A4020002${file}`, '9000']];
    const certificate = await run([SELECT, select, read, read], (application) => application.readCertificate(use));
    expect(certificate.ok && toHex(certificate.value)).toBe(CERTIFICATE);
  });

  it('that were never written are missing', async () => {
    const blank: Script = [
      ['00A40200020018', '9000'],
      ['00B0000004', 'FFFFFFFF 9000'],
    ];
    expect(faultOf(await run([SELECT, blank], (application) => application.readCertificate('signing')))).toBe(
      'ssc.missingRecord: certificate 0018: blank',
    );
  });

  it('that end early are malformed', async () => {
    const short: Script = [
      ['00B0000004', '3081FA00 9000'],
      ['00B00000F0', `3081FA${'00'.repeat(100)} 9000`],
      ['00B0006796', '6B00'],
    ];
    const select: Script = [['00A40200020018', '9000']];
    expect(faultOf(await run([SELECT, select, short, short], (application) => application.readCertificate('signing')))).toBe(
      'ssc.malformed: 0018: 103 bytes, 253 announced',
    );
  });

  it('the public key for signing has 66 bytes', async () => {
    const key = '01'.repeat(0x42);
    const once: Script = [['00B0000042', `${key} 9000`]];
    const bytes = await run([SELECT, [['00A40200020012', '9000']], once, once], (application) => application.readSigningKey());
    expect(bytes.ok && toHex(bytes.value)).toBe(key);
  });

  it('are not on cards without the application', async () => {
    const none: Script = [['00A404000C504B492EC9E7BBE1B1A3D5CF', '6A82']];
    expect(faultOf(await run([none], (application) => application.readCertificate('signing')))).toBe(
      'ssc.missingRecord: the card has no certificate application',
    );
  });
});
