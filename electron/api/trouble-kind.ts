/** Why a screen of trouble stands there: each says what happened, what to do now and who can help where. */
export type TroubleKind =
  | 'cardUnreadable' // mute, garbled, malformed
  | 'cardNotSocialSecurity' // a bank-only, transport or foreign card
  | 'cardBlocked'
  | 'cardRemoved'
  | 'cardExpired'
  | 'cardRetained' // left in the reader: the machine keeps it
  | 'cardNotGenuine'
  | 'readerGone'
  | 'serviceDown' // PC/SC service absent
  | 'pinLocked'
  | 'pinNotSet' // the card has no social-security PIN yet
  | 'bankPinLocked'
  | 'bankCardUnknown'
  | 'bankCardLost'
  | 'bankCardRestricted' // the bank does not let the card be used
  | 'bankCardExpired'
  | 'bankWantsCall' // the bank refuses and will say why only itself
  | 'bankTryLater' // the bank cannot answer now
  | 'bankRefusesTerminal' // this terminal may not ask, or its keys do not fit
  | 'bankCheckUnknown' // no answer to a PIN check: nothing changed, a try may be spent
  | 'pinPadGone' // it does not answer, or answers nonsense
  | 'pinPadTampered' // it was opened or moved: its keys are gone
  | 'idCardUnreadable'
  | 'idCardExpired'
  | 'idCardMismatch' // the ID card is not the cardholder's
  | 'codeReaderGone'
  | 'hostAway'
  | 'pinChangeCutOff' // the new PIN may hold or not; it shows at the next insertion
  | 'unknownOutcome' // a command's answer was lost; it is being found out
  | 'numbersLocked' // too many wrong pairs of numbers at this terminal
  | 'personUnknown'
  | 'cardMakerEmpty' // no blank card is left: nothing was begun
  | 'cardMakerDown' // the machine can make no card now: nothing was begun
  | 'powerOnBattery' // the mains are gone: nothing is begun
  | 'powerLow' // the terminal closes
  | 'internal';
