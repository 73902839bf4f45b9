/** DF07 人事人才信息区, new in 2.0: 《社会保障（个人）卡规范》 file structure V2.0. Only keys open its files. */
import { an, cn, INFERRED, type FileSpec } from './file-spec.ts';

const LINEAR = { application: 'DF07', kind: 'linear', read: 'key' } as const;

export const DF07_FILES: readonly FileSpec[] = [
  {
    ...LINEAR,
    file: 'EF05',
    fileIdentifier: 0xef05,
    zh: '公务员信息',
    en: 'Civil servant',
    readKey: 'RK1DF07',
    updateKey: 'UK1DF07',
    items: [
      an(0xf0, 0x02, '职务层次', 'Level of post', INFERRED),
      an(0xf1, 0x01, '人员性质', 'Kind of servant', INFERRED),
      cn(0xf2, 0x04, '登记日期', 'Date of registration', INFERRED),
      an(0xf3, 0x03, '级别', 'Grade', INFERRED),
      cn(0xf4, 0x04, '任职日期', 'Date of appointment', INFERRED),
    ],
  },
  {
    ...LINEAR,
    file: 'EF06',
    fileIdentifier: 0xef06,
    zh: '专业技术人员信息',
    en: 'Professional',
    readKey: 'RK2DF07',
    updateKey: 'UK2DF07',
    items: [
      an(0xf5, 0x03, '专业技术职务', 'Professional post', INFERRED),
      cn(0xf6, 0x04, '聘任日期', 'Date of appointment', INFERRED),
      an(0xf7, 0x46, '聘任单位', 'Appointing institution', INFERRED),
    ],
  },
  {
    ...LINEAR,
    file: 'EF07',
    fileIdentifier: 0xef07,
    zh: '专家信息',
    en: 'Expert',
    readKey: 'RK3DF07',
    updateKey: 'UK3DF07',
    items: [cn(0xf8, 0x04, '批准日期', 'Date of approval', INFERRED), an(0xf9, 0x01, '专家类别', 'Kind of expert', INFERRED)],
  },
];
