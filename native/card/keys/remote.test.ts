import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PIN_BCD, PROCESS_FACTOR, SM4_CARD, SOURCE, TDES_CARD } from '../../../test/vectors/card-keys.ts';
import { fault } from '../../base/fault.ts';
import { hex, toHex } from '../../base/bytes.ts';
import { err, ok } from '../../base/result.ts';
import type { JsonAnswer } from '../../transport/https.ts';
import { createRemoteKeys } from './remote.ts';

const AUTHENTICATION = {
  algorithm: 'sm4',
  cardIdentifier: SM4_CARD.identifier,
  serial: SM4_CARD.serial,
  key: 'RKSSSE',
  processFactor: PROCESS_FACTOR,
  source: SOURCE,
} as const;
const RESET = {
  algorithm: 'tdes',
  cardIdentifier: TDES_CARD.identifier,
  serial: TDES_CARD.serial,
  key: 'STKSSSE',
  processFactor: PROCESS_FACTOR,
  header: hex('84240001'),
  plain: PIN_BCD,
} as const;

/** A service that gives one answer to everything. */
function service(answer: JsonAnswer) {
  const questions: unknown[] = [];
  const keys = createRemoteKeys({
    request: (question) => {
      questions.push(question);
      return Promise.resolve(ok(answer));
    },
    keyAddresses: { RKSSSE: '0a01', STKSSSE: '0902' },
  });
  return { keys, questions };
}

const good = (data: string): JsonAnswer => ({ status: 200, body: { data } });

describe('what the service is asked', () => {
  it('for authentication data: the fields of the HSM steps', async () => {
    const { keys, questions } = service(good(SM4_CARD.authentication));
    const answer = await keys.authenticate(AUTHENTICATION);
    expect(answer.ok && toHex(answer.value)).toBe(SM4_CARD.authentication);
    expect(questions).toEqual([
      {
        operation: 'authenticate',
        algorithm: '03',
        keyAddress: '0a01',
        cardIdentifier: '510100D15600000500000001A1B2C3D4',
        serial: '8684510100000001',
        processFactor: '1122334455667788',
        source: '0102030405060708',
      },
    ]);
  });

  it('for a new PIN: header and plain data', async () => {
    const { keys, questions } = service(good(TDES_CARD.reset.slice(10)));
    const answer = await keys.seal(RESET);
    expect(answer.ok && toHex(answer.value)).toBe(TDES_CARD.reset.slice(10));
    expect(questions).toMatchObject([{ operation: 'seal', algorithm: '01', keyAddress: '0902', header: '84240001', plain: '123456' }]);
  });

  it('nothing for a key without an address', async () => {
    const { keys, questions } = service(good(SM4_CARD.authentication));
    expect(await keys.authenticate({ ...AUTHENTICATION, key: 'PUK' })).toMatchObject({ ok: false, error: { code: 'keys.unknownKey' } });
    expect(questions).toEqual([]);
  });
});

describe('answers', () => {
  it.each<[string, JsonAnswer, string]>([
    ['it has no such key', { status: 200, body: { refusal: 'unknownKey' } }, 'keys.unknownKey'],
    ['it does not know the algorithm', { status: 200, body: { refusal: 'algorithm' } }, 'keys.algorithm'],
    ['it refuses', { status: 200, body: { refusal: 'refused' } }, 'keys.refused'],
    ['it does not know this terminal', { status: 401, body: null }, 'keys.refused'],
    ['this terminal may not ask', { status: 403, body: {} }, 'keys.refused'],
    ['it is broken', { status: 500, body: { data: SM4_CARD.authentication } }, 'keys.unavailable'],
    ['an unknown refusal', { status: 200, body: { refusal: 'tired' } }, 'keys.unavailable'],
    ['half the data', good('DF780C31'), 'keys.unavailable'],
    ['no hexadecimal', good('DF780C31B9398D1X'), 'keys.unavailable'],
    ['data of another type', { status: 200, body: { data: 1 } }, 'keys.unavailable'],
    ['data and refusal at once', { status: 200, body: { data: SM4_CARD.authentication, refusal: 'refused' } }, 'keys.unavailable'],
    ['a list', { status: 200, body: [SM4_CARD.authentication] }, 'keys.unavailable'],
    ['nothing', { status: 200, body: null }, 'keys.unavailable'],
  ])('%s', async (_what, answer, expected) => {
    expect(await service(answer).keys.authenticate(AUTHENTICATION)).toMatchObject({ ok: false, error: { code: expected } });
  });

  it('a line that gives none is keys.unavailable', async () => {
    const keys = createRemoteKeys({
      request: () => Promise.resolve(err(fault('link.closed', 'no answer within 5000 ms'))),
      keyAddresses: { RKSSSE: '0a01' },
    });
    expect(await keys.authenticate(AUTHENTICATION)).toMatchObject({ ok: false, error: { code: 'keys.unavailable' } });
  });

  it('of any other shape never pass as data', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 100, max: 599 }), async (body, status) => {
        const answer = await service({ status, body }).keys.authenticate(AUTHENTICATION);
        expect(answer.ok).toBe(false);
      }),
    );
  });
});
