import { leaders, padStart } from './columns.ts';
import { type SlipLine, textLine } from './slip-line.ts';
import { printableLine, textColumns } from './text-width.ts';
import { wrap } from './wrap.ts';

export interface LabelledValue {
  readonly label: string;
  readonly labelEn?: string;
  readonly value: string;
  readonly strong?: boolean;
  /** Blanks before the label. */
  readonly indent?: number;
}

const VALUE_INDENT = 4;

/**
 * A label and its value: on one line with dot leaders where they fit, the English label dropped to its own line when
 * only it is too long, else the value right-aligned below its label, wrapped and never cut off.
 */
export function layoutLabelledValue(item: LabelledValue, columns: number): SlipLine[] {
  const label = ' '.repeat(item.indent ?? 0) + printableLine(item.label);
  const both = item.labelEn === undefined ? label : `${label} ${printableLine(item.labelEn)}`;
  const value = printableLine(item.value) || '-';
  const strong = item.strong ?? false;
  const fits = (left: string) => textColumns(left) + textColumns(value) + 2 <= columns;
  if (fits(both)) return [textLine(leaders(both, value, columns), { strong })];
  if (fits(label) && item.labelEn !== undefined) {
    return [textLine(leaders(label, value, columns), { strong }), ...wrap(item.labelEn, columns).map((text) => textLine(text))];
  }
  const values = wrap(value, columns - VALUE_INDENT).map((text) => textLine(padStart(text, columns), { strong }));
  return [...wrap(both, columns).map((text) => textLine(text, { strong })), ...values];
}
