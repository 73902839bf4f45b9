import { CARD_FAULT_KINDS, fieldsOf, type CardFaultField } from '../../electron/api/bench/fault-lists.ts';
import { useBench } from './bench-context.ts';
import { FAULT_PRESETS, faultOfKind, type FaultChoice } from './card-faults.ts';

export interface FaultFormProps {
  readonly fault: FaultChoice;
  readonly onFault: (fault: FaultChoice) => void;
}

/** Which fault the next card has: the usual ones first, then every one of the simulator with its fields. */
export function FaultForm({ fault, onFault }: FaultFormProps) {
  const { texts } = useBench();
  const choose = (name: string): void => {
    const kind = CARD_FAULT_KINDS.find((one) => one === name);
    const preset = FAULT_PRESETS.find((one) => `preset ${one}` === name) ?? 'none';
    onFault(kind === undefined ? { preset } : faultOfKind(kind));
  };
  return (
    <div className="fault">
      <label>
        {texts.fault}
        <select value={fault.preset === null ? fault.kind : `preset ${fault.preset}`} onChange={(event) => choose(event.target.value)}>
          <optgroup label={texts.usualFaults}>
            {FAULT_PRESETS.map((preset) => (
              <option key={preset} value={`preset ${preset}`}>
                {texts.faults[preset]}
              </option>
            ))}
          </optgroup>
          <optgroup label={texts.allFaults}>
            {CARD_FAULT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {texts.kinds[kind]}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {fault.preset === null ? <Fields fault={fault} onFault={onFault} /> : null}
    </div>
  );
}

interface FieldsProps {
  readonly fault: Extract<FaultChoice, { preset: null }>;
  readonly onFault: FaultFormProps['onFault'];
}

function Fields({ fault, onFault }: FieldsProps) {
  const { texts } = useBench();
  return (
    <div className="fault-fields">
      {fieldsOf(fault.kind).map(([name, field]) => (
        <label key={name}>
          {texts.faultFields[name]}
          <Value
            field={field}
            value={fault.values[name] ?? ''}
            onChange={(value) => onFault({ ...fault, values: { ...fault.values, [name]: value } })}
          />
        </label>
      ))}
    </div>
  );
}

interface ValueProps {
  readonly field: CardFaultField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Value({ field, value, onChange }: ValueProps) {
  const { state, texts, language } = useBench();
  switch (field.is) {
    case 'number':
      return <input type="number" min={field.min} max={field.max} value={value} onChange={(event) => onChange(event.target.value)} />;
    case 'share':
      return <input type="number" min={0.01} max={1} step={0.01} value={value} onChange={(event) => onChange(event.target.value)} />;
    case 'hex':
      return <input type="text" spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />;
    case 'choice':
      return (
        <select value={value} onChange={(event) => onChange(event.target.value)}>
          {field.choices.map((choice) => (
            <option key={choice} value={choice}>
              {texts.faultChoices[choice] ?? choice}
            </option>
          ))}
        </select>
      );
    case 'card':
      return (
        <select value={value} onChange={(event) => onChange(event.target.value)}>
          {state.wallet.map(({ id, title }) => (
            <option key={id} value={id}>
              {language === 'en' ? title.en : title.zh}
            </option>
          ))}
        </select>
      );
  }
}
