/** The one place that picks icons: Phosphor, filled, always beside words. One file each: the package's index has 3,000, which slows every build. */
import { ArrowClockwiseIcon } from '@phosphor-icons/react/dist/csr/ArrowClockwise';
import { ArrowLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowLeft';
import { BackspaceIcon } from '@phosphor-icons/react/dist/csr/Backspace';
import { BankIcon } from '@phosphor-icons/react/dist/csr/Bank';
import { BriefcaseIcon } from '@phosphor-icons/react/dist/csr/Briefcase';
import { CaretLeftIcon } from '@phosphor-icons/react/dist/csr/CaretLeft';
import { CaretRightIcon } from '@phosphor-icons/react/dist/csr/CaretRight';
import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle';
import { CircleHalfIcon } from '@phosphor-icons/react/dist/csr/CircleHalf';
import { ClockIcon } from '@phosphor-icons/react/dist/csr/Clock';
import { CpuIcon } from '@phosphor-icons/react/dist/csr/Cpu';
import { EraserIcon } from '@phosphor-icons/react/dist/csr/Eraser';
import { FlaskIcon } from '@phosphor-icons/react/dist/csr/Flask';
import { HandPointingIcon } from '@phosphor-icons/react/dist/csr/HandPointing';
import { HeartbeatIcon } from '@phosphor-icons/react/dist/csr/Heartbeat';
import { HouseIcon } from '@phosphor-icons/react/dist/csr/House';
import { IdentificationCardIcon } from '@phosphor-icons/react/dist/csr/IdentificationCard';
import { InfoIcon } from '@phosphor-icons/react/dist/csr/Info';
import { LightningIcon } from '@phosphor-icons/react/dist/csr/Lightning';
import { LockKeyIcon } from '@phosphor-icons/react/dist/csr/LockKey';
import { LockKeyOpenIcon } from '@phosphor-icons/react/dist/csr/LockKeyOpen';
import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/csr/MagnifyingGlass';
import { MapPinIcon } from '@phosphor-icons/react/dist/csr/MapPin';
import { MegaphoneIcon } from '@phosphor-icons/react/dist/csr/Megaphone';
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle';
import { PasswordIcon } from '@phosphor-icons/react/dist/csr/Password';
import { PhoneIcon } from '@phosphor-icons/react/dist/csr/Phone';
import { PrinterIcon } from '@phosphor-icons/react/dist/csr/Printer';
import { QrCodeIcon } from '@phosphor-icons/react/dist/csr/QrCode';
import { ReceiptIcon } from '@phosphor-icons/react/dist/csr/Receipt';
import { ShieldCheckIcon } from '@phosphor-icons/react/dist/csr/ShieldCheck';
import { ShieldWarningIcon } from '@phosphor-icons/react/dist/csr/ShieldWarning';
import { SignOutIcon } from '@phosphor-icons/react/dist/csr/SignOut';
import { SpeakerHighIcon } from '@phosphor-icons/react/dist/csr/SpeakerHigh';
import { SpeakerLowIcon } from '@phosphor-icons/react/dist/csr/SpeakerLow';
import { SpeakerSlashIcon } from '@phosphor-icons/react/dist/csr/SpeakerSlash';
import { SquaresFourIcon } from '@phosphor-icons/react/dist/csr/SquaresFour';
import { TextAaIcon } from '@phosphor-icons/react/dist/csr/TextAa';
import { TranslateIcon } from '@phosphor-icons/react/dist/csr/Translate';
import { UserIcon } from '@phosphor-icons/react/dist/csr/User';
import { WalletIcon } from '@phosphor-icons/react/dist/csr/Wallet';
import { WarningCircleIcon } from '@phosphor-icons/react/dist/csr/WarningCircle';
import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';
import { WheelchairIcon } from '@phosphor-icons/react/dist/csr/Wheelchair';
import { XCircleIcon } from '@phosphor-icons/react/dist/csr/XCircle';
import { AmbulanceIcon } from '@phosphor-icons/react/dist/csr/Ambulance';
import { ArrowsClockwiseIcon } from '@phosphor-icons/react/dist/csr/ArrowsClockwise';
import { ArrowsLeftRightIcon } from '@phosphor-icons/react/dist/csr/ArrowsLeftRight';
import { BedIcon } from '@phosphor-icons/react/dist/csr/Bed';
import { CalendarCheckIcon } from '@phosphor-icons/react/dist/csr/CalendarCheck';
import { CardholderIcon } from '@phosphor-icons/react/dist/csr/Cardholder';
import { CreditCardIcon } from '@phosphor-icons/react/dist/csr/CreditCard';
import { EnvelopeSimpleIcon } from '@phosphor-icons/react/dist/csr/EnvelopeSimple';
import { FilePlusIcon } from '@phosphor-icons/react/dist/csr/FilePlus';
import { FilesIcon } from '@phosphor-icons/react/dist/csr/Files';
import { FolderPlusIcon } from '@phosphor-icons/react/dist/csr/FolderPlus';
import { HandArrowDownIcon } from '@phosphor-icons/react/dist/csr/HandArrowDown';
import { HandHeartIcon } from '@phosphor-icons/react/dist/csr/HandHeart';
import { HospitalIcon } from '@phosphor-icons/react/dist/csr/Hospital';
import { KeyIcon } from '@phosphor-icons/react/dist/csr/Key';
import { ListChecksIcon } from '@phosphor-icons/react/dist/csr/ListChecks';
import { MapTrifoldIcon } from '@phosphor-icons/react/dist/csr/MapTrifold';
import { MoneyIcon } from '@phosphor-icons/react/dist/csr/Money';
import { PiggyBankIcon } from '@phosphor-icons/react/dist/csr/PiggyBank';
import { ProhibitIcon } from '@phosphor-icons/react/dist/csr/Prohibit';
import { StethoscopeIcon } from '@phosphor-icons/react/dist/csr/Stethoscope';
import { StorefrontIcon } from '@phosphor-icons/react/dist/csr/Storefront';
import { SwapIcon } from '@phosphor-icons/react/dist/csr/Swap';
import { TimerIcon } from '@phosphor-icons/react/dist/csr/Timer';
import { UserCheckIcon } from '@phosphor-icons/react/dist/csr/UserCheck';
import { UsersThreeIcon } from '@phosphor-icons/react/dist/csr/UsersThree';
import type { FunctionComponent, SVGProps } from 'react';
import type { MenuGroup, ServiceId } from '../../electron/api/view.ts';

declare global {
  type PhosphorGlyph = FunctionComponent<SVGProps<SVGSVGElement> & { readonly weight?: 'fill' }>;
}

const ICONS = {
  code: QrCodeIcon,
  again: ArrowClockwiseIcon,
  back: ArrowLeftIcon,
  backspace: BackspaceIcon,
  bank: BankIcon,
  bring: BriefcaseIcon,
  previous: CaretLeftIcon,
  next: CaretRightIcon,
  success: CheckCircleIcon,
  check: CheckCircleIcon,
  contrast: CircleHalfIcon,
  clock: ClockIcon,
  chip: CpuIcon,
  clear: EraserIcon,
  simulated: FlaskIcon,
  act: HandPointingIcon,
  medical: HeartbeatIcon,
  home: HouseIcon,
  idCard: IdentificationCardIcon,
  info: InfoIcon,
  activate: LightningIcon,
  lock: LockKeyIcon,
  unlock: LockKeyOpenIcon,
  lookUp: MagnifyingGlassIcon,
  place: MapPinIcon,
  notice: MegaphoneIcon,
  unavailable: MinusCircleIcon,
  pin: PasswordIcon,
  phone: PhoneIcon,
  print: PrinterIcon,
  statement: ReceiptIcon,
  privacy: ShieldCheckIcon,
  loss: ShieldWarningIcon,
  end: SignOutIcon,
  menu: SquaresFourIcon,
  elder: TextAaIcon,
  language: TranslateIcon,
  person: UserIcon,
  wallet: WalletIcon,
  attention: WarningCircleIcon,
  warning: WarningIcon,
  lowReach: WheelchairIcon,
  soundHigh: SpeakerHighIcon,
  soundLow: SpeakerLowIcon,
  soundOff: SpeakerSlashIcon,
  danger: XCircleIcon,
  cancel: XCircleIcon,
  contributions: CalendarCheckIcon,
  pension: PiggyBankIcon,
  medicalCosts: StethoscopeIcon,
  progress: ListChecksIcon,
  filing: AmbulanceIcon,
  receipts: FilesIcon,
  card: CreditCardIcon,
  office: StorefrontIcon,
  formalLoss: ProhibitIcon,
  replace: ArrowsClockwiseIcon,
  map: MapTrifoldIcon,
  key: KeyIcon,
  apply: FilePlusIcon,
  collect: HandArrowDownIcon,
  instant: TimerIcon,
  swap: SwapIcon,
  verify: UserCheckIcon,
  letter: EnvelopeSimpleIcon,
  family: UsersThreeIcon,
  familyPremium: HandHeartIcon,
  transfer: ArrowsLeftRightIcon,
  cash: MoneyIcon,
  folder: FolderPlusIcon,
  hospital: HospitalIcon,
  noCard: CardholderIcon,
  bed: BedIcon,
} as const;

export type IconName = keyof typeof ICONS;

/** A filled icon of one line's height; `className` sets another size. It says nothing by itself to a screen reader. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  const Glyph = ICONS[name];
  return <Glyph weight="fill" aria-hidden focusable={false} className={className === undefined ? 'icon' : `icon ${className}`} />;
}

export const SERVICE_ICONS: Readonly<Record<ServiceId, IconName>> = {
  personalInformation: 'idCard',
  statement: 'statement',
  bankPinCheck: 'bank',
  temporaryLoss: 'loss',
  liftLoss: 'privacy',
  changeSocialSecurityPin: 'pin',
  unlockSocialSecurityPin: 'unlock',
  resetSocialSecurityPin: 'again',
  activateFunction: 'activate',
  contributions: 'contributions',
  pension: 'pension',
  medicalCosts: 'medicalCosts',
  orderProgress: 'progress',
  referralFiling: 'filing',
  receipts: 'receipts',
  functionStates: 'card',
  placesToAsk: 'office',
  formalLoss: 'formalLoss',
  replacement: 'replace',
  lossElsewhere: 'map',
  liftLossElsewhere: 'privacy',
  changeBankPin: 'bank',
  resetBankPin: 'bank',
  changeQueryPassword: 'key',
  applyForCard: 'apply',
  collectCard: 'collect',
  instantCard: 'instant',
  exchangeCard: 'swap',
  verifyPersonalData: 'verify',
  letterOfIntroduction: 'letter',
  familySharing: 'family',
  payFromAccount: 'wallet',
  payFamilyPremium: 'familyPremium',
  transferAccount: 'transfer',
  withdrawAccount: 'cash',
  moveToBankSubAccount: 'bank',
  openCardAccount: 'folder',
  useBenefits: 'hospital',
  noCardSettlement: 'noCard',
  specialCase: 'bed',
  fileReferral: 'filing',
  fileResettlement: 'home',
  settleElsewhere: 'map',
};

export const GROUP_ICONS: Readonly<Record<MenuGroup, IconName>> = {
  lookUp: 'lookUp',
  print: 'print',
  lostCard: 'loss',
  pin: 'pin',
  card: 'card',
  account: 'wallet',
  treatment: 'medical',
};
