import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon, type IconName } from './icons.tsx';

export interface BigButtonProps {
  readonly icon?: IconName;
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `main`: what most people want here. `warm`: acts and asks for care. `plain`: everything else. */
  readonly kind?: 'main' | 'warm' | 'plain';
  readonly isDisabled?: boolean;
  /** For scripts that drive the screen: the intent behind the button. */
  readonly intent?: string;
  readonly iconAfter?: boolean;
}

/** A button at least 96 px high with an icon and words. */
export function BigButton({ icon, children, onPress, kind = 'plain', isDisabled = false, intent, iconAfter = false }: BigButtonProps) {
  const glyph = icon === undefined ? null : <Icon name={icon} />;
  return (
    <Button className={`button button-${kind}`} onPress={onPress} isDisabled={isDisabled} data-intent={intent}>
      {iconAfter ? null : glyph}
      <span>{children}</span>
      {iconAfter ? glyph : null}
    </Button>
  );
}
