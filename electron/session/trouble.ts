/** One mapping from what went wrong to what a person can do about it; everything else is "out of service". */
import type { TroubleKind } from '../api/trouble-kind.ts';
import type { View } from '../api/view.ts';
import type { HelpTopic, SessionConfig } from './config.ts';

type Retry = Extract<View, { screen: 'trouble' }>['retry'];
interface Entry {
  readonly trouble: TroubleKind;
  readonly retry: Retry;
  readonly help?: HelpTopic;
}

const unreadable: Entry = { trouble: 'cardUnreadable', retry: 'takeCard', help: 'cardUnreadable' };
const readerGone: Entry = { trouble: 'readerGone', retry: 'none' };
const serviceDown: Entry = { trouble: 'serviceDown', retry: 'none' };
const hostAway: Entry = { trouble: 'hostAway', retry: 'again' };
const idCardUnreadable: Entry = { trouble: 'idCardUnreadable', retry: 'again' };
const codeReaderGone: Entry = { trouble: 'codeReaderGone', retry: 'again' };
const pinPadGone: Entry = { trouble: 'pinPadGone', retry: 'again' };
const internal: Entry = { trouble: 'internal', retry: 'none' };
const cardMakerDown: Entry = { trouble: 'cardMakerDown', retry: 'none' };
const removed: Entry = { trouble: 'cardRemoved', retry: 'none' };

const TABLE: Readonly<Record<string, Entry>> = {
  'card.removed': removed,
  'card.absent': removed,
  'card.swapped': removed,
  'card.mute': unreadable,
  'card.reset': { ...unreadable, retry: 'again' },
  'card.protocol': unreadable,
  'card.timeout': unreadable,
  'card.cancelled': { ...unreadable, retry: 'again' },
  'reader.gone': readerGone,
  'reader.busy': { trouble: 'readerGone', retry: 'again' },
  'reader.unsupported': unreadable,
  'reader.retainFailed': unreadable,
  'pcsc.absent': serviceDown,
  'pcsc.lost': serviceDown,
  'ssc.notASocialSecurityCard': { trouble: 'cardNotSocialSecurity', retry: 'takeCard' },
  'ssc.blocked': { trouble: 'cardBlocked', retry: 'takeCard', help: 'cardUnreadable' },
  'ssc.malformed': unreadable,
  'ssc.missingRecord': unreadable,
  'ssc.denied': unreadable,
  'ssc.algorithm': unreadable,
  'ssc.notGenuine': { trouble: 'cardNotGenuine', retry: 'takeCard', help: 'cardUnreadable' },
  'ssc.authenticationRefused': unreadable,
  'ssc.memoryFailure': unreadable,
  'ssc.unexpectedStatus': unreadable,
  'pboc.notABankCard': unreadable,
  'pboc.blocked': { trouble: 'cardBlocked', retry: 'takeCard', help: 'bankPinLocked' },
  'pboc.malformed': unreadable,
  'pboc.missingRecord': unreadable,
  'pboc.unexpectedStatus': unreadable,
  'keys.unavailable': hostAway,
  'keys.refused': hostAway,
  'keys.unknownKey': unreadable,
  'keys.algorithm': unreadable,
  'idreader.unreadable': idCardUnreadable,
  'idreader.malformed': idCardUnreadable,
  'idreader.unknownDocument': idCardUnreadable,
  'idreader.timeout': idCardUnreadable,
  'idreader.cancelled': idCardUnreadable,
  'idreader.gone': idCardUnreadable,
  'idreader.hardwareError': idCardUnreadable,
  'barcode.cancelled': codeReaderGone,
  'barcode.gone': codeReaderGone,
  'barcode.unreadable': codeReaderGone,
  'pinpad.aborted': internal,
  'pinpad.noPin': internal,
  'pinpad.keyNotFound': internal,
  'pinpad.unsupported': internal,
  'pinpad.gone': pinPadGone,
  'pinpad.tampered': { trouble: 'pinPadTampered', retry: 'none' },
  'pinpad.hardwareError': pinPadGone,
  'session.idCardMismatch': { trouble: 'idCardMismatch', retry: 'again' },
  'session.idCardExpired': { trouble: 'idCardExpired', retry: 'again' },
  'dispenser.empty': { trouble: 'cardMakerEmpty', retry: 'none' },
  'dispenser.jammed': cardMakerDown,
  'dispenser.binFull': cardMakerDown,
  'dispenser.gone': cardMakerDown,
  'dispenser.hardwareError': cardMakerDown,
  'dispenser.noCard': cardMakerDown,
  'dispenser.ribbonOut': cardMakerDown,
  'bin.full': cardMakerDown,
  'session.cardExpired': { trouble: 'cardExpired', retry: 'takeCard', help: 'cardExpired' },
  'session.socialSecurityPinLocked': { trouble: 'pinLocked', retry: 'takeCard', help: 'socialSecurityPinLocked' },
  'session.socialSecurityPinNotSet': { trouble: 'pinNotSet', retry: 'takeCard', help: 'socialSecurityPinLocked' },
  'session.bankPinLocked': { trouble: 'bankPinLocked', retry: 'none', help: 'bankPinLocked' },
  'session.bankCardUnknown': { trouble: 'bankCardUnknown', retry: 'none', help: 'bankPinLocked' },
  'session.bankCardLost': { trouble: 'bankCardLost', retry: 'none', help: 'bankPinLocked' },
  'session.bankCardRestricted': { trouble: 'bankCardRestricted', retry: 'none', help: 'bankPinLocked' },
  'session.bankCardExpired': { trouble: 'bankCardExpired', retry: 'none', help: 'bankPinLocked' },
  'session.bankWantsCall': { trouble: 'bankWantsCall', retry: 'none', help: 'bankPinLocked' },
  'session.bankTryLater': { trouble: 'bankTryLater', retry: 'again' },
  'session.bankCheckUnknown': { trouble: 'bankCheckUnknown', retry: 'again' },
  'session.pinChangeCutOff': { trouble: 'pinChangeCutOff', retry: 'takeCard' },
  'session.cardRemovedWhileWriting': { trouble: 'unknownOutcome', retry: 'none' },
  'session.numbersLocked': { trouble: 'numbersLocked', retry: 'none' },
  'session.cardRetained': { trouble: 'cardRetained', retry: 'none' },
  'session.recordsNotAsked': hostAway,
  'session.internal': internal,
  'power.onBattery': { trouble: 'powerOnBattery', retry: 'none' },
  'power.batteryLow': { trouble: 'powerLow', retry: 'none' },
  'host.unreachable': hostAway,
  'host.protocol': hostAway,
  'host.notOffered': { trouble: 'bankRefusesTerminal', retry: 'none' },
  'host.terminalRefused': { trouble: 'bankRefusesTerminal', retry: 'none' },
  'host.keysRefused': { trouble: 'bankRefusesTerminal', retry: 'none' },
  'host.unknownOutcome': { trouble: 'unknownOutcome', retry: 'again' },
  'authority.unknownPerson': { trouble: 'personUnknown', retry: 'none' },
  'authority.unknownCard': { trouble: 'personUnknown', retry: 'none' },
  'authority.notAllowedHere': { trouble: 'personUnknown', retry: 'none' },
  'authority.notAuthorised': { trouble: 'personUnknown', retry: 'none' },
  'authority.noAccount': { trouble: 'personUnknown', retry: 'none' },
};

