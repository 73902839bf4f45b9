import { useState } from 'react';
import type { CounterService, FormField, FormVerdict, WorkStep } from '../../electron/api/counter-view.ts';
import { civilDate, money } from '../text/format.ts';
import { useDesk } from './desk.ts';
import { Action, Message, Pairs } from './parts.tsx';
import { PinyinField } from './pinyin/pinyin-field.tsx';
import { KEYS } from './shortcuts.ts';
import { TextField } from './text-field.tsx';

/** What the clerk fills in, and beside it what the rules say to it as it stands. */
export function ServiceForm({ service, at }: { readonly service: CounterService; readonly at: Extract<WorkStep, { step: 'form' }> }) {
  const { texts, ask } = useDesk();
  const refused = at.verdict.verdict === 'refused';
  return (
    <form
      className="service-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask({ intent: 'submit' });
      }}
    >
      {at.fields.map((field, place) => (
        <Field key={`${service} ${field.field}`} field={field} autoFocus={place === 0} />
      ))}
      <Verdict verdict={at.verdict} />
      {at.approvedBy === null ? null : <Message tone="info">{texts.work.approved(at.approvedBy)}</Message>}
      <div className="row">
        <Action kind="main" keyName={KEYS.submit} isDisabled={refused} onPress={() => ask({ intent: 'submit' })}>
          {texts.work.submit}
        </Action>
        <Action keyName={KEYS.cancel} onPress={() => ask({ intent: 'cancel' })}>
          {texts.cancel}
        </Action>
      </div>
    </form>
  );
}

function Field({ field, autoFocus }: { readonly field: FormField; readonly autoFocus: boolean }) {
  const { texts, ask } = useDesk();
  // What is being typed stands here at once; the counter hears of every change.
  const [typed, setTyped] = useState(field.value);
  const change = (value: string): void => {
    setTyped(value);
    ask({ intent: 'fill', field: field.field, value });
  };
  const label = texts.fields[field.field];
  const wrong = field.wrong ? texts.work.wrongField : null;
  if (field.kind === 'choice') return <Choice field={field} label={label} autoFocus={autoFocus} />;
  const common = { label, value: typed, onChange: change, required: field.required, wrong, autoFocus };
  if (field.kind === 'text') return <PinyinField {...common} />;
  return <TextField {...common} type={field.kind === 'date' ? 'date' : 'text'} />;
}

/** One of a few: arrow keys move, as in every group of radio buttons. */
function Choice({ field, label, autoFocus }: { readonly field: FormField; readonly label: string; readonly autoFocus: boolean }) {
  const { texts, common, say, ask } = useDesk();
  // The mark stands at once, as what is typed does.
  const [chosen, setChosen] = useState(field.value);
  const choose = (value: string): void => {
    setChosen(value);
    ask({ intent: 'fill', field: field.field, value });
  };
  const words = { ...texts.options, ...common.cardFunctions } as Readonly<Record<string, string>>;
  return (
    <fieldset className={field.wrong ? 'choice field-wrong' : 'choice'}>
      <legend>
        {label}
        {field.required ? ' *' : ''}
      </legend>
      {field.options.length === 0 ? <span className="quiet">{texts.work.nothingToChoose}</span> : null}
      {field.options.map(({ value, label: said }, place) => (
        <label key={value}>
          <input
            type="radio"
            name={field.field}
            value={value}
            checked={chosen === value}
            autoFocus={autoFocus && place === 0}
            onChange={() => choose(value)}
          />
          {said === null ? (words[value] ?? value) : say(said)}
        </label>
      ))}
      {field.wrong ? <em>{texts.work.wrongField}</em> : null}
    </fieldset>
  );
}

function Verdict({ verdict }: { readonly verdict: FormVerdict }) {
  const { texts, say, language } = useDesk();
  const words = texts.work;
  const list = (items: readonly string[]): string => items.join(language === 'zh-CN' ? '、' : ', ');
  switch (verdict.verdict) {
    case 'incomplete':
      return <p className="quiet">{words.incomplete}</p>;
    case 'needs':
      return (
        <Message tone="warm">
          {words.needs(list(verdict.missing.map((one) => texts.evidence[one] ?? one)))}
          {verdict.bring.length === 0 ? null : <p>{words.bring(list(verdict.bring.map(say)))}</p>}
        </Message>
      );
    case 'refused':
      return (
        <Message tone="danger">
          <strong>{say(verdict.reason)}</strong>
          {verdict.goTo.length === 0 ? null : <p>{words.goTo(list(verdict.goTo.map(say)))}</p>}
          {verdict.bring.length === 0 ? null : <p>{words.bring(list(verdict.bring.map(say)))}</p>}
        </Message>
      );
    case 'allowed': {
      const { feeFen, readyOn, consequences, bring, approval } = verdict;
      const pairs = [
        ...(feeFen === null ? [] : [{ key: 'fee', label: words.fee, value: feeFen === 0 ? words.noFee : money(feeFen, language) }]),
        ...(readyOn === null ? [] : [{ key: 'ready', label: words.ready, value: civilDate(readyOn, language) }]),
        ...(bring.length === 0 ? [] : [{ key: 'bring', label: words.papers, value: list(bring.map(say)) }]),
      ];
      return (
        <Message tone="success">
          <strong>{words.allowed}</strong> {approval ? words.needsApproval : ''}
          <Pairs pairs={pairs} />
          <ul className="plain">
            {consequences.map((line) => (
              <li key={line.en}>{say(line)}</li>
            ))}
          </ul>
        </Message>
      );
    }
  }
}
