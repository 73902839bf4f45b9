import { shanghaiTime } from '../../../native/base/civil-date.ts';
import type { SlipDocument } from '../../../native/ports/slip-document.ts';
import type { MaintenanceTools } from './tools.ts';

/** Both scripts, figures, lines and rules: what a print head that is going shows first. */
export function testPage({ terminal, clock }: Pick<MaintenanceTools, 'terminal' | 'clock'>, serial: string): SlipDocument {
  return {
    title: '打印测试',
    titleEn: 'Print test',
    serial,
    issuedAt: shanghaiTime(clock.nowMs()),
    outlet: terminal.outletName,
    terminal: terminal.id,
    blocks: [
      { kind: 'heading', text: '字样', textEn: 'Samples' },
      { kind: 'text', text: '永和九年，岁在癸丑，暮春之初。' },
      { kind: 'text', text: '䶮 㛃 𬭊 𫓧 𠅤 ￥1,234.56' },
      { kind: 'text', text: 'The quick brown fox jumps over the lazy dog' },
      { kind: 'line', label: '数字', labelEn: 'Figures', value: '0123456789' },
      { kind: 'line', label: '加粗', labelEn: 'Bold', value: '█▓▒░ 123', strong: true },
      { kind: 'rule' },
      {
        kind: 'table',
        columns: [
          { title: '左', align: 'left', share: 2 },
          { title: '右', align: 'right', share: 1 },
        ],
        rows: [
          ['一', '1.00'],
          ['二', '20.00'],
        ],
        totals: ['合计', '21.00'],
      },
      { kind: 'notice', text: '本页不含个人信息。 This page holds no personal data.' },
    ],
    hotline: '12333',
  };
}
