import type { FaultEntry, Severity } from './fault-code.ts';
import { FAULT_CODES } from './fault-codes.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  info: '提示 info',
  service: '报修 service',
  outOfService: '停用 out of service',
};

const INTRODUCTION = `# 故障码 Fault codes

屏幕下方的小字即故障码：点号前是部位，点号后是原因。
The small print at the foot of the screen is the fault code: the place before the point, the reason after it.

- **提示 info**: 卡片或持卡人的情况，设备无故障。A matter of this card or this person; nothing is broken.
- **报修 service**: 一台设备或一个主机故障，其余业务可继续。One device or host fails; the rest goes on.
- **停用 out of service**: 恢复前不能办理任何业务。Nobody can be served until it is put right.

Written by \`node electron/audit/write-fault-codes.ts\` from \`electron/audit/fault-codes.ts\`: change it there.
`;

/** `docs/fault-codes.md`: every code with what happened and what to do, by place. */
export function faultCodeDocument(): string {
  const places = Map.groupBy(Object.entries(FAULT_CODES), ([code]) => code.slice(0, code.indexOf('.')));
  return [INTRODUCTION, ...[...places].map(([place, entries]) => section(place, entries))].join('\n');
}

function section(place: string, entries: readonly (readonly [string, FaultEntry])[]): string {
  return [`## ${place}`, '', ...entries.map(([code, entry]) => item(code, entry))].join('\n');
}

function item(code: string, { severity, what, action }: FaultEntry): string {
  return [`### \`${code}\``, '', `${SEVERITIES[severity]}: ${what.zh} ${what.en}`, '', `- ${action.zh}`, `- ${action.en}`, ''].join('\n');
}