/** Failure codes that the session itself gives, beside those of devices and hosts. */
export type SessionFaultCode =
  | 'session.idCardMismatch'
  | 'session.idCardExpired'
  | 'session.cardExpired'
  | 'session.socialSecurityPinLocked'
  | 'session.socialSecurityPinNotSet'
  | 'session.bankPinLocked'
  | 'session.bankCardUnknown'
  | 'session.bankCardLost'
  | 'session.bankCardRestricted'
  | 'session.bankCardExpired'
  | 'session.bankWantsCall'
  | 'session.bankTryLater'
  | 'session.bankCheckUnknown'
  | 'session.pinChangeCutOff'
  | 'session.cardRemovedWhileWriting'
  | 'session.numbersLocked'
  | 'session.cardRetained'
  | 'session.recordsNotAsked'
  | 'session.internal';

/** The trouble screen of a failure code. `alternatives` are services that still work. */
export function troubleView(
  code: string,
  config: SessionConfig,
  alternatives: Extract<View, { screen: 'trouble' }>['alternatives'] = [],
): Extract<View, { screen: 'trouble' }> {
  const entry = TABLE[code] ?? internal;
  const help = entry.help === undefined ? { goTo: [], bring: [] } : config.rules.help(entry.help);
  return {
    screen: 'trouble',
    trouble: entry.trouble,
    faultCode: code,
    goTo: help.goTo,
    bring: help.bring,
    retry: entry.retry,
    alternatives,
  };
}

/** Whether the code has an entry of its own. */
export function isKnownTrouble(code: string): boolean {
  return Object.hasOwn(TABLE, code);
}
