import { fault, type Fault } from '../../../native/base/fault.ts';
import { err, ok, type Result } from '../../../native/base/result.ts';
import type { Asker, AuthorityCommand, CommandOutcome, InquiryAnswer, Subject, Terminal } from '../../../db/authority/api.ts';
import type { BankCardIdentity } from '../../../native/ports/bank-card.ts';
import type { BankPinOutcome, HostAnswer, SocialSecurityHost } from '../../hosts/ports.ts';
import type { Answered, AskEffect, Asked, PersonSummary } from '../effects.ts';
import { blockFor, openCard } from './card-effects.ts';
import type { Devices } from './devices.ts';
import type { Vault } from './vault.ts';

/** Whom the host is asked about: the numbers of the vault. */
export function subjectOf(vault: Vault): Result<Subject, Fault> {
  if (vault.identityNumber === null) return err(fault('authority.unknownPerson', 'nobody is identified in this session'));
  return ok({ socialSecurityNumber: vault.identityNumber, ...(vault.cardNumber === null ? {} : { cardNumber: vault.cardNumber }) });
}

/** The records of the person; less of them where less was shown than the rules ask for (`withheld`). */
export async function askPerson(devices: Devices, vault: Vault, asker: Asker): Promise<Result<PersonSummary, Fault>> {
  const subject = subjectOf(vault);
  if (!subject.ok) return subject;
  const person = await devices.socialSecurityHost.person(subject.value, asker);
  if (!person.ok) return person;
  const { insurances, employer, accountKind, withheld = false, settledElsewhere, card } = person.value;
  const elsewhere = settledElsewhere === undefined ? {} : { settledElsewhere };
  const lost = card.lossElsewhere === undefined ? {} : { lossElsewhere: card.lossElsewhere };
  const { issuingBank, functions, initialPin, replaces } = card;
  const old = replaces === undefined ? {} : { replaces };
  return ok({ insurances, employer, accountKind, withheld, ...elsewhere, card: { issuingBank, functions, initialPin, ...lost, ...old } });
}

/** Looks something up. Whom it is about is added here: the session knows no full number. */
export async function askInquiry(devices: Devices, vault: Vault, about: Asked, asker: Asker): Promise<Result<Answered, Fault>> {
  const host = devices.socialSecurityHost;
  if (about.inquiry === 'outlets') return named('outlets', await host.inquire('outlets', about, asker));
  const known = subjectOf(vault);
  if (!known.ok) return known;
  const subject = known.value;
  switch (about.inquiry) {
    case 'accounts':
      return named('accounts', await host.inquire('accounts', { ...about, subject }, asker));
    case 'entries':
      return named('entries', await host.inquire('entries', { ...about, subject }, asker));
    case 'contributions':
      return named('contributions', await host.inquire('contributions', { ...about, subject }, asker));
    case 'pension':
      return named('pension', await host.inquire('pension', { ...about, subject }, asker));
    case 'medicalCosts':
      return named('medicalCosts', await host.inquire('medicalCosts', { ...about, subject }, asker));
    case 'orders':
      return named('orders', await host.inquire('orders', { ...about, subject }, asker));
    case 'referrals':
      return named('referrals', await host.inquire('referrals', { ...about, subject }, asker));
    case 'family':
      return named('family', await host.inquire('family', { ...about, subject }, asker));
    case 'receipts':
      return named('receipts', await host.inquire('receipts', { ...about, subject }, asker));
  }
}

function named<Name extends Answered['inquiry']>(
  inquiry: Name,
  answer: Result<InquiryAnswer<Name>, Fault>,
): Result<{ readonly inquiry: Name; readonly answer: InquiryAnswer<Name> }, Fault> {
  return answer.ok ? ok({ inquiry, answer: answer.value }) : answer;
}

