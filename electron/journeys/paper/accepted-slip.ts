import { shanghaiTime } from '../../../native/base/civil-date.ts';
import type { SlipDocument } from '../../../native/ports/slip-document.ts';
import type { Accepted } from '../../hosts/ports.ts';
import type { ActedOn, ChangeService } from '../change/model.ts';
import type { Known, Scene } from '../journey.ts';
import { holderLines, slip } from './slip.ts';
import { FUNCTION_WORDS, SERVICE_WORDS } from './words.ts';

/** What the terminal has taken in for a host that is away: accepted, not yet in force. */
export function acceptedSlip(service: ChangeService, accepted: Accepted, acted: ActedOn, known: Known, scene: Scene): SlipDocument {
  return slip(
    { zh: '业务收件回执（尚未生效）', en: 'Accepted, not yet effective' },
    [
      { kind: 'line', label: '办理业务', labelEn: 'Service', value: SERVICE_WORDS[service].zh, strong: true },
      ...holderLines(known),
      { kind: 'line', label: '收件编号', labelEn: 'Acceptance no.', value: accepted.number, strong: true },
      { kind: 'line', label: '收件时间', labelEn: 'Accepted at', value: shanghaiTime(accepted.acceptedAtMs) },
      { kind: 'line', label: '涉及功能', labelEn: 'Functions', value: FUNCTION_WORDS[acted].zh },
      { kind: 'notice', text: '已收件，尚未生效。系统恢复后由本机自动送达，送达后才生效。在此之前卡仍可能被他人使用。' },
      { kind: 'notice', text: '要马上生效，请拨打服务热线挂失。下次来本机插卡，可查到办理结果。' },
    ],
    known,
    scene,
  );
}
