/** Which PIN is asked for, and what became of the entry before. */
export type PinKind = 'socialSecurity' | 'bank';
/**
 * Which PIN is to be typed. `atReader`: the old one, the new one and the new one again, at the card reader's keys. `perhapsNew` and then `perhapsOld` after a change of unknown end; `perhapsInitial` and then `perhapsOwn` after
 * such a reset.
 */
export type PinEntry = 'current' | 'atReader' | 'old' | 'new' | 'newAgain' | 'perhapsNew' | 'perhapsOld' | 'perhapsInitial' | 'perhapsOwn';
/** What became of the entry before; `enterAgain`: keys were renewed, no try was spent. Of a new PIN: `initial` is 000000, `asOld` the one that stands, `different` not the same twice. */
export type LastTry = 'none' | 'wrong' | 'tooShort' | 'timedOut' | 'enterAgain' | 'initial' | 'asOld' | 'different';
