import { describe, expect, it } from 'vitest';
import { fault } from '../../../../native/base/fault.ts';
import { err, ok } from '../../../../native/base/result.ts';
import type { LinkFaultCode } from '../../../../native/ports/byte-link.ts';
import { createJsonBankServices } from './services.ts';

const REPORT = { command: 'reportLoss', idempotencyKey: 'key-1', pan: '6217000000000000012' } as const;

function answering(status: number, body: unknown) {
  const questions: unknown[] = [];
  const request = (question: unknown) => {
    questions.push(question);
    return Promise.resolve(ok({ status, body }));
  };
  return { services: createJsonBankServices({ request, terminal: '00000001' }), questions };
}
const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  result.ok ? 'ok' : (result.error?.code ?? '');

describe("the bank's JSON interface", () => {
  it('is asked with version, terminal and operation', async () => {
    const { services, questions } = answering(200, { version: 1, result: { outcome: 'done', receiptNumber: 'B00000001' } });
    expect(await services.change(REPORT)).toEqual({ ok: true, value: { outcome: 'done', receiptNumber: 'B00000001' } });
    expect(questions).toEqual([{ version: 1, terminal: '00000001', operation: 'reportLoss', idempotencyKey: 'key-1', pan: REPORT.pan }]);
  });

  it.each([
    [400, 'host.protocol'],
    [401, 'host.terminalRefused'],
    [403, 'host.terminalRefused'],
    [409, 'host.protocol'],
    [501, 'host.notOffered'],
    [503, 'host.unreachable'],
  ])('status %i is %s', async (status, said) => {
    expect(code(await answering(status, null).services.change(REPORT))).toBe(said);
  });

  it.each([
    ['no JSON', null],
    ['another version', { version: 2, result: { outcome: 'done', receiptNumber: 'B1' } }],
    ['a reason that is none', { version: 1, result: { outcome: 'refused', reason: 'because' } }],
    ['more than was agreed', { version: 1, result: { outcome: 'done', receiptNumber: 'B1', pan: REPORT.pan } }],
  ])('%s in answer to a change leaves its outcome unknown; to a question it is a broken agreement', async (_what, body) => {
    const { services } = answering(200, body);
    expect(code(await services.change(REPORT))).toBe('host.unknownOutcome');
    expect(code(await services.outcomeOf('key-1'))).toBe('host.protocol');
    expect(code(await services.checkName(REPORT.pan, '张三'))).toBe('host.protocol');
    expect(code(await services.pinState(REPORT.pan))).toBe('host.protocol');
  });

  it.each([
    ['link.refused', 'host.unreachable', 'host.unreachable'],
    ['link.closed', 'host.unknownOutcome', 'host.unreachable'],
  ] as const)('%s: a change is %s, a question %s', async (link: LinkFaultCode, change, question) => {
    const services = createJsonBankServices({ request: () => Promise.resolve(err(fault(link, 'test'))), terminal: '00000001' });
    expect(code(await services.change(REPORT))).toBe(change);
    expect(code(await services.outcomeOf('key-1'))).toBe(question);
  });
});
