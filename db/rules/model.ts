/**
 * The words in which a city's rules are asked and answered. Pure: the terminal asks what to offer, the authority what to
 * accept. Packs (db/rules/packs/) hold the answers as data; decide.ts is the only reader.
 */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { CivilDate } from '../../native/base/civil-date.ts';

export type CityId = 'changsha' | 'hunan-ledger' | 'suzhou' | 'zhaotong';

/** A function of the card: 人社功能, 金融功能, 电子钱包. */
export type CardFunction = 'socialSecurity' | 'bank' | 'eWallet';

export type FunctionState = 'notActivated' | 'active' | 'temporarilyLost' | 'formallyLost' | 'locked' | 'void' | 'absent';

/** What kind of place the terminal stands in; one place can be several. */
export type OutletKind =
  | 'cardServiceWindow'
  | 'countyMedicalInsuranceOffice'
  | 'issuingBankOutlet'
  | 'partnerBankOutlet'
  | 'designatedHospital'
  | 'designatedPharmacy'
  | 'communityPoint';

export type ServiceId =
  'personalInformation' | 'statement' | 'bankPinCheck' | 'temporaryLoss' | 'liftLoss' | 'resetSocialSecurityPin' | 'activateFunction';

/** How the person reaches the service. */
export type Channel = 'kiosk' | 'counter' | 'telephone';

/** What the person has shown in this session. */
export interface Evidence {
  readonly card: boolean;
  readonly idCard: boolean;
  readonly socialSecurityPin: boolean;
  readonly bankPin: boolean;
  readonly proxy: boolean;
}

export interface DecisionRequest {
  readonly service: ServiceId;
  /** Where the service acts on one function of the card. */
  readonly cardFunction?: CardFunction;
  readonly functionState?: FunctionState;
  readonly outletKinds: readonly OutletKind[];
  readonly channel: Channel;
  readonly evidence: Evidence;
  /** Lifting: how the loss was reported, where that is known. */
  readonly lossReport?: { readonly channel: Channel; readonly sameOutlet: boolean };
  /** The civil date in Shanghai on which it is asked. */
  readonly on: CivilDate;
}

/** A sentence of a source document: `document` is an id of the pack's documents, `quote` its own words; `ours` where
 * every document is silent. */
export interface RuleSource {
  readonly document: string;
  readonly quote: string;
}

/** What the person has still to show; the terminal asks for it and then decides again. */
export type MissingEvidence = keyof Evidence;

/** Why the answer is no: the function's state, the place, how one came, who came, or that the city does not have it. */
export type RefusalCause = 'state' | 'place' | 'channel' | 'proxy' | 'notOffered';

export type Decision =
  | {
      readonly decision: 'allowed';
      readonly consequences: readonly BilingualText[];
      /** Temporary loss: days until it lapses by itself; `null`: never. */
      readonly lapsesAfterDays: number | null;
      /** Functions frozen or freed together with the one named. */
      readonly linkedFunctions: readonly CardFunction[];
      readonly sources: readonly RuleSource[];
    }
  | {
      readonly decision: 'needs';
      readonly missing: readonly MissingEvidence[];
      readonly bring: readonly BilingualText[];
      readonly sources: readonly RuleSource[];
    }
  | {
      readonly decision: 'refused';
      readonly cause: RefusalCause;
      readonly reason: BilingualText;
      readonly goTo: readonly BilingualText[];
      readonly bring: readonly BilingualText[];
      readonly sources: readonly RuleSource[];
    };
