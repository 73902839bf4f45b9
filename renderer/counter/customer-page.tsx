import type { CustomerPage as Page } from '../../electron/api/counter-view.ts';
import { civilDate, maskedGroups } from '../text/format.ts';
import { useDesk } from './desk.ts';
import { Identify } from './identify.tsx';
import { Action, FaultLine, Message, Pairs } from './parts.tsx';
import { Proxy } from './proxy.tsx';
import { ServiceList } from './service-list.tsx';
import { KEYS } from './shortcuts.ts';
import { WorkPanel } from './work-panel.tsx';

/** One customer: on the left who they are and what can be done, on the right what is being done. */
export function CustomerPage({ page }: { readonly page: Page }) {
  const { texts } = useDesk();
  if (page.holder === null) return <Identify page={page} />;
  return (
    <main className="two">
      <aside className="left">
        <Holder page={page} />
        <ServiceList services={page.services} chosen={page.work?.service ?? null} />
      </aside>
      <section className="right">
        {page.busy === null ? null : <Message tone="info">{texts.busy[page.busy]}</Message>}
        {page.faultCode === null ? null : <FaultLine code={page.faultCode} />}
        <Settled page={page} />
        {page.work === null ? <Overview page={page} /> : <WorkPanel service={page.work.service} at={page.work.at} />}
      </section>
    </main>
  );
}

function Holder({ page }: { readonly page: Page }) {
  const { texts, ask } = useDesk();
  const words = texts.customer;
  const { holder } = page;
  return (
    <section className="box">
      <h2 className="holder">
        {holder?.name} <span className="quiet">{maskedGroups(holder?.identityNumber ?? '')}</span>
      </h2>
      <ul className="checks">
        <li className={page.cardIn ? 'check check-yes' : 'check'}>{page.cardIn ? words.cardIn : words.cardOut}</li>
        <li className={page.idChecked === 'none' ? 'check' : 'check check-yes'}>{words.id[page.idChecked]}</li>
        {page.pin === null ? null : (
          <li className={page.pin.locked ? 'check check-no' : 'check'}>
            {page.pin.locked ? words.pinLocked : words.pinTries(page.pin.triesLeft)}
          </li>
        )}
      </ul>
      <div className="row">
        <Action keyName={KEYS.readHolder} onPress={() => ask({ intent: 'readId', whose: 'holder' })}>
          {words.readId}
        </Action>
        <Action keyName={KEYS.lookedHolder} onPress={() => ask({ intent: 'looked', at: 'holder', yes: page.idChecked !== 'looked' })}>
          {page.idChecked === 'looked' ? words.notLooked : words.looked}
        </Action>
      </div>
      <Proxy page={page} />
    </section>
  );
}

function Overview({ page }: { readonly page: Page }) {
  const { texts, common, language } = useDesk();
  const words = texts.customer;
  const functions = page.functions.map(({ cardFunction, state, lapsesOn, daysLeft }) => ({
    key: cardFunction,
    label: common.cardFunctions[cardFunction],
    value: `${common.counter.states[state]}${lapsesOn === null ? '' : ` · ${words.lapses(civilDate(lapsesOn, language), daysLeft ?? 0)}`}`,
  }));
  return (
    <>
      <h1>{words.overview}</h1>
      <Pairs
        pairs={[
          { key: 'card', label: words.cardNumber, value: page.holder?.cardNumber === '' ? '—' : (page.holder?.cardNumber ?? '—') },
          { key: 'bank', label: words.issuingBank, value: page.issuingBank === '' ? '—' : page.issuingBank },
          ...functions,
          ...(page.lossElsewhere === null
            ? []
            : [
                {
                  key: 'elsewhere',
                  label: words.lossElsewhere,
                  value: words.lostThere(civilDate(page.lossElsewhere.since, language), page.lossElsewhere.outlet),
                },
              ]),
          { key: 'session', label: words.visit, value: page.session },
        ]}
      />
      <h2>{words.receipts}</h2>
      {page.receipts.length === 0 ? <p className="quiet">{words.noReceipts}</p> : null}
      <ul className="plain">
        {page.receipts.map(({ service, number }) => (
          <li key={number}>
            {number} · {common.counter.services[service]}
          </li>
        ))}
      </ul>
      <p className="quiet">{words.choose}</p>
    </>
  );
}

/** What an earlier visit had left open, as it was found out now. */
function Settled({ page }: { readonly page: Page }) {
  const { texts } = useDesk();
  if (page.settled.length === 0) return null;
  return (
    <Message tone="info">
      {texts.customer.settled}
      <ul className="plain">
        {page.settled.map(({ operation, outcome, receiptNumber }) => (
          <li key={`${operation}${receiptNumber ?? ''}`}>
            {texts.operations[operation]}：{texts.settledAs[outcome]} {receiptNumber ?? ''}
          </li>
        ))}
      </ul>
    </Message>
  );
}
