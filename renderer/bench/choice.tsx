export interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly words: Readonly<Record<T, string>>;
  readonly onChoose: (value: T) => void;
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ name, options, value, words, onChoose }: ChoiceProps<T>) {
  return (
    <div className="choice" role="group" aria-label={name}>
      <span>{name}</span>
      <div>
        {options.map((option, at) => (
          <button key={option} className={at === 0 ? 'sound' : 'spoilt'} aria-pressed={option === value} onClick={() => onChoose(option)}>
            {words[option]}
          </button>
        ))}
      </div>
    </div>
  );
}
