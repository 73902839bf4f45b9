/** One line of text with its label. Names and addresses have the same with pinyin (pinyin/pinyin-field.tsx). */
export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly wrong?: string | null;
  readonly type?: 'text' | 'date';
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
}

export function TextField({
  label,
  value,
  onChange,
  required = false,
  wrong = null,
  type = 'text',
  maxLength = 200,
  autoFocus = false,
}: TextFieldProps) {
  return (
    <label className={wrong === null ? 'field' : 'field field-wrong'}>
      <span>
        {label}
        {required ? ' *' : ''}
      </span>
      <input
        type={type}
        autoComplete="off"
        autoFocus={autoFocus}
        maxLength={maxLength}
        value={value}
        aria-invalid={wrong !== null}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong === null ? null : <em>{wrong}</em>}
    </label>
  );
}
