/** From the records of EF05 and EF06 to what the services see. */
import { ok, type Result } from '../../base/result.ts';
import type { CardAlgorithm } from '../../ports/card-keys.ts';
import type { Holder, SocialSecurityFault } from '../../ports/social-security-card.ts';
import type { StatedAlgorithm } from './application.ts';
import { refuse } from './faults.ts';
import * as fields from './fields.ts';
import type { Records } from './read-file.ts';
import type { FileSpec } from './files/file-spec.ts';
import { HOLDER_FILE, ISSUER_FILE } from './files/ssse.ts';
import { TAG } from './records.ts';
import { toHex } from '../../base/bytes.ts';

/** What EF05 says. */
export interface IssuerData {
  readonly identifierBytes: Uint8Array;
  readonly cardIdentifier: string;
  readonly region: string;
  readonly cardClass: string;
  readonly specification: string;
  readonly generation: 1 | 2 | 3;
  readonly initialiser: string;
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
  readonly cardNumber: string;
}

type Parsed<T> = Result<T, SocialSecurityFault>;

/** Beijing's cards of before the algorithm mark use SSF33; their identifiers begin with 11. */
const SSF33_REGION = /^11/;

/** Parses EF05. */
export function parseIssuer(records: Records): Parsed<IssuerData> {
  const reader = new FieldReader(ISSUER_FILE, records);
  const identifier = reader.mandatory(TAG.cardIdentifier, fields.readIdentifier);
  const cardClass = reader.field(TAG.cardClass, fields.readAscii);
  const specification = reader.field(TAG.specification, fields.readAscii);
  const issuedOn = reader.field(TAG.issuedOn, fields.readDate);
  const validUntil = reader.field(TAG.validUntil, fields.readDate);
  const cardNumber = reader.mandatory(TAG.cardNumber, fields.readCardNumber);
  const generation = reader.checked(TAG.specification, fields.readGeneration(specification ?? ''));
  if (reader.fault !== null) return reader.fault;
  return ok({
    identifierBytes: records.get(TAG.cardIdentifier) ?? new Uint8Array(),
    cardIdentifier: identifier?.digits ?? '',
    region: identifier?.region ?? '',
    cardClass: cardClass ?? '',
    specification: specification ?? '',
    generation: generation ?? 1,
    initialiser: toHex(records.get(TAG.initialiser) ?? new Uint8Array()),
    issuedOn: issuedOn ?? null,
    validUntil: validUntil ?? null,
    cardNumber: cardNumber ?? '',
  });
}

/** Parses EF06. */
export function parseHolder(records: Records): Parsed<Holder> {
  const reader = new FieldReader(HOLDER_FILE, records);
  const socialSecurityNumber = reader.mandatory(TAG.socialSecurityNumber, fields.readSocialSecurityNumber);
  const name = reader.mandatory(TAG.name, (bytes) => fields.readName(bytes, records.get(TAG.nameExtension)));
  const ethnicGroup = reader.field(TAG.ethnicGroup, fields.readEthnicGroup);
  const birthPlace = reader.field(TAG.birthPlace, fields.readDigits);
  const birthDate = reader.field(TAG.birthDate, fields.readDate);
  if (reader.fault !== null) return reader.fault;
  return ok({
    socialSecurityNumber: socialSecurityNumber ?? '',
    name: name ?? '',
    sex: fields.readSex(records.get(TAG.sex)),
    ethnicGroup: ethnicGroup ?? null,
    birthDate: birthDate ?? null,
    birthPlace: birthPlace ?? null,
  });
}

/** The algorithm of a card: what its FCI states, else what its identifier implies. */
export function cardAlgorithm(stated: StatedAlgorithm, cardIdentifier: string): Parsed<CardAlgorithm> {
  if (stated === 'unknown') return refuse('ssc.algorithm', 'the FCI names an unknown algorithm');
  if (stated !== 'unstated') return ok(stated);
  return ok(SSF33_REGION.test(cardIdentifier) ? 'ssf33' : 'tdes');
}

/** Reads fields until one is wrong; the first fault stays. */
class FieldReader {
  readonly #file: FileSpec;
  readonly #records: Records;
  fault: Result<never, SocialSecurityFault> | null = null;

  constructor(file: FileSpec, records: Records) {
    this.#file = file;
    this.#records = records;
  }

  mandatory<T>(tag: number, read: (bytes: Uint8Array) => Result<T, string>): T | undefined {
    const bytes = this.#records.get(tag);
    if (bytes === undefined) this.fault ??= refuse('ssc.missingRecord', this.#where(tag));
    return bytes === undefined ? undefined : this.checked(tag, read(bytes));
  }

  field<T>(tag: number, read: (bytes: Uint8Array | undefined) => Result<T, string>): T | undefined {
    return this.checked(tag, read(this.#records.get(tag)));
  }

  checked<T>(tag: number, value: Result<T, string>): T | undefined {
    if (value.ok) return value.value;
    this.fault ??= refuse(value.error === 'blank' ? 'ssc.missingRecord' : 'ssc.malformed', `${this.#where(tag)}: ${value.error}`);
    return undefined;
  }

  #where(tag: number): string {
    const item = this.#file.items.find((one) => one.tag === tag)?.zh ?? '';
    return `${this.#file.file} tag ${tag.toString(16).toUpperCase().padStart(2, '0')} ${item}`;
  }
}
