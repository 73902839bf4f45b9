import { useState } from 'react';
import { PERIODS, type AccountKind } from '../../electron/api/look-up-view.ts';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { civilDate, money } from '../text/format.ts';
import { BigButton } from '../ui/big-button.tsx';
import { useToMenu, type BackAction } from '../ui/footer.tsx';
import { Icon } from '../ui/icons.tsx';
import { MonthStepper } from '../ui/month-stepper.tsx';
import { Notice } from '../ui/notice.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

type AccountsViewOf = ViewOf<'accounts'>;

/** Three questions, one after the other: which account, which time, and where wanted from which month to which. */
export function AccountsScreen({ view }: { readonly view: AccountsViewOf }) {
  const { texts } = useKiosk();
  const [account, setAccount] = useState<AccountKind | null>(null);
  const [ownMonths, setOwnMonths] = useState(false);
  const back = (onPress: () => void): BackAction => ({ label: texts.action.back, icon: 'back', onPress, intent: 'accounts' });
  if (account === null) return <Overview view={view} onChoose={setAccount} />;
  if (ownMonths) return <OwnMonths view={view} account={account} back={back(() => setOwnMonths(false))} />;
  return <WhichPeriod account={account} back={back(() => setAccount(null))} onOwn={() => setOwnMonths(true)} />;
}

function Overview({ view, onChoose }: { readonly view: AccountsViewOf; readonly onChoose: (account: AccountKind) => void }) {
  const { texts, say, frame } = useKiosk();
  const toMenu = useToMenu();
  // Easy mode has room for the one that matters most.
  const says = frame.comfort.elder ? view.says.slice(0, view.entriesRefused === null ? 1 : 0) : view.says;
  return (
    <ScreenFrame title={texts.lookUp.accounts.title} lead={view.holder} back={toMenu} end>
      <div className="accounts targets">
        {view.accounts.map((row, index) => (
          <AccountPanel key={`${row.kind}-${index}`} row={row} onSee={view.entriesRefused === null ? () => onChoose(row.kind) : null} />
        ))}
      </div>
      {says.length === 0 ? null : (
        <Notice tone="info">
          {says.map((text) => (
            <p key={text.en}>{say(text)}</p>
          ))}
        </Notice>
      )}
      {view.entriesRefused === null ? null : <Notice tone="warm">{say(view.entriesRefused)}</Notice>}
    </ScreenFrame>
  );
}

interface AccountPanelProps {
  readonly row: AccountsViewOf['accounts'][number];
  readonly onSee: (() => void) | null;
}

function AccountPanel({ row, onSee }: AccountPanelProps) {
  const { texts, frame } = useKiosk();
  const { language } = frame.comfort;
  const words = texts.lookUp.accounts;
  const notes = [
    ...(row.carriedFen === 0 ? [] : [`${words.carried} ${money(row.carriedFen, language)}`]),
    ...(row.lastEntryOn === null ? [] : [words.lastEntry(civilDate(row.lastEntryOn, language))]),
    ...(row.frozenSince === null ? [] : [words.frozen(civilDate(row.frozenSince, language))]),
    ...(row.closedOn === null ? [] : [words.closed(civilDate(row.closedOn, language))]),
  ];
  return (
    <section className="panel account" data-account={row.kind}>
      <h2 className="account-name">
        <Icon name={row.kind === 'card' ? 'card' : 'statement'} /> {words.kinds[row.kind]}
      </h2>
      <p className="account-kept">{words.kept[row.kind]}</p>
      <p className="account-balance">
        <span className="figure-label">{words.balance}</span> <span className="account-amount">{money(row.balanceFen, language)}</span>
      </p>
      {notes.map((note) => (
        <p className="record-note" key={note}>
          {note}
        </p>
      ))}
      {onSee === null ? null : (
        <BigButton kind="main" icon="lookUp" onPress={onSee} intent={`see-${row.kind}`}>
          {words.see}
        </BigButton>
      )}
    </section>
  );
}

interface WhichPeriodProps {
  readonly account: AccountKind;
  readonly back: BackAction;
  readonly onOwn: () => void;
}

function WhichPeriod({ account, back, onOwn }: WhichPeriodProps) {
  const { texts, ask } = useKiosk();
  const words = texts.lookUp.accounts;
  return (
    <ScreenFrame title={words.when} lead={words.kinds[account]} back={back} end>
      <div className="periods targets">
        {PERIODS.map((period) => (
          <BigButton key={period} icon="clock" onPress={() => ask({ intent: 'period', account, period })} intent={`period-${period}`}>
            {words.periods[period]}
          </BigButton>
        ))}
        <BigButton icon="contributions" onPress={onOwn} intent="ownMonths">
          {words.ownMonths}
        </BigButton>
      </div>
    </ScreenFrame>
  );
}

interface OwnMonthsProps {
  readonly view: AccountsViewOf;
  readonly account: AccountKind;
  readonly back: BackAction;
}

function OwnMonths({ view: { firstMonth, lastMonth }, account, back }: OwnMonthsProps) {
  const { texts, ask } = useKiosk();
  const words = texts.lookUp.accounts;
  const [from, setFrom] = useState(lastMonth);
  const [to, setTo] = useState(lastMonth);
  return (
    <ScreenFrame
      title={words.chooseMonths}
      lead={words.kinds[account]}
      back={back}
      end
      actions={
        <BigButton kind="main" icon="lookUp" onPress={() => ask({ intent: 'period', account, period: { from, to } })} intent="period">
          {words.show}
        </BigButton>
      }
    >
      <div className="steppers targets">
        <MonthStepper label={words.from} month={from} first={firstMonth} last={to} onChange={setFrom} />
        <MonthStepper label={words.to} month={to} first={from} last={lastMonth} onChange={setTo} />
      </div>
    </ScreenFrame>
  );
}
