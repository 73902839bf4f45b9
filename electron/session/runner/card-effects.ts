import { shanghaiDate } from '../../../native/base/civil-date.ts';
import { fault, type Fault } from '../../../native/base/fault.ts';
import { compareNames, comparableNumber } from '../../../native/base/identity-text.ts';
import { maskCardNumber, maskIdentityNumber, maskName } from '../../../native/base/mask.ts';
import { ok, type Result, err } from '../../../native/base/result.ts';
import type { IdDocument, IdPhoto } from '../../../native/ports/id-reader.ts';
import type { PinBlockRequest, PinBytes } from '../../../native/ports/pin-pad.ts';
import type { CardData, PinState } from '../../../native/ports/social-security-card.ts';
import { journalledCard } from '../../card-writes/journalled-card.ts';
import type { NewHolder } from '../../card-making/card-maker.ts';
import type { WriteLog } from '../../card-writes/write-journal.ts';
import type { AskEffect, CardSummary, EnteredPin, IdCardSummary, VerifiedPin } from '../effects.ts';
import type { Devices, HeldCard } from './devices.ts';
import { isPin } from './pin-hold.ts';
import type { Vault } from './vault.ts';

/**
 * Opens the card, reads its holder and asks the tries left. What may be known goes out, the full numbers stay in the vault; whatever is
 * written on the card from now on stands in `log`.
 */
export async function identifyCard(
  devices: Devices,
  vault: Vault,
  log: Omit<WriteLog, 'atr'>,
  insertion: number,
  signal: AbortSignal,
): Promise<Result<CardSummary, Fault>> {
  await vault.wipe();
  const opened = await devices.openCard(insertion, signal);
  if (!opened.ok) return opened;
  const socialSecurity = journalledCard(opened.value.socialSecurity, { ...log, atr: opened.value.session.atr });
  const held: HeldCard = { ...opened.value, socialSecurity };
  vault.card = held;
  const data = await socialSecurity.read(signal);
  if (!data.ok) return data;
  const pin = await socialSecurity.pinState(signal);
  if (!pin.ok) return pin;
  // A session that ended meanwhile has been wiped: nothing of this card may come back into it.
  if (signal.aborted || vault.card !== held) return err(fault('card.cancelled', 'the session ended while the card was read'));
  vault.identityNumber = data.value.holder.socialSecurityNumber;
  vault.holderName = data.value.holder.name;
  vault.cardNumber = data.value.card.cardNumber;
  return ok({
    ...summary(data.value, pin.value),
    ...(held.pinAtReader === true ? { pinAtReader: true } : {}),
    ...(held.pinChangeAtReader === true ? { pinChangeAtReader: true } : {}),
  });
}

function summary({ card, holder }: CardData, pin: PinState): CardSummary {
  return {
    name: holder.name,
    maskedName: maskName(holder.name),
    maskedIdentityNumber: maskIdentityNumber(holder.socialSecurityNumber),
    maskedCardNumber: maskCardNumber(card.cardNumber),
    sex: holder.sex,
    ethnicGroup: holder.ethnicGroup,
    birthDate: holder.birthDate,
    issuedOn: card.issuedOn,
    validUntil: card.validUntil,
    region: card.region,
    specification: card.specification,
    pin,
  };
}

/** The tries left, as the card tells them. */
export async function askPinState(vault: Vault, signal: AbortSignal): Promise<Result<PinState, Fault>> {
  const card = openCard(vault);
  return card.ok ? card.value.socialSecurity.pinState(signal) : card;
}

/**
 * Lends the PIN that stands in the pad to the card's VERIFY; the pad wipes it whatever happens. Whether a right one is the initial PIN is
 * compared here; with `keep` it is kept for its change.
 */
export async function verifyCardPin(
  devices: Devices,
  vault: Vault,
  initialPin: string,
  keep: boolean,
): Promise<Result<VerifiedPin, Fault>> {
  const card = openCard(vault);
  if (!card.ok) {
    devices.pad.clear();
    return card;
  }
  const { saidAtReader } = vault;
  vault.saidAtReader = null;
  // Nobody but the reader knows its digits: whether they are the initial PIN's is left open.
  if (saidAtReader !== null) return ok(saidAtReader.outcome === 'correct' ? { outcome: 'correct' } : saidAtReader);
  const lent = await devices.pad.withPin(async (pin): Promise<Result<VerifiedPin, Fault>> => {
    const outcome = await card.value.socialSecurity.verifyPin(pin);
    if (!outcome.ok || outcome.value.outcome !== 'correct') return outcome;
    if (keep) vault.pins.keepOld(pin);
    return ok({ outcome: 'correct', initialPin: isPin(pin, initialPin) });
  });
  return lent.ok ? lent.value : lent;
}

/** The card of this session, or the fault that there is none. */
export function openCard(vault: Vault): Result<HeldCard, Fault> {
  return vault.card === null ? err(fault('card.absent', 'no card is open in this session')) : ok(vault.card);
}

/** Number and name are the card's; a character that one of them holds as a private code does not speak against it. */
function isHolder({ identityNumber, holderName }: Vault, number: string, name: string): boolean {
  if (identityNumber === null || comparableNumber(identityNumber) !== comparableNumber(number)) return false;
  return holderName === null || compareNames(holderName, name) !== 'different';
}

