/** How numbers, dates and masked groups are written. Pure; both languages. */
import type { Language } from '../../electron/api/view.ts';

const FEN_A_YUAN = 100;
const MONTHS_A_YEAR = 12;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
/** Identity numbers (GB 11643) in address, birth date, and order with check digit; other numbers in fours from the end. */
const IDENTITY_GROUPS = [6, 8, 4] as const;
const IDENTITY_LENGTH = 18;
const GROUP = 4;

/** Fen as yuan with two decimals and thousands marks, without the unit: `1,234.56`, `-0.05`. */
export function yuan(fen: number): string {
  const absolute = Math.abs(Math.trunc(fen));
  const whole = String(Math.floor(absolute / FEN_A_YUAN)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${String(absolute % FEN_A_YUAN).padStart(2, '0')}`;
}

/** Fen with the unit: `1,234.56 元`, `1,234.56 yuan`. */
export function money(fen: number, language: Language): string {
  return `${yuan(fen)} ${language === 'zh-CN' ? '元' : 'yuan'}`;
}

/** Fen as a change, always signed: `+12.00`, `-12.00`. */
export function signedYuan(fen: number): string {
  return fen > 0 ? `+${yuan(fen)}` : yuan(fen);
}

/** `YYYY-MM-DD` as `2026年11月22日` or `22 Nov 2026`; anything else stays as it is. */
export function civilDate(date: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = ENGLISH_MONTHS[Number(parts?.[2]) - 1];
  if (parts === null || month === undefined) return date;
  const [year, day] = [parts[1] ?? '', Number(parts[3])];
  return language === 'zh-CN' ? `${year}年${Number(parts[2])}月${day}日` : `${day} ${month} ${year}`;
}

/** The wall clock in Shanghai at an instant (milliseconds since the Unix epoch): hour and minute, and the civil date. */
export function clock(epochMs: number, language: Language): { readonly time: string; readonly date: string } {
  const iso = new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString();
  return { time: iso.slice(11, 16), date: civilDate(iso.slice(0, 10), language) };
}

/** An instant to the second in Shanghai: `2026-11-22 10:05:09`, for engineers. */
export function stamp(epochMs: number): string {
  return new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** A whole number of months as `3 年 4 个月` or `3 years 4 months`. */
export function duration(months: number, language: Language): string {
  const [years, rest] = [Math.floor(months / MONTHS_A_YEAR), months % MONTHS_A_YEAR];
  const zh = [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} 个月` : ''];
  const en = [years > 0 ? counted(years, 'year') : '', rest > 0 || years === 0 ? counted(rest, 'month') : ''];
  return (language === 'zh-CN' ? zh : en).filter((part) => part !== '').join(' ');
}

/** A number that is already masked, in groups that the eye can hold, the last four together: `430*** ******** 1234`, `A* **** 1234`. */
export function maskedGroups(masked: string): string {
  const characters = [...masked];
  if (characters.length === IDENTITY_LENGTH) return cut(characters, IDENTITY_GROUPS);
  const first = characters.length % GROUP;
  const fours = Array.from({ length: Math.floor(characters.length / GROUP) }, () => GROUP);
  return cut(characters, first === 0 ? fours : [first, ...fours]);
}

function cut(characters: readonly string[], sizes: readonly number[]): string {
  const groups: string[] = [];
  let from = 0;
  for (const size of sizes) {
    groups.push(characters.slice(from, from + size).join(''));
    from += size;
  }
  return groups.join(' ');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
