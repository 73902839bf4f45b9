/** Names of the regions whose cards the wallet holds, by the first four digits of GB/T 2260. */
import type { BilingualText } from '../../native/base/bilingual.ts';

export const REGIONS: Readonly<Record<string, BilingualText>> = {
  '3101': { zh: '上海', en: 'Shanghai' },
  '3205': { zh: '苏州', en: 'Suzhou' },
  '3301': { zh: '杭州', en: 'Hangzhou' },
  '3601': { zh: '南昌', en: 'Nanchang' },
  '4101': { zh: '郑州', en: 'Zhengzhou' },
  '4301': { zh: '长沙', en: 'Changsha' },
  '4302': { zh: '株洲', en: 'Zhuzhou' },
  '4419': { zh: '东莞', en: 'Dongguan' },
  '5101': { zh: '成都', en: 'Chengdu' },
  '5306': { zh: '昭通', en: 'Zhaotong' },
  '6501': { zh: '乌鲁木齐', en: 'Urumqi' },
};
