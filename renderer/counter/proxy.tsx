import { useState } from 'react';
import type { CustomerPage } from '../../electron/api/counter-view.ts';
import { useDesk } from './desk.ts';
import { Action } from './parts.tsx';
import { PinyinField } from './pinyin/pinyin-field.tsx';
import { KEYS } from './shortcuts.ts';
import { TextField } from './text-field.tsx';

/** Who comes in the holder's place: name and number, and how the clerk knows them. */
export function Proxy({ page }: { readonly page: CustomerPage }) {
  const { texts, ask } = useDesk();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const words = texts.proxy;
  if (page.proxyChecked !== 'none')
    return (
      <p className="row">
        <span className="check check-yes">
          {words.named(page.proxyName)} · {texts.customer.id[page.proxyChecked]}
        </span>
        <Action onPress={() => ask({ intent: 'looked', at: 'proxy', yes: false })}>{words.none}</Action>
      </p>
    );
  if (!open)
    return (
      <div className="row">
        <Action onPress={() => setOpen(true)}>{words.open}</Action>
        <Action keyName={KEYS.readProxy} onPress={() => ask({ intent: 'readId', whose: 'proxy' })}>
          {words.read}
        </Action>
      </div>
    );
  const confirm = (): void => {
    ask({ intent: 'fill', field: 'proxyName', value: name });
    ask({ intent: 'fill', field: 'proxyNumber', value: number.trim().toUpperCase() });
    ask({ intent: 'looked', at: 'proxy', yes: true });
    setOpen(false);
  };
  return (
    <fieldset className="proxy">
      <legend>{words.open}</legend>
      <PinyinField label={words.name} value={name} onChange={setName} />
      <TextField label={words.number} value={number} onChange={setNumber} maxLength={18} />
      <div className="row">
        <Action kind="main" isDisabled={name.trim() === '' || number.trim().length !== 18} onPress={confirm}>
          {words.looked}
        </Action>
        <Action onPress={() => setOpen(false)}>{texts.cancel}</Action>
      </div>
    </fieldset>
  );
}
