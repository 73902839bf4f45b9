/**
 * What the files below SSSE hold where a persona does not say: plausible, and nobody's. `$region`, `$issued`, `$year` (of issue),
 * `$phone`, `$org` and `$unit` are filled in from the persona. A tag that stands nowhere is blank. Parts of a nested value and of
 * a cyclic record stand between `^`; cyclic records newest first.
 */
export const DEFAULT_ITEMS: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  'DF01/EF05': { '20': '10', '21': '和平路18号2栋301室', '0E': '$region' },
  'DF01/EF06': { '23': '和平路18号2栋301室', '24': '$region', '28': '$phone', '2C': '联系人甲', '2D': '$phone' },
  'DF01/EF07': { '29': '1' },
  'DF01/EF08': { '2B': '2' },
  'DF01/EF09': { '2E': '$unit', '30': '$org', '32': '11' },
  'DF01/EF0A': { '37': '156', '38': '13' },
  'DF01/EF15': { '2A': '31', '40': ['403^080900^示范职业学院'] },
  'DF02/EF05': {
    '42': '001',
    '41': '010',
    '43': ['5-01-02^3^示范培训中心^20180620^ZS20180001'],
    '44': ['310^示范学校^20170701^BY20170001'],
  },
  'DF02/EF06': { '4C': '$issued', '4B': '10101', '4D': '$region', '60': '$issued', '4F': '100001', '50': '$region', '3A': '4010200' },
  'DF02/EF09': { '55': '$year000001', '56': '公共就业服务中心', '96': '$issued', '97': '$region' },
  'DF02/EF15': { '99': ['101^$issued^$region'], '0F': '$issued', '1F': '$region' },
  'DF03/EF05': { '61': '$region', '98': '$issued', '62': '', '63': '12', '64': '0', '65': '0', '66': '0' },
  'DF03/EF06': {},
  'DF03/EF07': { '70': '110', '71': '$region', '6E': '$issued', '6C': '$issued', '6F': '', '73': '' },
  'DF03/EF15': { '7A': '$region', '7B': '$issued' },
  'DF03/EF16': { '51': '$region', '5F': '1' },
  'DF03/EF19': { '79': ['110^$region^$issued^^^1^$issued'] },
  'DF04/EF05': {
    '81': '310',
    '84': '$region',
    '87': '11',
    '8C': '01',
    '80': '$issued',
    '83': 'H00000001',
    '86': 'H00000002',
    '8F': '1',
  },
  'DF04/EF06': { '90': '0' },
  'DF07/EF05': { F0: '0', F1: '0' },
};

export const DEFAULT_CYCLES: Readonly<Record<string, readonly string[]>> = {
  'DF02/EF07': ['4010200^$issued^^$unit'],
  'DF02/EF16': ['101^$issued^$issued^^$region'],
  'DF04/EF08': [
    '3^1^000000000001^20260105093012^12650^10000^2650',
    '2^1^000000000001^20251118154501^3200^3200^0',
    '1^1^000000000002^20250930101500^45000^20000^25000',
  ],
  'DF04/EF15': ['1^1'],
};
