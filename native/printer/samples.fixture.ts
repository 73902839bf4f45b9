/** Two documents of invented people, for tests and for looking at. */
import { addDays } from '../base/civil-date.ts';
import type { SlipDocument } from '../ports/slip-document.ts';

const FRAME = {
  issuedAt: '2026-11-22 10:32:08',
  outlet: '云溪市社会保障服务中心',
  terminal: 'YX-0012-03',
  hotline: '12333',
} as const;

/** What a person gets who looks up their own data. */
export const personalInformation: SlipDocument = {
  ...FRAME,
  title: '个人参保信息',
  titleEn: 'Personal insurance information',
  serial: 'YX00120320261122000187',
  blocks: [
    { kind: 'heading', text: '基本信息', textEn: 'Holder' },
    { kind: 'line', label: '姓名', labelEn: 'Name', value: '欧阳𠮷安', strong: true },
    { kind: 'line', label: '社会保障号码', labelEn: 'SSN', value: '510***********1234' },
    { kind: 'line', label: '社保卡号', labelEn: 'Card no.', value: '*****6789' },
    { kind: 'line', label: '卡有效期至', labelEn: 'Valid until', value: '2035-06-30' },
    { kind: 'line', label: '参保单位', labelEn: 'Employer', value: '云溪市青禾农业科技发展有限责任公司第二分公司' },
    { kind: 'heading', text: '参保情况', textEn: 'Insurance' },
    {
      kind: 'table',
      columns: [
        { title: '险种', align: 'left', share: 4 },
        { title: '状态', align: 'left', share: 2 },
        { title: '参保地', align: 'left', share: 2 },
        { title: '累计月数', align: 'right', share: 2 },
      ],
      rows: [
        ['企业职工养老保险', '参保缴费', '云溪市', '187'],
        ['职工基本医疗保险', '参保缴费', '云溪市', '187'],
        ['失业保险', '参保缴费', '云溪市', '142'],
        ['工伤保险', '暂停缴费', '云溪市', '36'],
      ],
    },
    { kind: 'heading', text: '个人账户', textEn: 'Account' },
    { kind: 'line', label: '医疗个人账户余额', labelEn: 'Balance', value: '12,345.67 元', strong: true },
    { kind: 'line', label: '金融账户类别', labelEn: 'Account kind', value: 'I 类户' },
    { kind: 'notice', text: '初始密码为 000000 的，请尽快修改。任何人以电话、短信索要卡号和密码，均为诈骗。' },
    { kind: 'notice', text: '卡片遗失请立即拨打 12333 或到任一网点办理挂失。' },
  ],
};

const KINDS = ['门诊支付', '单位缴费划入', '药店购药', '个人缴费划入', '住院支付'] as const;

/** A year of a medical personal account; `entries` rows, one every eight days. The amounts add up. */
export function medicalStatement(entries: number): SlipDocument {
  let balanceFen = 1_234_567;
  let inFen = 0;
  let outFen = 0;
  const rows = Array.from({ length: entries }, (_, i) => {
    const income = i % 5 === 1 || i % 5 === 3;
    const amountFen = income ? 23_400 + 17 * i : -(4_250 + ((i * 7_919) % 61_003));
    balanceFen += amountFen;
    if (income) inFen += amountFen;
    else outFen -= amountFen;
    return [addDays('2026-01-04', 8 * i), KINDS[i % KINDS.length] ?? '', yuan(amountFen), yuan(balanceFen)];
  });
  return {
    ...FRAME,
    title: '医疗保险个人账户对账单',
    titleEn: 'Medical account statement',
    serial: 'YX00120320261122000188',
    blocks: [
      { kind: 'line', label: '姓名', labelEn: 'Name', value: '*小丽', strong: true },
      { kind: 'line', label: '社会保障号码', labelEn: 'SSN', value: '510***********1234' },
      { kind: 'line', label: '社保卡号', labelEn: 'Card no.', value: '*****6789' },
      { kind: 'line', label: '对账期间', labelEn: 'Period', value: '2026-01-01 至 2026-11-22' },
      { kind: 'line', label: '期初余额', labelEn: 'Opening', value: '12,345.67' },
      { kind: 'line', label: '期末余额', labelEn: 'Closing', value: yuan(balanceFen), strong: true },
      { kind: 'heading', text: '账户明细（单位：元）', textEn: 'Entries (CNY)' },
      {
        kind: 'table',
        columns: [
          { title: '日期', align: 'left', share: 2 },
          { title: '摘要', align: 'left', share: 3 },
          { title: '发生额', align: 'right', share: 2 },
          { title: '余额', align: 'right', share: 2 },
        ],
        rows,
        totals: ['合计', `${entries} 笔`, yuan(inFen - outFen), yuan(balanceFen)],
      },
      { kind: 'heading', text: '分类合计', textEn: 'Totals' },
      { kind: 'line', label: '划入合计', labelEn: 'Paid in', value: yuan(inFen) },
      { kind: 'line', label: '支出合计', labelEn: 'Paid out', value: yuan(outFen) },
      { kind: 'notice', text: '如对账目有疑问，请在三十日内持有效身份证件到经办窗口核对，或拨打咨询电话。' },
    ],
  };
}

function yuan(fen: number): string {
  const [whole = '0', cents = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}
