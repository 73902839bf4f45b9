import { describe, expect, it } from 'vitest';
import type { FaultCode } from '../../electron/audit/fault-code.ts';
import { FAULT_CODES } from '../../electron/audit/fault-codes.ts';
import type { View } from '../../electron/api/view.ts';
import { isKnownTrouble, troubleView } from '../../electron/session/trouble.ts';
import { Rig, rigConfig, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

/** Places whose faults can end on a customer's screen. */
const CUSTOMERS = new Set([
  'card',
  'reader',
  'pcsc',
  'ssc',
  'pboc',
  'keys',
  'idreader',
  'pinpad',
  'printer',
  'host',
  'authority',
  'session',
]);
const MET = Object.keys(FAULT_CODES).filter((code) => CUSTOMERS.has(code.slice(0, code.indexOf('.'))));

/** What the print screen says. */
const PRINTED: Readonly<Record<Extract<FaultCode, `printer.${string}`>, Extract<View, { screen: 'printed' }>['outcome']>> = {
  'printer.absent': 'absent',
  'printer.paperOut': 'paperOut',
  'printer.paperJammed': 'jammed',
  'printer.coverOpen': 'jammed',
  'printer.notConfirmed': 'notConfirmed',
  'printer.hardwareError': 'notConfirmed',
  'printer.cancelled': 'cancelled',
  'printer.printedBefore': 'printed',
};

/** Ends of an entry that are no trouble: the person cancelled, or is asked anew. */
const ENTRY_ENDS: readonly string[] = ['pinpad.cancelled', 'pinpad.timeout'];

describe('what a person sees of a failure', () => {
  it.each(MET)('%s has its screen', (code) => {
    if (code in PRINTED || ENTRY_ENDS.includes(code)) return;
    expect(isKnownTrouble(code)).toBe(true);
    const view = troubleView(code, rigConfig());
    expect(view.faultCode).toBe(code);
  });

  it.each(Object.entries(PRINTED))('%s is told as %s on the print screen, with its code', (code, outcome) => {
    const rig = new Rig();
    rig.verify();
    rig.intent({ intent: 'print' });
    rig.answer({ of: 'print', result: { outcome: 'failed', code } });
    expect(rig.screen('printed')).toMatchObject({ outcome, faultCode: code });
  });

  it('goes to the menu when the person cancels the bank PIN, and asks anew when nobody typed', () => {
    const rig = bankPin();
    rig.answer({ of: 'pad.enter', result: { outcome: 'timedOut' } });
    expect(rig.screen('pin')).toMatchObject({ pin: 'bank', lastTry: 'timedOut' });
    rig.answer({ of: 'pad.enter', result: { outcome: 'cancelled' } });
    rig.screen('menu');
  });

  it.each([
    ['pinpad.gone', 'pinPadGone', 'again'],
    ['pinpad.hardwareError', 'pinPadGone', 'again'],
    ['pinpad.tampered', 'pinPadTampered', 'none'],
  ])('%s has a screen of its own: at the entry, at the encipherment, and of the card’s own PIN', (code, trouble, retry) => {
    const entered = bankPin();
    entered.answer({ of: 'pad.enter', result: { outcome: 'failed', code } });
    expect(entered.screen('trouble')).toMatchObject({ trouble, retry, faultCode: code });
    const enciphered = bankPin();
    enciphered.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    enciphered.answer({ of: 'bank.verifyPin', result: { outcome: 'failed', code } });
    expect(enciphered.screen('trouble')).toMatchObject({ trouble, retry, faultCode: code });
    const cards = new Rig();
    cards.identify();
    cards.answer({ of: 'pad.enter', result: { outcome: 'failed', code } });
    expect(cards.screen('trouble')).toMatchObject({ trouble, faultCode: code });
  });

  it.each(['pinpad.aborted', 'pinpad.noPin', 'pinpad.keyNotFound', 'pinpad.unsupported'])(
    '%s during the entry of a PIN ends on the trouble screen with its code',
    (code) => {
      const rig = new Rig();
      rig.identify();
      rig.answer({ of: 'pad.enter', result: { outcome: 'failed', code } });
      expect(rig.screen('trouble')).toMatchObject({ trouble: 'internal', faultCode: code });
    },
  );

  it.each([
    'idreader.unreadable',
    'idreader.unknownDocument',
    'idreader.malformed',
    'idreader.timeout',
    'idreader.hardwareError',
    'idreader.gone',
  ])('%s during a loss report lets the person lay the ID card down again', (code) => {
    expect(troubleView(code, rigConfig())).toMatchObject({ trouble: 'idCardUnreadable', retry: 'again', faultCode: code });
  });

  it('tells another person’s ID card as session.idCardMismatch', () => {
    const functions = WANG_RECORDS.card.functions.map((each) => ({ ...each, state: 'temporarilyLost' as const }));
    const rig = new Rig();
    rig.verify(WANG, { ...WANG_RECORDS, card: { ...WANG_RECORDS.card, functions } });
    rig.intent({ intent: 'menu' });
    rig.intent({ intent: 'choose', service: 'liftLoss' });
    rig.intent({ intent: 'chooseFunction', cardFunction: 'socialSecurity' });
    const idCard = {
      name: '李明',
      maskedName: '*明',
      maskedIdentityNumber: '530***********0019',
      validUntil: 'longTerm',
      matchesCard: false,
    };
    rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 's', idCard, settled: [] } });
    expect(rig.screen('trouble')).toMatchObject({ trouble: 'idCardMismatch', faultCode: 'session.idCardMismatch' });
  });

  it.each([
    ['locked before the first digit', 'session.bankPinLocked', 'bankPinLocked'],
    ['unknown', 'session.bankCardUnknown', 'bankCardUnknown'],
    ['reported lost', 'session.bankCardLost', 'bankCardLost'],
  ])('a bank card that is %s is told as %s', (what, code, trouble) => {
    const rig = new Rig();
    rig.verify();
    rig.intent({ intent: 'menu' });
    rig.intent({ intent: 'choose', service: 'bankPinCheck' });
    const locked = code === 'session.bankPinLocked';
    rig.answer({ of: 'bank.pinState', result: { outcome: 'state', triesLeft: locked ? 0 : 3, locked } });
    if (!locked) {
      rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
      rig.answer({ of: 'bank.verifyPin', result: { outcome: what === 'unknown' ? 'unknownCard' : 'cardLost' } });
    }
    expect(rig.screen('trouble')).toMatchObject({ trouble, faultCode: code });
  });

  it.each([
    ['callBank', 'session.bankWantsCall', 'bankWantsCall', 'none'],
    ['restricted', 'session.bankCardRestricted', 'bankCardRestricted', 'none'],
    ['expired', 'session.bankCardExpired', 'bankCardExpired', 'none'],
    ['tryLater', 'session.bankTryLater', 'bankTryLater', 'again'],
  ] as const)('a bank that refuses with %s is told as %s', (refusal, code, trouble, retry) => {
    const rig = bankPin();
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'bank.verifyPin', result: { outcome: 'refused', refusal, responseCode: '05' } });
    expect(rig.screen('trouble')).toMatchObject({ trouble, faultCode: code, retry });
  });

  it.each([
    ['host.unknownOutcome', 'session.bankCheckUnknown', 'bankCheckUnknown'],
    ['host.unreachable', 'host.unreachable', 'hostAway'],
    ['host.notOffered', 'host.notOffered', 'bankRefusesTerminal'],
    ['host.terminalRefused', 'host.terminalRefused', 'bankRefusesTerminal'],
    ['host.keysRefused', 'host.keysRefused', 'bankRefusesTerminal'],
  ])('a PIN check that ends with %s is told as %s', (fault, code, trouble) => {
    const rig = bankPin();
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'bank.verifyPin', result: { outcome: 'failed', code: fault } });
    expect(rig.screen('trouble')).toMatchObject({ trouble, faultCode: code });
  });

  it('asks for the bank PIN once more when the keys were renewed meanwhile, and says that no try was spent', () => {
    const rig = bankPin();
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'bank.verifyPin', result: { outcome: 'enterAgain' } });
    expect(rig.screen('pin')).toMatchObject({ pin: 'bank', lastTry: 'enterAgain', triesLeft: 3 });
  });
});

function bankPin(): Rig {
  const rig = new Rig();
  rig.verify();
  rig.intent({ intent: 'menu' });
  rig.intent({ intent: 'choose', service: 'bankPinCheck' });
  rig.answer({ of: 'bank.pinState', result: { outcome: 'state', triesLeft: 3, locked: false } });
  return rig;
}