/** Carries out a changing command of the authority. A lost answer is asked for once before it is called unknown. */
export async function executeCommand(
  devices: Devices,
  vault: Vault,
  terminal: Terminal,
  effect: Extract<AskEffect, { effect: 'records.execute' }>,
): Promise<Result<HostAnswer, Fault>> {
  const subject = subjectOf(vault);
  if (!subject.ok) return subject;
  const { command, cardFunction, evidence, key } = effect;
  const envelope = { idempotencyKey: key, terminal, evidence, subject: subject.value };
  // What is reported at the place of treatment is about no function.
  if (command === 'reportLossElsewhere' || command === 'liftLossElsewhere')
    return sendCommand(devices.socialSecurityHost, { command, ...envelope });
  return sendCommand(devices.socialSecurityHost, { command, ...envelope, cardFunction });
}

/** Orders a card in the person's name. It has no use unless the host answers now. */
export async function orderCard(
  devices: Devices,
  vault: Vault,
  terminal: Terminal,
  { kind, circumstance, evidence, key }: Extract<AskEffect, { effect: 'records.order' }>,
): Promise<Result<CommandOutcome, Fault>> {
  const subject = subjectOf(vault);
  if (!subject.ok) return subject;
  const envelope = { idempotencyKey: key, terminal, evidence, subject: subject.value, circumstances: [circumstance] };
  return sendNow(devices.socialSecurityHost, { command: 'orderCard', ...envelope, kind });
}

/** Sends a command; where the answer was lost, asks what became of it. */
export async function sendCommand(host: SocialSecurityHost<HostAnswer>, command: AuthorityCommand): Promise<Result<HostAnswer, Fault>> {
  const answer = await host.execute(command);
  if (answer.ok || answer.error.code !== 'host.unknownOutcome') return answer;
  const found = await host.outcomeOf(command.idempotencyKey);
  if (!found.ok) return answer;
  // It never arrived: the same key makes sending it again safe.
  return found.value === null ? host.execute(command) : ok(found.value);
}

/** The same for a command that has no use unless the host answers it now. */
export async function sendNow(host: SocialSecurityHost<HostAnswer>, command: AuthorityCommand): Promise<Result<CommandOutcome, Fault>> {
  const answer = await sendCommand(host, command);
  if (!answer.ok) return answer;
  return answer.value.outcome === 'accepted' ? err(fault('host.unreachable', 'the command waits for the host')) : ok(answer.value);
}

/** The bank's own number of the card, read once a session: every GPO raises the card's ATC. */
export async function bankCard(vault: Vault, signal: AbortSignal): Promise<Result<BankCardIdentity, Fault>> {
  if (vault.bankCard !== null) return ok(vault.bankCard);
  const card = openCard(vault);
  if (!card.ok) return card;
  const identity = await card.value.bank.readIdentity(signal);
  if (identity.ok && !signal.aborted) vault.bankCard = identity.value;
  return identity;
}

export async function askBankPinState(
  devices: Devices,
  vault: Vault,
  signal: AbortSignal,
): Promise<Result<{ triesLeft: number | null; locked: boolean }, Fault>> {
  const identity = await bankCard(vault, signal);
  return identity.ok ? devices.bankHost.pinState(identity.value.pan) : identity;
}

/** The PIN leaves the pad enciphered and is judged by the bank. */
export async function verifyBankPin(
  devices: Devices,
  vault: Vault,
  key: string,
  signal: AbortSignal,
): Promise<Result<BankPinOutcome, Fault>> {
  const identity = await bankCard(vault, signal);
  if (!identity.ok) {
    devices.bankPad.clear();
    return identity;
  }
  const { pan, sequenceNumber, track2 } = identity.value;
  const block = await devices.bankPad.pinBlock(blockFor(devices, pan));
  if (!block.ok) return block;
  const check = { idempotencyKey: key, pan, sequenceNumber, track2, pinBlock: block.value, pinFormat: devices.bankPin.format };
  const answer = await devices.bankHost.verifyPin(check);
  // The same key again cannot spend a second try: the bank gives its first answer.
  return answer.ok || answer.error.code !== 'host.unknownOutcome' ? answer : devices.bankHost.verifyPin(check);
}
