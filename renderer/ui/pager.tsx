import { useKiosk } from '../kiosk.ts';
import { BigButton } from './big-button.tsx';

export interface PagerProps {
  readonly label: string;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

/** Previous on the left, next on the right, where one stands between them. */
export function Pager({ label, onPrevious, onNext }: PagerProps) {
  const { texts } = useKiosk();
  return (
    <div className="pager">
      <BigButton icon="previous" isDisabled={onPrevious === null} onPress={() => onPrevious?.()} intent="previousPage">
        {texts.action.previous}
      </BigButton>
      <p className="pager-label" role="status">
        {label}
      </p>
      <BigButton icon="next" iconAfter isDisabled={onNext === null} onPress={() => onNext?.()} intent="nextPage">
        {texts.action.next}
      </BigButton>
    </div>
  );
}
