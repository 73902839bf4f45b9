/** iReadCardBas and its two HSM steps: the eleven fields of a card that proved to be genuine. */
import { equalBytes, hex, toHex } from '../../native/base/bytes.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { historicalBytes } from '../../native/card/atr.ts';
import { externalAuthenticate } from '../../native/card/commands/external-authenticate.ts';
import { internalAuthenticate } from '../../native/card/commands/internal-authenticate.ts';
import type { OpenCard } from '../../native/card/open-card.ts';
import type { CardChannel } from '../../native/card/session.ts';
import { authenticateCard, challenge } from '../../native/card/social-security/authenticate.ts';
import { parseHolder } from '../../native/card/social-security/card-data.ts';
import { refuseStatus } from '../../native/card/social-security/faults.ts';
import { KEY_NUMBERS } from '../../native/card/social-security/files/key-numbers.ts';
import { HOLDER_FILE } from '../../native/card/social-security/files/ssse.ts';
import { readFile } from '../../native/card/social-security/read-file.ts';
import { readIssuerSide, type IssuerSide } from '../../native/card/social-security/read.ts';
import { SW } from '../../native/card/status-words.ts';
import type { CardKeys } from '../../native/ports/card-keys.ts';
import type { CardData, SocialSecurityFault } from '../../native/ports/social-security-card.ts';
import { parseKeyData } from './arguments.ts';
import { ALGORITHM_CODE, FACTOR_BYTES, fields, parseAuthentication } from './key-text.ts';
import { nationalFormat } from './national-format.ts';
import { refuse, told, type Outcome } from './outcome.ts';
import type { NationalParts } from './parts.ts';
import { ended, type Stage } from './stage.ts';

type OfCard<T> = Result<T, SocialSecurityFault>;

// The number that the specification's key table gives it.
const { RKSSSE: RKSSSE_NUMBER = 0x0a } = KEY_NUMBERS;
const SERIAL = { from: 5, to: 13 } as const;

/** Reads the card. It proves that it knows IRK: 3.00 cards while they are read, others behind it. */
export async function readBasic(card: OpenCard, parts: NationalParts, keys: CardKeys): Promise<Outcome<string>> {
  const data = await card.socialSecurity.read();
  if (!data.ok) return told(data);
  if (data.value.card.generation !== 3) {
    const genuine = told(await card.session.converse((channel) => authenticateCard(channel, keys, contextOf(data.value))));
    if (!genuine.ok) return genuine;
  }
  return ok(await elevenFields(data.value, parts));
}

function contextOf({ card }: CardData) {
  return {
    algorithm: card.algorithm,
    cardIdentifier: hex(card.cardIdentifier),
    serial: hex(card.historicalBytes).subarray(SERIAL.from, SERIAL.to),
  };
}

/** A PSAM that does not tell its number leaves the field as if there were none: what was read of the card is right without it. */
async function elevenFields(data: CardData, { terminalNumber, device }: NationalParts): Promise<string> {
  const number = await terminalNumber?.();
  return nationalFormat(data, { terminalNumber: number?.ok === true ? number.value : null, device });
}

/** What the first step leaves: the card's own answer, to be compared with the key service's. */
interface Question {
  readonly side: IssuerSide;
  readonly irk: Factors;
  readonly answer: Uint8Array;
  /** 3.00 cards only. */
  readonly rk: Factors | null;
}

interface Factors {
  readonly processFactor: Uint8Array;
  readonly source: Uint8Array;
}

/** Step 1: 区划|历史字节|算法|识别码|IRK过程因子|IRK原始|RK过程因子|RK原始|. */
export async function readBasicStep1(card: OpenCard, parts: NationalParts): Promise<Stage> {
  const asked = told(await card.session.converse(askCard));
  if (!asked.ok) return ended(asked);
  const { side, irk, rk } = asked.value;
  const out = fields(
    side.issuer.region,
    atrText(card),
    ALGORITHM_CODE[side.algorithm],
    side.issuer.cardIdentifier,
    toHex(irk.processFactor),
    toHex(irk.source),
    rk === null ? '' : toHex(rk.processFactor),
    rk === null ? '' : toHex(rk.source),
  );
  const go = async (pKey: string) => ended(await readBasicStep2(card, parts, asked.value, pKey));
  return { ...ended(ok(out)), next: { name: 'iReadCardBas_HSM_Step2', go, drop: () => Promise.resolve() } };
}

async function askCard(card: CardChannel): Promise<OfCard<Question>> {
  const side = await readIssuerSide(card);
  if (!side.ok) return side;
  const processFactor = await challenge(card);
  if (!processFactor.ok) return processFactor;
  const irk = { processFactor: processFactor.value, source: crypto.getRandomValues(new Uint8Array(FACTOR_BYTES)) };
  const answer = await card.send(internalAuthenticate(irk.processFactor, irk.source));
  if (!answer.ok) return answer;
  if (answer.value.sw !== SW.ok) return refuseStatus('ssc.notGenuine', 'INTERNAL AUTHENTICATE', answer.value.sw);
  const rk = side.value.issuer.generation === 3 ? await readKeyFactors(card) : ok(null);
  return rk.ok ? ok({ side: side.value, irk, answer: answer.value.data, rk: rk.value }) : rk;
}

/** Two challenges: the first is the source, the second, which the card keeps, the process factor. */
async function readKeyFactors(card: CardChannel): Promise<OfCard<Factors>> {
  const source = await challenge(card);
  if (!source.ok) return source;
  const processFactor = await challenge(card);
  return processFactor.ok ? ok({ source: source.value, processFactor: processFactor.value }) : processFactor;
}

/** Step 2: `pKey` is IRK认证数据+原始|RK认证数据+原始|, the second empty unless the card is a 3.00 one. */
async function readBasicStep2(card: OpenCard, parts: NationalParts, question: Question, pKey: string): Promise<Outcome<string>> {
  const [irkText = '', rkText = ''] = pKey.split('|');
  const irk = parseAuthentication(irkText, question.irk.source);
  if (!irk.ok) return irk;
  const rk = question.rk === null ? parseKeyData(rkText, [0]) : parseAuthentication(rkText, question.rk.source);
  if (!rk.ok) return rk;
  if (!equalBytes(irk.value, question.answer)) return refuse('internalAuthentication');
  const data = told(await card.session.converse((channel) => readHolder(channel, card, question, rk.value)));
  return data.ok ? ok(await elevenFields(data.value, parts)) : data;
}

async function readHolder(channel: CardChannel, card: OpenCard, { side, rk }: Question, proof: Uint8Array): Promise<OfCard<CardData>> {
  if (rk !== null) {
    const answer = await channel.send(externalAuthenticate(RKSSSE_NUMBER, proof, rk.source));
    if (!answer.ok) return answer;
    if (answer.value.sw !== SW.ok) {
      return refuseStatus('ssc.authenticationRefused', 'EXTERNAL AUTHENTICATE RKSSSE', answer.value.sw);
    }
  }
  const records = await readFile(channel, HOLDER_FILE);
  const holder = records.ok ? parseHolder(records.value) : records;
  if (!holder.ok) return err(holder.error);
  const { identifierBytes: _bytes, ...facts } = side.issuer;
  return ok({ card: { ...facts, algorithm: side.algorithm, historicalBytes: atrText(card) }, holder: holder.value });
}

function atrText({ session }: OpenCard): string {
  return toHex(historicalBytes(session.atr) ?? new Uint8Array());
}
