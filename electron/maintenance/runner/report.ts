/** The readiness report on paper: the same checks as on the screen, on A4. */
import { shanghaiTime } from '../../../native/base/civil-date.ts';
import type { SlipBlock, SlipDocument } from '../../../native/ports/slip-document.ts';
import type { ReadinessCheck } from '../../api/maintenance-view.ts';
import { LEVEL_TEXTS, levelOf } from '../readiness.ts';
import type { MaintenanceTools } from './tools.ts';

/** The document; `renderA4Pdf` makes a file of it, a page printer a sheet. */
export function readinessDocument(
  { terminal, versions, pack, clock }: Pick<MaintenanceTools, 'terminal' | 'versions' | 'pack' | 'clock'>,
  checks: readonly ReadinessCheck[],
  serial: string,
  engineer: string,
): SlipDocument {
  const level = LEVEL_TEXTS[levelOf(checks)];
  return {
    title: '终端就绪报告',
    titleEn: 'Readiness report',
    serial,
    issuedAt: shanghaiTime(clock.nowMs()),
    outlet: terminal.outletName,
    terminal: terminal.id,
    blocks: [
      { kind: 'heading', text: '结论', textEn: 'Result' },
      { kind: 'line', label: '状态', labelEn: 'State', value: `${level.zh} ${level.en}`, strong: true },
      { kind: 'line', label: '工程师', labelEn: 'Engineer', value: engineer },
      { kind: 'line', label: '规则包', labelEn: 'Rule pack', value: `${pack.city} ${pack.version} ${pack.nameZh}` },
      { kind: 'line', label: '规则条数', labelEn: 'Rules', value: String(pack.rules) },
      ...Object.entries(versions).map(([label, value]) => ({ kind: 'line' as const, label, value })),
      { kind: 'heading', text: '检查项目', textEn: 'Checks' },
      checkTable(checks),
      { kind: 'notice', text: '本报告不含个人信息。 This report holds no personal data.' },
    ],
    hotline: '12333',
    footNote: '本报告由终端维护模式生成 Made in maintenance mode of this terminal',
  };
}

function checkTable(checks: readonly ReadinessCheck[]): SlipBlock {
  return {
    kind: 'table',
    columns: [
      { title: '项目 Check', align: 'left', share: 3 },
      { title: '结论', align: 'left', share: 2 },
      { title: '说明 Found', align: 'left', share: 5 },
      { title: '代码 Code', align: 'left', share: 3 },
    ],
    rows: checks.map(({ name, level, value, faultCode }) => [
      `${name.zh} ${name.en}`,
      `${LEVEL_TEXTS[level].zh} ${LEVEL_TEXTS[level].en}`,
      value.zh === value.en ? value.zh : `${value.zh} ${value.en}`,
      faultCode ?? '',
    ]),
  };
}
