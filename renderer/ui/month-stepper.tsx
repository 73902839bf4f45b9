import { Button } from 'react-aria-components';
import { useKiosk } from '../kiosk.ts';

export interface MonthStepperProps {
  readonly label: string;
  /** `YYYY-MM`, as the others. */
  readonly month: string;
  readonly first: string;
  readonly last: string;
  readonly onChange: (month: string) => void;
}

/** A month chosen with four large keys: year and month, one less and one more; never before the first nor after the last. */
export function MonthStepper({ label, month, first, last, onChange }: MonthStepperProps) {
  const { texts } = useKiosk();
  const words = texts.lookUp.accounts;
  const step = (months: number) => {
    const moved = moveMonth(month, months);
    return moved < first || moved > last ? null : () => onChange(moved);
  };
  return (
    <section className="panel stepper" aria-label={label}>
      <h2 className="panel-title">{label}</h2>
      <p className="stepper-value" role="status">
        {texts.lookUp.month(month)}
      </p>
      <div className="stepper-keys">
        <StepKey label={words.less(`${label} ${words.year}`)} sign="−" unit={words.year} onPress={step(-12)} />
        <StepKey label={words.more(`${label} ${words.year}`)} sign="+" unit={words.year} onPress={step(12)} />
        <StepKey label={words.less(`${label} ${words.month}`)} sign="−" unit={words.month} onPress={step(-1)} />
        <StepKey label={words.more(`${label} ${words.month}`)} sign="+" unit={words.month} onPress={step(1)} />
      </div>
    </section>
  );
}

interface StepKeyProps {
  readonly label: string;
  readonly sign: string;
  readonly unit: string;
  readonly onPress: (() => void) | null;
}

function StepKey({ label, sign, unit, onPress }: StepKeyProps) {
  return (
    <Button className="step-key" aria-label={label} isDisabled={onPress === null} onPress={() => onPress?.()}>
      <span aria-hidden className="step-sign">
        {sign}
      </span>
      <span aria-hidden className="step-unit">
        {unit}
      </span>
    </Button>
  );
}

/** A month some months on; `YYYY-MM`. */
export function moveMonth(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
