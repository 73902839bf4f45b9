/**
 * The package's own declarations name their files without extensions, which Node's module resolution refuses; so the icons in use are
 * declared here (their type in ui/icons.tsx). The bundler resolves them as the package means them.
 */
declare module '@phosphor-icons/react/dist/csr/ArrowClockwise' {
  export const ArrowClockwiseIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/ArrowLeft' {
  export const ArrowLeftIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Backspace' {
  export const BackspaceIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Bank' {
  export const BankIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Briefcase' {
  export const BriefcaseIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/CaretLeft' {
  export const CaretLeftIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/CaretRight' {
  export const CaretRightIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/CheckCircle' {
  export const CheckCircleIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/CircleHalf' {
  export const CircleHalfIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Clock' {
  export const ClockIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Cpu' {
  export const CpuIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Eraser' {
  export const EraserIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Flask' {
  export const FlaskIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Heartbeat' {
  export const HeartbeatIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/House' {
  export const HouseIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/IdentificationCard' {
  export const IdentificationCardIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Info' {
  export const InfoIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Lightning' {
  export const LightningIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/LockKey' {
  export const LockKeyIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/LockKeyOpen' {
  export const LockKeyOpenIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/MagnifyingGlass' {
  export const MagnifyingGlassIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/MapPin' {
  export const MapPinIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Megaphone' {
  export const MegaphoneIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/MinusCircle' {
  export const MinusCircleIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Password' {
  export const PasswordIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Phone' {
  export const PhoneIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Printer' {
  export const PrinterIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/QrCode' {
  export const QrCodeIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Receipt' {
  export const ReceiptIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/ShieldCheck' {
  export const ShieldCheckIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/ShieldWarning' {
  export const ShieldWarningIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/SignOut' {
  export const SignOutIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/SpeakerHigh' {
  export const SpeakerHighIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/SpeakerLow' {
  export const SpeakerLowIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/SpeakerSlash' {
  export const SpeakerSlashIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/SquaresFour' {
  export const SquaresFourIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/TextAa' {
  export const TextAaIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Translate' {
  export const TranslateIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/User' {
  export const UserIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Wallet' {
  export const WalletIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/WarningCircle' {
  export const WarningCircleIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Warning' {
  export const WarningIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Wheelchair' {
  export const WheelchairIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/XCircle' {
  export const XCircleIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/HandPointing' {
  export const HandPointingIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Ambulance' {
  export const AmbulanceIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/ArrowsClockwise' {
  export const ArrowsClockwiseIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/ArrowsLeftRight' {
  export const ArrowsLeftRightIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Bed' {
  export const BedIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/CalendarCheck' {
  export const CalendarCheckIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Cardholder' {
  export const CardholderIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/CreditCard' {
  export const CreditCardIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/EnvelopeSimple' {
  export const EnvelopeSimpleIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/FilePlus' {
  export const FilePlusIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Files' {
  export const FilesIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/FolderPlus' {
  export const FolderPlusIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/HandArrowDown' {
  export const HandArrowDownIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/HandHeart' {
  export const HandHeartIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Hospital' {
  export const HospitalIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Key' {
  export const KeyIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/ListChecks' {
  export const ListChecksIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/MapTrifold' {
  export const MapTrifoldIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Money' {
  export const MoneyIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/PiggyBank' {
  export const PiggyBankIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Prohibit' {
  export const ProhibitIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Stethoscope' {
  export const StethoscopeIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Storefront' {
  export const StorefrontIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Swap' {
  export const SwapIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/Timer' {
  export const TimerIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/UserCheck' {
  export const UserCheckIcon: PhosphorGlyph;
}
declare module '@phosphor-icons/react/dist/csr/UsersThree' {
  export const UsersThreeIcon: PhosphorGlyph;
}
