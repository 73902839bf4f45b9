import { useDesk } from './desk.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

export interface PinKeysProps {
  /** Puts a digit behind what stands in the field. */
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
}

/** Digits for a clerk without a keyboard at hand: their own PIN, never a customer's. What is typed stands in the field alone. */
export function PinKeys({ onDigit, onErase }: PinKeysProps) {
  const { texts } = useDesk();
  return (
    <div className="pin-keys" role="group" aria-label={texts.signIn.keys}>
      {DIGITS.map((digit) => (
        <button key={digit} type="button" className="action" onClick={() => onDigit(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" className="action pin-keys-wide" onClick={onErase}>
        {texts.pinyin.erase}
      </button>
    </div>
  );
}
