/** Every word of the panel, in both languages. */
import type { BenchState, WalletCard } from '../../electron/api/bench/state.ts';
import { benchEn } from './texts-en.ts';
import { benchZhCn } from './texts-zh-cn.ts';

export type PanelLanguage = 'zh-CN' | 'en';
type Printer = BenchState['printers']['slip'];
type Answers = BenchState['hosts']['authority']['answers'];
export type CardFaultChoice = 'none' | 'leaves' | 'mute' | 'slow' | 'torn' | 'wrongMac' | 'garbled';

export interface BenchTexts {
  readonly title: string;
  readonly otherLanguage: string;
  readonly offline: string;
  readonly screen: string;
  readonly willing: string;
  readonly record: string;
  readonly exportScript: (steps: number) => string;
  readonly wallet: string;
  readonly insert: string;
  readonly tap: string;
  readonly layIdCard: string;
  readonly reader: string;
  readonly dropHere: string;
  readonly pull: string;
  readonly fault: string;
  readonly faults: Readonly<Record<CardFaultChoice, string>>;
  readonly pin: string;
  readonly pad: string;
  readonly padIdle: string;
  readonly padKeys: Readonly<Record<'clear' | 'backspace' | 'cancel' | 'enter', string>>;
  readonly idReader: string;
  readonly noIdCard: string;
  readonly takeIdCard: string;
  readonly unreadable: string;
  readonly idReaderOff: string;
  readonly idReaderOn: string;
  readonly printers: string;
  readonly printer: Readonly<Record<'slip' | 'document', string>>;
  readonly paper: Readonly<Record<Printer, string>>;
  readonly hosts: string;
  readonly host: Readonly<Record<'authority' | 'bank', string>>;
  readonly answers: Readonly<Record<Answers, string>>;
  readonly time: string;
  readonly ahead: (days: number) => string;
  readonly forward: Readonly<Record<'hour' | 'day' | 'loss' | 'year', string>>;
  readonly papers: string;
  readonly noPapers: string;
  readonly paperName: (kind: 'slip' | 'document', number: number) => string;
  readonly incomplete: string;
  readonly chip: Readonly<Record<WalletCard['chip'], string>>;
  readonly tries: (left: number) => string;
  readonly notSocial: string;
}

const TABLES: Readonly<Record<PanelLanguage, BenchTexts>> = { 'zh-CN': benchZhCn, en: benchEn };

/** Every word of the panel in `language`. */
export function benchTextsIn(language: PanelLanguage): BenchTexts {
  return TABLES[language];
}
