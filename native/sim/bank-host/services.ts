/** The bank's own interface for what 8583 has no message for; docs/bank-host.md describes it. */
import type { CardIssuer } from './issuer.ts';

export interface ServiceReply {
  readonly status: number;
  readonly body: unknown;
}

const PAN = /^\d{13,19}$/;

/** Answers one question: 200 with the result, 400 for what is no question, 409 for a key that was used for something else. */
export async function answerService(issuer: CardIssuer, question: unknown): Promise<ServiceReply> {
  const { version, operation = '', idempotencyKey: key, pan, name } = textsOf(question);
  if (version !== '1') return { status: 400, body: { problem: 'version' } };
  const card = PAN.test(pan ?? '') ? pan : undefined;
  switch (operation) {
    case 'pinState': {
      if (card === undefined) break;
      const state = await issuer.pinState(card);
      return said({ outcome: 'state', triesLeft: state?.triesLeft ?? null, locked: state?.locked ?? false });
    }
    case 'checkName':
      if (card === undefined || name === undefined) break;
      return said({ outcome: await issuer.checkName(card, name) });
    case 'outcomeOf':
      if (key === undefined) break;
      return said((await issuer.outcomeOf(key)) ?? { outcome: 'unknownKey' });
    case 'reportLoss':
    case 'liftLoss':
    case 'activate': {
      if (card === undefined || key === undefined) break;
      const answer = await issuer.change({ idempotencyKey: key, pan: card, command: operation });
      return 'answer' in answer ? { status: 409, body: { problem: 'idempotencyKey' } } : said(answer);
    }
    default:
      return { status: 501, body: { problem: 'operation' } };
  }
  return { status: 400, body: { problem: 'fields' } };
}

function said(result: object): ServiceReply {
  return { status: 200, body: { version: 1, result } };
}

/** The fields of a question as texts; whatever is not one is left out. */
function textsOf(question: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof question !== 'object' || question === null) return {};
  return Object.fromEntries(
    Object.entries(question).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [],
    ),
  );
}
