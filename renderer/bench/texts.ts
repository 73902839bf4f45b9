/** Every word of the panel, in both languages. */
import type { BenchState, WalletCard } from '../../electron/api/bench/state.ts';
import { benchEn } from './texts-en.ts';
import { benchZhCn } from './texts-zh-cn.ts';
import type { ShownCodeName } from '../../electron/api/bench/fault-lists.ts';
import type { FaultPreset } from './card-faults.ts';
import type { MachineWords } from './machine-words.ts';
import type { FaultWords } from './fault-words.ts';

export type PanelLanguage = 'zh-CN' | 'en';
type Printer = BenchState['printers']['slip'];
type Answers = BenchState['hosts']['authority']['answers'];
type Known = NonNullable<WalletCard['known']>['functions'][number];

export interface BenchTexts extends FaultWords {
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
  readonly faults: Readonly<Record<FaultPreset, string>>;
  readonly pin: string;
  readonly pad: string;
  readonly padIdle: string;
  readonly padKeys: Readonly<Record<'clear' | 'backspace' | 'cancel' | 'enter', string>>;
  readonly encryptingPad: (model: string, state: string) => string;
  readonly applyToPad: string;
  readonly idReader: string;
  readonly noIdCard: string;
  readonly takeIdCard: string;
  readonly idReaderState: (state: string) => string;
  readonly apply: string;
  readonly hostDelay: string;
  readonly hostTimes: string;
  readonly travelTo: string;
  readonly go: string;
  readonly records: string;
  readonly recordsNone: string;
  readonly recordsActive: string;
  readonly functions: Readonly<Record<Known['cardFunction'], string>>;
  readonly functionStates: Readonly<Record<Known['state'], string>>;
  readonly lostElsewhere: string;
  readonly staffCard: string;
  readonly codes: {
    readonly title: string;
    readonly person: string;
    readonly code: string;
    readonly names: Readonly<Record<ShownCodeName, string>>;
    readonly reader: string;
    readonly by: Readonly<Record<'line' | 'keyboard', string>>;
    readonly show: string;
  };
  readonly machine: MachineWords;
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
