/** From the faults of our ports to the codes of the national interface. */
import { fault, type Fault } from '../../native/base/fault.ts';
import { err } from '../../native/base/result.ts';
import type { CardKeys, KeyFaultCode } from '../../native/ports/card-keys.ts';
import type { CardFaultCode } from '../../native/ports/card-reader.ts';
import type { PinPadFaultCode } from '../../native/ports/pin-pad.ts';
import type { SocialSecurityFaultCode } from '../../native/ports/social-security-card.ts';
import { type CODE, failed, statusAnswer, type NationalAnswer } from './answer.ts';

export type NationalFaultCode = KeyFaultCode | CardFaultCode | PinPadFaultCode | SocialSecurityFaultCode;

/** `status`: the card's own status word, which stands in the fault; where none stands, the name. */
type Meaning = keyof typeof CODE | { readonly status: keyof typeof CODE };

const MEANINGS: Readonly<Record<NationalFaultCode, Meaning>> = {
  'card.removed': 'noCard',
  'card.absent': 'noCard',
  'card.mute': 'cardMute',
  'card.swapped': 'notOnCard',
  'card.reset': 'cardNotPowered',
  'card.protocol': 'checksum',
  'card.cancelled': 'notConnected',
  'card.timeout': 'cardMute',
  'reader.gone': 'readerError',
  'reader.busy': 'notConnected',
  'reader.unsupported': 'notSupported',
  'reader.retainFailed': 'notSupported',
  'pcsc.absent': 'readerError',
  'pcsc.lost': 'readerError',
  'keys.unavailable': 'noPsam',
  'keys.refused': 'keyLevel',
  'keys.unknownKey': 'keyLevel',
  'keys.algorithm': 'psamAlgorithm',
  'ssc.notASocialSecurityCard': 'wrongCardType',
  'ssc.blocked': { status: 'wrongCardType' },
  'ssc.malformed': 'checksum',
  'ssc.missingRecord': 'notOnCard',
  'ssc.denied': { status: 'wrongArgument' },
  'ssc.algorithm': 'psamAlgorithm',
  'ssc.notGenuine': 'internalAuthentication',
  'ssc.authenticationRefused': { status: 'keyLevel' },
  'ssc.memoryFailure': { status: 'cardMute' },
  'ssc.unexpectedStatus': { status: 'cardMute' },
  'pinpad.cancelled': 'pinCancelled',
  'pinpad.timeout': 'pinTimeout',
  'pinpad.aborted': 'pinCancelled',
  'pinpad.noPin': 'pinLength',
  'pinpad.keyNotFound': 'notSupported',
  'pinpad.unsupported': 'notSupported',
  'pinpad.gone': 'readerError',
  'pinpad.tampered': 'readerError',
  'pinpad.hardwareError': 'readerError',
};

/** The answer for a fault. The fault's detail is for engineers and does not come through. */
export function faultAnswer({ code, detail, sw }: Fault<NationalFaultCode>): NationalAnswer {
  if (code === 'keys.unknownKey' && READ_KEY.test(detail)) return failed('noReadKey');
  const meaning = MEANINGS[code];
  if (typeof meaning === 'string') return failed(meaning);
  return sw === undefined ? failed(meaning.status) : statusAnswer(sw);
}

const READ_KEY = /\bRKSSSE\b/;

/** The same keys; one that is not known is told by its name: the interface has a code of its own for RKSSSE. */
export function namingUnknownKeys(keys: CardKeys): CardKeys {
  return {
    seal: (request) => keys.seal(request),
    authenticate: async (request) => {
      const answer = await keys.authenticate(request);
      return answer.ok || answer.error.code !== 'keys.unknownKey' ? answer : err(fault(answer.error.code, `no key ${request.key}`));
    },
  };
}