/** Waits for an ID card that has not expired. With a social-security card in the reader it says whether both are the same person's. */
export async function readIdCard(
  devices: Pick<Devices, 'idReader'>,
  vault: Vault,
  nowMs: () => number,
  signal: AbortSignal,
): Promise<Result<IdCardSummary, Fault & { readonly endedOn?: string }>> {
  if (devices.idReader === null) return err(fault('idreader.gone', 'this terminal has no ID reader'));
  const read = await devices.idReader.read(signal);
  if (!read.ok) return read;
  const { number, name, validUntil, photo, details } = read.value;
  if (hasExpired(validUntil, nowMs()))
    return err({ ...fault('session.idCardExpired', `the ID card was valid until ${validUntil}`), endedOn: validUntil });
  const matchesCard = vault.card === null ? null : isHolder(vault, number, name);
  if (vault.card === null) vault.identityNumber = number;
  vault.newHolder = matchesCard === false ? null : newHolderOf({ number, name, details });
  // Somebody else's photo is nobody's business here.
  vault.photo = matchesCard === false ? null : imageOf(photo);
  const shown = photo === undefined ? {} : { photo: photo.image === null ? ('undecoded' as const) : ('decoded' as const) };
  return ok({ name, maskedName: maskName(name), maskedIdentityNumber: maskIdentityNumber(number), validUntil, matchesCard, ...shown });
}

/** What a new card says of its holder; what the ID card's chip did not tell stays blank. */
function newHolderOf({
  number,
  name,
  details,
}: Pick<IdDocument, 'number' | 'name'> & { readonly details: IdDocument['details'] | undefined }): NewHolder {
  const { sex = 'unknown', ethnicGroup = null, birthDate = null } = details ?? {};
  return { number, name, sex, ethnicGroup, birthDate };
}

function imageOf(photo: IdPhoto | undefined): string | null {
  if (photo === undefined || photo.image === null) return null;
  const { mediaType, bytes } = photo.image;
  return `data:${mediaType};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** What the bank's PIN will be made into. */
export function blockFor({ bankPin }: Pick<Devices, 'bankPin'>, pan: string): PinBlockRequest {
  return { format: bankPin.format, pan, key: bankPin.key };
}

/** `longTerm` (长期) never expires; the last day is a valid one. */
export function hasExpired(validUntil: string, atMs: number): boolean {
  return validUntil !== 'longTerm' && validUntil < shanghaiDate(atMs);
}

/** Waits for an entry. A new PIN is judged and kept; an entry that ends in anything else ends the change. */
export async function enterPin(
  devices: Devices,
  vault: Vault,
  { pin, minDigits, maxDigits, judge, atReader }: Extract<AskEffect, { effect: 'pad.enter' }>,
  { initialPin, signal }: { readonly initialPin: string; readonly signal: AbortSignal },
): Promise<Result<EnteredPin, Fault>> {
  if (atReader === true) return enterAtReader(vault, maxDigits, signal);
  const pad = pin === 'bank' ? devices.bankPad : devices.pad;
  const forBlock = pin === 'bank' && vault.bankCard !== null ? { forBlock: blockFor(devices, vault.bankCard.pan) } : {};
  const entered = await pad.enterPin({ minDigits, maxDigits, signal, onCount: () => undefined, ...forBlock });
  if (entered.ok && judge === undefined) return ok({ outcome: 'entered' });
  if (entered.ok) {
    const judgePin = (typed: PinBytes) => (judge === 'new' ? vault.pins.judgeNew(typed, initialPin) : vault.pins.judgeAgain(typed));
    const judged = await pad.withPin((typed) => Promise.resolve(judgePin(typed)));
    return judged.ok ? ok({ outcome: 'entered', judged: judged.value }) : judged;
  }
  if (entered.error.code === 'pinpad.timeout') return ok({ outcome: 'timedOut' });
  vault.pins.wipe();
  return entered.error.code === 'pinpad.cancelled' ? ok({ outcome: 'cancelled' }) : entered;
}

/** How long the reader waits for a key: shorter than the session waits for anything. */
export const READER_WAITS_S = 30;

/** Waits for a PIN at the reader's own keys. What the card said to it is kept for `card.verifyPin`; the session may end meanwhile. */
async function enterAtReader(vault: Vault, digits: number, signal: AbortSignal): Promise<Result<EnteredPin, Fault>> {
  const card = openCard(vault);
  if (!card.ok) return card;
  const aborted = new Promise<Result<never, Fault>>((resolve) => {
    const end = (): void => resolve(err(fault('pinpad.aborted', 'the session ended while a PIN was typed at the reader')));
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
  const said = await Promise.race([card.value.socialSecurity.verifyPin({ typedAt: 'reader', digits, timeoutS: READER_WAITS_S }), aborted]);
  if (said.ok) {
    vault.saidAtReader = said.value;
    return ok({ outcome: 'entered' });
  }
  if (said.error.code === 'pinpad.timeout') return ok({ outcome: 'timedOut' });
  return said.error.code === 'pinpad.cancelled' ? ok({ outcome: 'cancelled' }) : said;
}
