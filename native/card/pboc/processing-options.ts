/** The answer to GET PROCESSING OPTIONS (EMV book 3 §6.5.8.4): what the card can do and where its data stand. */
import { err, ok, type Result } from '../../base/result.ts';
import { parseTlv, type Tlv } from '../../base/tlv.ts';
import { parseFileLocator, type RecordAddress } from './file-locator.ts';
import { TAG } from './tags.ts';

export interface ProcessingOptions {
  /** Application interchange profile, two bytes. */
  readonly profile: Uint8Array;
  readonly addresses: readonly RecordAddress[];
  /** Data that a contactless card gives at once (format 2 only). */
  readonly objects: readonly Tlv[];
}

const PROFILE_BYTES = 2;

/** Format 1 (80: AIP, AFL) or format 2 (77: 82, 94 and others). Without a file locator format 2 must hold track 2 itself. */
export function parseProcessingOptions(answer: Uint8Array): Result<ProcessingOptions, string> {
  const parsed = parseTlv(answer);
  if (!parsed.ok) return err(`GPO byte ${parsed.error.offset}: ${parsed.error.reason}`);
  const [template, ...more] = parsed.value;
  if (template === undefined || more.length > 0) return err('GPO byte 0: not one template');
  if (template.tag === TAG.responseFormat1) return format1(template.value);
  return template.tag === TAG.responseFormat2 ? format2(template.children ?? []) : err('GPO byte 0: neither template 80 nor 77');
}

function format1(value: Uint8Array): Result<ProcessingOptions, string> {
  const addresses = parseFileLocator(value.subarray(PROFILE_BYTES));
  return addresses.ok ? ok({ profile: value.subarray(0, PROFILE_BYTES), addresses: addresses.value, objects: [] }) : addresses;
}

function format2(inside: readonly Tlv[]): Result<ProcessingOptions, string> {
  const of = (tag: number) => inside.find((object) => object.tag === tag)?.value;
  const profile = of(TAG.interchangeProfile);
  const locator = of(TAG.applicationFileLocator);
  const objects = inside.filter(({ tag }) => tag !== TAG.interchangeProfile && tag !== TAG.applicationFileLocator);
  if (profile?.length !== PROFILE_BYTES) return err('GPO has no interchange profile of two bytes');
  if (locator === undefined) return of(TAG.track2) === undefined ? err('GPO has no file locator') : ok({ profile, addresses: [], objects });
  const addresses = parseFileLocator(locator);
  return addresses.ok ? ok({ profile, addresses: addresses.value, objects }) : addresses;
}
