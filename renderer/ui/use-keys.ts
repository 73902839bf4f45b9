import { useEffect, type RefObject } from 'react';

/**
 * A keyboard or an external keypad works every screen: Tab and Enter reach all buttons, Escape is the back button, and Enter on the title
 * (where the focus begins) is the one main button. What acts and cannot be undone is never a main button, so Enter alone never does it.
 */
export function useKeys(body: RefObject<HTMLElement | null>, onBack: (() => void) | null): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      if (event.key === 'Escape' && onBack !== null) {
        event.preventDefault();
        onBack();
      }
      if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) mainButton(body.current)?.click();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [body, onBack]);
}

/** The screen's only main button; `null`: it has none, or more than one. */
function mainButton(body: HTMLElement | null): HTMLButtonElement | null {
  const found = body?.querySelectorAll<HTMLButtonElement>('button.button-main:not(:disabled), button.begin-button') ?? [];
  return found.length === 1 ? (found[0] ?? null) : null;
}
