import { shanghaiTime } from '../../../native/base/civil-date.ts';
import type { SlipBlock, SlipDocument } from '../../../native/ports/slip-document.ts';
import type { Known, Scene } from '../journey.ts';
import { FIELD_WORDS } from './words.ts';

/** What every slip carries: serial, time, terminal, outlet, hotline. `blocks` is what the service adds. */
export function slip(title: { zh: string; en: string }, blocks: readonly SlipBlock[], known: Known, scene: Scene): SlipDocument {
  const { terminal, rules } = scene.config;
  return {
    title: title.zh,
    titleEn: title.en,
    serial: `${known.session}-${known.count + 1}`,
    issuedAt: shanghaiTime(scene.atMs),
    outlet: terminal.outletName,
    terminal: terminal.id,
    blocks,
    hotline: rules.hotline,
  };
}

/** The lines that say whose slip it is: name, masked numbers. */
export function holderLines(known: Known): readonly SlipBlock[] {
  const { card, idCard, typed, byCode } = known;
  const masked = card?.maskedName ?? byCode?.maskedName;
  const lines: (readonly [keyof typeof FIELD_WORDS, string | undefined])[] = [
    ['name', known.evidence.socialSecurityPin || known.evidence.idCard ? (card?.name ?? idCard?.name) : masked],
    ['identityNumber', (card ?? idCard ?? typed ?? byCode)?.maskedIdentityNumber],
    ['cardNumber', card?.maskedCardNumber],
  ];
  return lines.flatMap(([field, value]) => (value === undefined ? [] : [labelled(field, value)]));
}

/** One line with the field's words. */
export function labelled(field: keyof typeof FIELD_WORDS, value: string): SlipBlock {
  const { zh, en } = FIELD_WORDS[field];
  return { kind: 'line', label: zh, labelEn: en, value };
}
