import type { FaultTable, MaintenanceTableCode } from './fault-code.ts';

/** Maintenance mode: its sign-in and what it lays down. */
export const MAINTENANCE_FAULTS: FaultTable<MaintenanceTableCode> = {
  'maintenance.notConfigured': {
    severity: 'info',
    what: { zh: '没有配置工程师，维护模式关闭。', en: 'No engineer is configured: maintenance mode is closed.' },
    action: {
      zh: '在配置文件的 maintenance.engineers 中登记工程师后重新启动。',
      en: 'Enter an engineer under maintenance.engineers of the configuration and start again.',
    },
  },
  'maintenance.locked': {
    severity: 'service',
    what: { zh: '工程师密码连续输错，维护模式已锁定。', en: "Too many wrong engineer's codes in a row: maintenance mode is locked." },
    action: {
      zh: '等到屏幕上的时间再试；重启不会解锁。不是本人操作时，查看终端日志并报安全负责人。',
      en: 'Wait for the time on the screen; a restart does not unlock it. If it was nobody of yours, see the journal and tell whoever answers for security.',
    },
  },
  'maintenance.wrongCode': {
    severity: 'info',
    what: { zh: '工程师密码错误。', en: "The engineer's code was wrong." },
    action: {
      zh: '重新输入；忘记时用 kiosk maintenance code 生成新的。',
      en: 'Type it again; when forgotten, make a new one with kiosk maintenance code.',
    },
  },
  'maintenance.unknownCard': {
    severity: 'info',
    what: { zh: '插入的卡不是已登记的工程师卡。', en: "The card is no engineer's." },
    action: { zh: '换上登记的卡，或在配置中登记卡号。', en: 'Use the card that is registered, or enter its number in the configuration.' },
  },
  'maintenance.exportFailed': {
    severity: 'info',
    what: { zh: '报告或支持包不能写入。', en: 'The report or support bundle could not be written.' },
    action: { zh: '检查导出目录是否存在、可写、有空间。', en: 'Check that the folder for exports exists, can be written and has room.' },
  },
};
