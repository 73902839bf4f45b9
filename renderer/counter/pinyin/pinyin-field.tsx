import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useDesk } from '../desk.ts';
import type { TextFieldProps } from '../text-field.tsx';
import { candidatesOf } from './candidates.ts';
import { EMPTY, shownOf, turn } from './composition.ts';
import { PinyinKeys } from './keys.tsx';
import { useDictionary } from './use-dictionary.ts';

/** A field for names and addresses: pinyin becomes Chinese in it. A machine's own input method is left alone. */
export function PinyinField({
  label,
  value,
  onChange,
  required = false,
  wrong = null,
  maxLength = 200,
  autoFocus = false,
}: TextFieldProps) {
  const { texts } = useDesk();
  const [isFocused, setFocused] = useState(false);
  const [withLetters, setWithLetters] = useState(false);
  const { input, write, erase } = useCursor(value, onChange, maxLength);
  const { now, shown, isOn, toggle, press, onKeyDown } = useComposition(isFocused, write);
  const toggleLetters = (): void => {
    setWithLetters(!withLetters);
    input.current?.focus();
  };
  return (
    <div className={wrong === null ? 'field' : 'field field-wrong'}>
      <label>
        <span>
          {label}
          {required ? ' *' : ''}
        </span>
        <input
          ref={input}
          autoComplete="off"
          autoFocus={autoFocus}
          maxLength={maxLength}
          value={value}
          aria-invalid={wrong !== null}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
      </label>
      <div className="pinyin-modes">
        <Mode isOn={isOn} words={texts.pinyin.mode} onPress={toggle} />
        <Mode isOn={withLetters} words={texts.pinyin.keyboard} onPress={toggleLetters} />
      </div>
      <PinyinKeys
        letters={now.letters}
        shown={shown}
        withLetters={withLetters}
        onKey={(key) => {
          if (!press(key)) (key === 'Backspace' ? erase : write)(key);
        }}
      />
      {wrong === null ? null : <em>{wrong}</em>}
    </div>
  );
}

/** What is typed and not taken yet, and the keys that change it. */
function useComposition(isFocused: boolean, write: (text: string) => void) {
  const [now, setNow] = useState(EMPTY);
  const [isOn, setOn] = useState(true);
  const dictionary = useDictionary(isOn && isFocused);
  const candidates = dictionary === null ? [] : candidatesOf(dictionary, now.letters);
  const press = (key: string): boolean => {
    const next = isOn ? turn(now, key, candidates) : null;
    if (next === null) return false;
    setNow(next.next);
    if (next.write !== '') write(next.write);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey, nativeEvent } = event;
    if (ctrlKey || altKey || metaKey || nativeEvent.isComposing || !press(key)) return;
    event.preventDefault();
    // The page's own listener stands at the window: Esc here ends the word, not the service.
    nativeEvent.stopPropagation();
  };
  const toggle = (): void => {
    setOn(!isOn);
    setNow(EMPTY);
  };
  return { now, shown: shownOf(candidates, now), isOn, toggle, press, onKeyDown };
}

function Mode({ isOn, words, onPress }: { readonly isOn: boolean; readonly words: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="pinyin-key" aria-pressed={isOn} onMouseDown={(event) => event.preventDefault()} onClick={onPress}>
      {words}
    </button>
  );
}

/** Writes where the cursor stands, and leaves it behind what was written. */
function useCursor(value: string, onChange: (value: string) => void, maxLength: number) {
  const input = useRef<HTMLInputElement>(null);
  const next = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (next.current !== null) input.current?.setSelectionRange(next.current, next.current);
    next.current = null;
  }, [value]);
  const replace = (back: number, text: string): void => {
    const from = input.current?.selectionStart ?? value.length;
    const to = input.current?.selectionEnd ?? from;
    const start = from === to ? Math.max(0, from - back) : from;
    const written = `${value.slice(0, start)}${text}${value.slice(to)}`;
    if (written.length > maxLength) return;
    next.current = start + text.length;
    onChange(written);
  };
  return { input, write: (text: string): void => replace(0, text), erase: (): void => replace(1, '') };
}
