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
