/** The letter's own words, built of the fields that the city's documents name; what a person fills in by hand is a blank. */
import type { SlipBlock } from '../../../native/ports/slip-document.ts';

const blank = (places: number): string => '＿'.repeat(places);

/** Parts of the one sentence, in its order. A field that the city does not ask for is left out. */
const SENTENCE: Readonly<Record<string, string>> = {
  employeeName: `兹有单位员工${blank(6)}`,
  identityNumber: `身份证号码为${blank(14)}`,
  employerMedicalNumber: `单位新医保编号为${blank(8)}`,
};
const ERRAND = '前来贵行办理医保卡领取业务';
const LIABILITY = '其中因领卡产生的一切责任后果由我方承担。';

/** What stands under the sentence. */
const BELOW: Readonly<Record<string, string>> = {
  employerSeal: `授权单位名称（加盖公章）：${blank(10)}`,
  date: `${blank(5)}年${blank(3)}月${blank(3)}日`,
  collectorSignature: `领卡人签名：${blank(10)}`,
};

export interface LetterLines {
  readonly to: string;
  readonly body: string;
  readonly below: readonly string[];
}

/** `fields`: names of the pack's `letter.fields`. */
export function letterLines(fields: readonly string[]): LetterLines {
  const has = (field: string): boolean => fields.includes(field);
  const said = ['employeeName', 'identityNumber'].filter(has).map((field) => SENTENCE[field] ?? '');
  const number = has('employerMedicalNumber') ? [SENTENCE['employerMedicalNumber'] ?? ''] : [];
  const copy = has('agentIdCopy') ? '（经办人身份证复印件附后）' : '';
  return {
    to: `${blank(6)}银行${blank(6)}支行：`,
    body: `${[...said, ERRAND, ...number, LIABILITY].join('，')}${copy}`,
    below: Object.keys(BELOW)
      .filter(has)
      .map((field) => BELOW[field] ?? ''),
  };
}

/** The same as paper. */
export function letterBlocks({ to, body, below }: LetterLines): readonly SlipBlock[] {
  return [
    { kind: 'text', text: to },
    { kind: 'text', text: ' ' },
    { kind: 'text', text: `　　${body}` },
    ...below.flatMap((text): SlipBlock[] => [
      { kind: 'text', text: ' ' },
      { kind: 'text', text },
    ]),
  ];
}
