/** One blank becomes somebody's card: 《社会保障（个人）卡规范》 file structure, EF05 and EF06 of SSSE. */
import { addDays, addYears } from '../../native/base/civil-date.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { encodeGb18030 } from '../../native/base/gb18030.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { CardItemValue, FileAddress, SocialSecurityCard, SocialSecurityCardLife } from '../../native/ports/social-security-card.ts';
import type { CardMakingFaultCode, MadeCard, NewHolder } from './card-maker.ts';

export type BlankCard = Pick<SocialSecurityCard & SocialSecurityCardLife, 'read' | 'readItems' | 'writeItems'>;

const ISSUER_FILE: FileAddress = { application: 'SSSE', file: 'EF05' };
const HOLDER_FILE: FileAddress = { application: 'SSSE', file: 'EF06' };
/** Tags of the two files. */
const ISSUED_ON = 0x05;
const VALID_UNTIL = 0x06;
const NUMBER = 0x08;
const NAME = 0x09;
const NAME_EXTENSION = 0x4e;
const SEX = 0x0a;
const ETHNIC_GROUP = 0x0b;
const BIRTH_DATE = 0x0d;
const NAME_BYTES = 30;

/** GB/T 2261.1. */
const SEX_CODES = { unknown: '0', male: '1', female: '2', unstated: '9' } as const;

/** Writes holder and dates, then reads the whole card as any terminal would and compares. `today`: civil date in Shanghai. */
export async function writeBlank(card: BlankCard, holder: NewHolder, today: string, validYears: number): Promise<Result<MadeCard, Fault>> {
  const owner = await card.readItems(HOLDER_FILE, [NUMBER], 'asWritten');
  if (!owner.ok) return owner;
  if (owner.value.some(({ value }) => value !== '')) return err(makingFault('making.notBlank', 'the card from the stack has a holder'));
  const expiresOn = addYears(today, validYears);
  const lastDay = addDays(expiresOn, -1);
  const dates = [
    { tag: ISSUED_ON, value: compact(today) },
    { tag: VALID_UNTIL, value: compact(lastDay) },
  ];
  const issued = await card.writeItems(ISSUER_FILE, dates);
  if (!issued.ok) return issued;
  const held = await card.writeItems(HOLDER_FILE, holderItems(holder));
  if (!held.ok) return held;
  const read = await card.read();
  if (!read.ok) return read;
  const { card: facts, holder: now } = read.value;
  const same = now.socialSecurityNumber === holder.number && now.name === holder.name && facts.validUntil === lastDay;
  if (!same) return err(makingFault('making.unverified', 'holder or dates read back otherwise'));
  return ok({ cardNumber: facts.cardNumber, expiresOn });
}

function holderItems({ number, name, sex, ethnicGroup, birthDate }: NewHolder): readonly CardItemValue[] {
  const [front, behind] = splitName(name);
  return [
    { tag: NUMBER, value: number },
    { tag: NAME, value: front },
    { tag: NAME_EXTENSION, value: behind },
    { tag: SEX, value: SEX_CODES[sex] },
    ...(ethnicGroup === null || !/^\d{2}$/u.test(ethnicGroup) ? [] : [{ tag: ETHNIC_GROUP, value: ethnicGroup }]),
    ...(birthDate === null ? [] : [{ tag: BIRTH_DATE, value: compact(birthDate) }]),
  ];
}

/** 姓名 holds 30 bytes of GB 18030; the rest goes into 姓名扩展. */
function splitName(name: string): readonly [string, string] {
  const characters = [...name];
  let front = '';
  for (const character of characters) {
    const bytes = encodeGb18030(front + character);
    if (bytes.ok && bytes.value.length > NAME_BYTES) break;
    front += character;
  }
  return [front, name.slice(front.length)];
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

function makingFault(code: CardMakingFaultCode, detail: string): Fault<CardMakingFaultCode> {
  return fault(code, detail);
}
