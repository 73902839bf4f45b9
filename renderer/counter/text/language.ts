import type { Language } from '../../../electron/api/comfort.ts';
import { deskEn } from './en.ts';
import type { DeskTexts } from './texts.ts';
import { deskZhCn } from './zh-cn.ts';

const TABLES: Readonly<Record<Language, DeskTexts>> = { 'zh-CN': deskZhCn, en: deskEn };

/** Every sentence of the clerk's page in `language`. */
export function deskTextsIn(language: Language): DeskTexts {
  return TABLES[language];
}
