import type { BilingualText } from '../../../native/base/bilingual.ts';
import { chineseDate } from '../paper/words.ts';

const WEEKDAYS = [
  ['周日', 'Sunday'],
  ['周一', 'Monday'],
  ['周二', 'Tuesday'],
  ['周三', 'Wednesday'],
  ['周四', 'Thursday'],
  ['周五', 'Friday'],
  ['周六', 'Saturday'],
] as const;

/** The next day on which the place one is sent to is open, with its weekday; `null` where the city tells no hours. */
export function nextDayTexts(onDay: string | null): readonly BilingualText[] {
  if (onDay === null) return [];
  const [zh, en] = WEEKDAYS[new Date(`${onDay}T00:00:00Z`).getUTCDay()] ?? ['', ''];
  return [{ zh: `最近可去的日子：${chineseDate(onDay)}（${zh}）。`, en: `Next open on ${en}, ${onDay}.` }];
}
