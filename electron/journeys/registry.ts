/** All journeys by name: the only place that knows every one. */
import type { ServiceId, View } from '../api/view.ts';
import { activate, startActivate } from './activate/activate.ts';
import { bankPin, type BankPinState, startBankPin } from './bank-pin/bank-pin.ts';
import type { ChangeService, ChangeState } from './change/model.ts';
import { formalLoss, startFormalLoss } from './formal-loss/formal-loss.ts';
import { identify, type IdentifyState } from './identify/identify.ts';
import { instantCard, startInstantCard } from './instant-card/instant-card.ts';
import type { InstantCardState } from './instant-card/model.ts';
import type { JourneyEvent, Known, Scene, Turn } from './journey.ts';
import { letter, type LetterState, startLetter } from './letter/letter.ts';
import { liftLoss } from './lift-loss/lift-loss.ts';
import { liftLossElsewhere, lossElsewhere, startLossElsewhere } from './loss-elsewhere/loss-elsewhere.ts';
import { menu, type MenuState, startMenu } from './menu/menu.ts';
import {
  personalInformation,
  type PersonalInformationState,
  startPersonalInformation,
} from './personal-information/personal-information.ts';
import { LOOK_UPS } from '../api/look-up-view.ts';
import { lookUp, startLookUp, type LookUpState } from './look-up/look-up.ts';
import { resetPin } from './reset-pin/reset-pin.ts';
import { changePin, startChangePin } from './change-pin/change-pin.ts';
import type { ChangePinState } from './change-pin/model.ts';
import { showCode, type ShowCodeState } from './show-code/show-code.ts';
import { typeNumbers, type TypeNumbersState } from './type-numbers/type-numbers.ts';
import { unlockPin } from './unlock-pin/unlock-pin.ts';
import { startStatement, statement, type StatementState } from './statement/statement.ts';
import { startToldWhere, toldWhere, type ToldWhereState } from './told-where/told-where.ts';
import { temporaryLoss } from './temporary-loss/temporary-loss.ts';
import { startVerifyPin, verifyPin, type VerifyPinState } from './verify-pin/verify-pin.ts';

export type JourneyState =
  | IdentifyState
  | TypeNumbersState
  | ShowCodeState
  | LetterState
  | MenuState
  | ToldWhereState
  | LookUpState
  | VerifyPinState
  | BankPinState
  | PersonalInformationState
  | StatementState
  | ChangeState
  | InstantCardState
  | ChangePinState;

const CHANGES = {
  temporaryLoss,
  liftLoss,
  formalLoss,
  activateFunction: activate,
  lossElsewhere,
  liftLossElsewhere,
  unlockSocialSecurityPin: unlockPin,
  resetSocialSecurityPin: resetPin,
} satisfies Record<ChangeService, unknown>;

type Start = (known: Known, scene: Scene) => Turn<JourneyState>;

const LOOK_UP_STARTS: Readonly<Partial<Record<ServiceId, Start>>> = Object.fromEntries(
  LOOK_UPS.map((service) => [service, (known: Known, scene: Scene) => startLookUp(service, known, scene)]),
);

/** The services that a kiosk does; of all others it tells where they are done. */
const STARTS: Readonly<Partial<Record<ServiceId, Start>>> = {
  personalInformation: startPersonalInformation,
  letterOfIntroduction: startLetter,
  statement: startStatement,
  bankPinCheck: (known, scene) => (known.card === null ? startToldWhere('bankPinCheck', known, scene) : startBankPin(null)),
  changeSocialSecurityPin: startChangePin,
  formalLoss: startFormalLoss,
  instantCard: startInstantCard,
  lossElsewhere: (known, scene) => startLossElsewhere('lossElsewhere', known, scene),
  liftLossElsewhere: (known, scene) => startLossElsewhere('liftLossElsewhere', known, scene),
  ...LOOK_UP_STARTS,
  temporaryLoss: (known, scene) => temporaryLoss.start(known, scene),
  liftLoss: (known, scene) => liftLoss.start(known, scene),
  activateFunction: startActivate,
  unlockSocialSecurityPin: (known, scene) => unlockPin.start(known, scene),
  resetSocialSecurityPin: (known, scene) => resetPin.start(known, scene),
};

/** The first turn of a service. */
export function startService(service: ServiceId, known: Known, scene: Scene): Turn<JourneyState> {
  const start = STARTS[service];
  return start === undefined ? startToldWhere(service, known, scene) : start(known, scene);
}

/** The first turn of a PIN entry that stands before `then`. */
export function startPin(pin: 'socialSecurity' | 'bank', then: ServiceId | null, known: Known, scene: Scene): Turn<JourneyState> {
  return pin === 'bank' ? startBankPin(then) : startVerifyPin(then, known, scene);
}

/** The first turn of the menu. */
export function openMenu(known: Known): Turn<JourneyState> {
  return startMenu(known);
}

/** One event of the journey that is open. */
export function nextTurn(state: JourneyState, event: JourneyEvent, known: Known, scene: Scene): Turn<JourneyState> {
  switch (state.journey) {
    case 'identify':
      return identify.next(state, event, known, scene);
    case 'typeNumbers':
      return typeNumbers.next(state, event, known, scene);
    case 'showCode':
      return showCode.next(state, event, known, scene);
    case 'letter':
      return letter.next(state, event, known, scene);
    case 'menu':
      return menu.next(state, event, known, scene);
    case 'toldWhere':
      return toldWhere.next(state, event, known, scene);
    case 'lookUp':
      return lookUp.next(state, event, known, scene);
    case 'verifyPin':
      return verifyPin.next(state, event, known, scene);
    case 'bankPin':
      return bankPin.next(state, event, known, scene);
    case 'personalInformation':
      return personalInformation.next(state, event, known, scene);
    case 'statement':
      return statement.next(state, event, known, scene);
    case 'change':
      return CHANGES[state.service].next(state, event, known, scene);
    case 'instantCard':
      return instantCard.next(state, event, known, scene);
    case 'changePin':
      return changePin.next(state, event, known, scene);
  }
}

/** What the journey that is open shows. */
export function journeyView(state: JourneyState, known: Known, scene: Scene): View {
  switch (state.journey) {
    case 'identify':
      return identify.view(state, known, scene);
    case 'typeNumbers':
      return typeNumbers.view(state, known, scene);
    case 'showCode':
      return showCode.view(state, known, scene);
    case 'letter':
      return letter.view(state, known, scene);
    case 'menu':
      return menu.view(state, known, scene);
    case 'toldWhere':
      return toldWhere.view(state, known, scene);
    case 'lookUp':
      return lookUp.view(state, known, scene);
    case 'verifyPin':
      return verifyPin.view(state, known, scene);
    case 'bankPin':
      return bankPin.view(state, known, scene);
    case 'personalInformation':
      return personalInformation.view(state, known, scene);
    case 'statement':
      return statement.view(state, known, scene);
    case 'change':
      return CHANGES[state.service].view(state, known, scene);
    case 'instantCard':
      return instantCard.view(state, known, scene);
    case 'changePin':
      return changePin.view(state, known, scene);
  }
}
