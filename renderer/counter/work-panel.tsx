import type { CounterService, WorkStep } from '../../electron/api/counter-view.ts';
import { receiptFact } from '../ui/receipt-facts.ts';
import { useDesk } from './desk.ts';
import { ServiceForm } from './service-form.tsx';
import { Action, FaultLine, Message, Pairs } from './parts.tsx';
import { KEYS } from './shortcuts.ts';
import type { DeskTexts } from './text/texts.ts';
import { StaffForm } from './staff-form.tsx';

/** The service that is open, step by step. */
export function WorkPanel({ service, at }: { readonly service: CounterService; readonly at: WorkStep }) {
  const { texts, common } = useDesk();
  return (
    <article className="work" data-step={at.step}>
      <h1>{common.counter.services[service]}</h1>
      <ol className="steps" aria-label={texts.work.steps}>
        {(['form', 'approval', 'consent', 'done'] as const).map((step) => (
          <li key={step} aria-current={stageOf(at.step) === step ? 'step' : undefined}>
            {texts.work.stages[step]}
          </li>
        ))}
      </ol>
      <Step service={service} at={at} />
    </article>
  );
}

function stageOf(step: WorkStep['step']): 'form' | 'approval' | 'consent' | 'done' {
  if (step === 'form' || step === 'approval') return step;
  return step === 'pin' || step === 'consent' ? 'consent' : 'done';
}

function Step({ service, at }: { readonly service: CounterService; readonly at: WorkStep }) {
  const { texts, say } = useDesk();
  const words = texts.work;
  switch (at.step) {
    case 'form':
      return <ServiceForm service={service} at={at} />;
    case 'pin':
      return <Waiting note={words.typedAt[at.keypad]}>{pinWords(at, words)}</Waiting>;
    case 'approval':
      return <Approval at={at} />;
    case 'consent':
      return <Waiting>{words.consent}</Waiting>;
    case 'acting':
      return <Message tone="info">{words.acting}</Message>;
    case 'done':
      return <Done at={at} />;
    case 'refused':
      return (
        <Ended tone="warm">
          <strong>{words.refused}</strong> {say(at.reason)} <span className="code">{at.code}</span>
        </Ended>
      );
    case 'declined':
      return <Ended tone="warm">{words.declined}</Ended>;
    case 'unknown':
      return (
        <Ended tone="danger">
          <strong>{words.unknown}</strong> {words.unknownAbout} <span className="code">{at.faultCode}</span>
        </Ended>
      );
    case 'failed':
      return (
        <>
          <FaultLine code={at.faultCode} />
          <Ended tone="info">{words.nothingChanged}</Ended>
        </>
      );
  }
}

function pinWords(at: Extract<WorkStep, { step: 'pin' }>, words: DeskTexts['work']): string {
  if (at.checking && at.entry !== 'atReader') return words.checking[at.pin];
  if (at.lastTry === 'wrong') return words.pinWrong;
  return at.entry === 'current' ? words.pin[at.pin] : words.ownPin[at.entry];
}

/** The customer has to do something at their own screen. */
function Waiting({ children, note }: { readonly children: string; readonly note?: string }) {
  const { texts, ask } = useDesk();
  return (
    <>
      <Message tone="info">{children}</Message>
      <p className="quiet">{note ?? texts.work.atTheirScreen}</p>
      <Action keyName={KEYS.cancel} onPress={() => ask({ intent: 'cancel' })}>
        {texts.cancel}
      </Action>
    </>
  );
}

function Approval({ at }: { readonly at: Extract<WorkStep, { step: 'approval' }> }) {
  const { texts, frame, ask } = useDesk();
  const { view } = frame;
  const customersCardIn = view.screen === 'work' && view.at.page === 'customer' && view.at.cardIn;
  return (
    <>
      <Message tone="warm">{texts.work.approval}</Message>
      <StaffForm
        intent="approve"
        note={at.note}
        staffCardIn={at.staffCardIn}
        go={texts.work.approve}
        cardFirst={customersCardIn ? texts.signIn.customersCardIn : null}
      />
      <Action keyName={KEYS.cancel} onPress={() => ask({ intent: 'cancel' })}>
        {texts.cancel}
      </Action>
    </>
  );
}

function Done({ at }: { readonly at: Extract<WorkStep, { step: 'done' }> }) {
  const { texts, language, ask } = useDesk();
  const words = texts.work;
  const { printed } = at;
  return (
    <>
      <Message tone="success">{words.done}</Message>
      <Pairs pairs={at.facts.map((fact, place) => ({ ...receiptFact(fact, language), key: String(place) }))} />
      {typeof printed === 'string' ? <p className="quiet">{words.printed[printed]}</p> : <FaultLine code={printed.faultCode} />}
      <div className="row">
        <Action kind="main" keyName={KEYS.print} isDisabled={printed === 'printing'} onPress={() => ask({ intent: 'print' })}>
          {printed === 'none' ? words.print : words.printAgain}
        </Action>
        <Action keyName={KEYS.cancel} onPress={() => ask({ intent: 'cancel' })}>
          {words.next}
        </Action>
      </div>
    </>
  );
}

function Ended({ tone, children }: { readonly tone: 'warm' | 'danger' | 'info'; readonly children: React.ReactNode }) {
  const { texts, ask } = useDesk();
  return (
    <>
      <Message tone={tone}>{children}</Message>
      <Action keyName={KEYS.cancel} onPress={() => ask({ intent: 'cancel' })}>
        {texts.work.next}
      </Action>
    </>
  );
}
