/** The ID card against the card in hand, with what real chips do to names and numbers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasExpired } from '../../electron/session/runner/card-effects.ts';
import { loadPersona } from '../../native/sim/card/index.ts';
import type { SimDocument } from '../../native/sim/idreader/documents.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';

const FULL_WIDTH_OFFSET = 0xfee0;
const VALID = { validFrom: '2016-01-01', validUntil: 'longTerm' } as const;

let kiosk: InProcess;
beforeEach(async () => {
  kiosk = await startInProcess();
});
afterEach(() => kiosk.close());

function documentOf(persona: string, change: Partial<SimDocument> = {}): SimDocument {
  const loaded = loadPersona(persona);
  if (!loaded.ok) throw new Error(loaded.error.detail);
  const { number, name } = loaded.value.holder;
  return { kind: 'residentIdCard', number, name, ...VALID, ...change };
}

async function uptoIdCard(persona: string): Promise<void> {
  kiosk.insert(persona);
  await kiosk.until('trouble');
  kiosk.intent({ intent: 'choose', service: 'resetSocialSecurityPin' });
  await kiosk.until('presentIdCard');
}

const fullWidth = (number: string): string =>
  number.replace(/./g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + FULL_WIDTH_OFFSET));

describe("the holder's own ID card", () => {
  it.each([
    ['as it should be', {}],
    ['with a number in full-width digits', { number: fullWidth(documentOf('locked-pin').number) }],
    ['with a blank and another width in the name', { name: `${documentOf('locked-pin').name}　` }],
    ['with a private code for a rare character', { name: documentOf('locked-pin').name.replace(/.$/u, '\ue863') }],
  ] satisfies readonly (readonly [string, Partial<SimDocument>])[])('%s is taken', async (_how, change) => {
    await uptoIdCard('locked-pin');
    const document = documentOf('locked-pin', change);
    const { number } = documentOf('locked-pin');
    const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
    kiosk.machine.idReaderSim.place({ ...document, details: { birthDate } });
    await kiosk.until('confirm');
  });
});

describe("somebody else's ID card", () => {
  it.each([
    ['the same name and another number', { number: documentOf('changed-pin').number }],
    ['the same number and another name', { name: documentOf('changed-pin').name }],
  ] satisfies readonly (readonly [string, Partial<SimDocument>])[])('with %s is refused', async (_what, change) => {
    await uptoIdCard('locked-pin');
    kiosk.machine.idReaderSim.place(documentOf('locked-pin', change));
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'idCardMismatch', faultCode: 'session.idCardMismatch' });
  });
});

describe('an ID card that has expired', () => {
  const EXPIRED = { validFrom: '2005-03-01', validUntil: '2025-03-01' } as const;

  it('identifies nobody: no session begins, and the screen says what to do', async () => {
    kiosk.intent({ intent: 'begin' });
    await kiosk.until('insertCard');
    kiosk.machine.idReaderSim.place(documentOf('zhaotong', EXPIRED));
    expect(await kiosk.until('trouble')).toMatchObject({
      trouble: 'idCardExpired',
      faultCode: 'session.idCardExpired',
      endedOn: '2025-03-01',
    });
    expect(kiosk.journal.sessions()).toEqual([]);
  });

  it('is refused within a session, and the new one is taken', async () => {
    await uptoIdCard('locked-pin');
    kiosk.machine.idReaderSim.place(documentOf('locked-pin', EXPIRED));
    expect((await kiosk.until('trouble')).trouble).toBe('idCardExpired');
    kiosk.machine.idReaderSim.takeAway();
    kiosk.intent({ intent: 'again' });
    await kiosk.until('presentIdCard');
    kiosk.machine.idReaderSim.place(documentOf('locked-pin'));
    await kiosk.until('confirm');
  });

  it('still holds on its last day', () => {
    const noon = Date.parse('2026-11-22T12:00:00+08:00');
    expect([hasExpired('2026-11-22', noon), hasExpired('2026-11-21', noon), hasExpired('longTerm', noon)]).toEqual([false, true, false]);
  });
});
