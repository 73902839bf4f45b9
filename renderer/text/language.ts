import type { Language } from '../../electron/api/view.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';
import { zhCn } from './zh-cn.ts';

const TABLES: Readonly<Record<Language, Texts>> = { 'zh-CN': zhCn, en };

/** Every sentence of the screens in `language`. */
export function textsIn(language: Language): Texts {
  return TABLES[language];
}
