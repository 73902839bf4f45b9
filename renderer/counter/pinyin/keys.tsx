import type { ReactNode } from 'react';
import { useDesk } from '../desk.ts';
import type { Candidate } from './candidates.ts';

const ROWS = ['qwertyuiop', 'asdfghjkl', "zxcvbnm'"] as const;

interface PinyinKeysProps {
  readonly letters: string;
  readonly shown: readonly Candidate[];
  /** Draws the letters too, for who has no keyboard. */
  readonly withLetters: boolean;
  readonly onKey: (key: string) => void;
}

/** Candidates with their digits, and the letters of the keyboard on the screen. */
export function PinyinKeys({ letters, shown, withLetters, onKey }: PinyinKeysProps) {
  const { texts } = useDesk();
  const words = texts.pinyin;
  return (
    <div className="pinyin">
      {letters === '' ? null : (
        <div className="pinyin-candidates" role="group" aria-label={words.candidates}>
          <span className="pinyin-letters" aria-live="polite">
            {letters}
          </span>
          {shown.map(({ text }, place) => (
            <PinyinKey key={text} onPress={() => onKey(String(place + 1))}>
              <kbd>{place + 1}</kbd> {text}
            </PinyinKey>
          ))}
          <PinyinKey label={words.before} onPress={() => onKey('PageUp')}>
            ‹
          </PinyinKey>
          <PinyinKey label={words.more} onPress={() => onKey('PageDown')}>
            ›
          </PinyinKey>
        </div>
      )}
      {withLetters
        ? ROWS.map((row) => (
            <div key={row} className="pinyin-row" role="group" aria-label={words.keyboard}>
              {Array.from(row, (letter) => (
                <PinyinKey key={letter} onPress={() => onKey(letter)}>
                  {letter}
                </PinyinKey>
              ))}
              {row.startsWith('z') ? (
                <PinyinKey label={words.erase} onPress={() => onKey('Backspace')}>
                  ⌫
                </PinyinKey>
              ) : null}
            </div>
          ))
        : null}
    </div>
  );
}

/** The field keeps the cursor while a key on the screen is pressed. */
function PinyinKey({ children, label, onPress }: { readonly children: ReactNode; readonly label?: string; readonly onPress: () => void }) {
  return (
    <button
      type="button"
      className="pinyin-key"
      tabIndex={-1}
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
