import type { FaultTable, PeripheralTableCode } from './fault-code.ts';

/** Card dispenser, retain bin, code reader, power, and what the health of all devices tells early. */
export const PERIPHERAL_FAULTS: FaultTable<PeripheralTableCode> = {
  'device.paperLow': {
    severity: 'service',
    what: { zh: '打印纸将尽。', en: 'The paper is near its end.' },
    action: { zh: '尽快换纸；纸用完前打印不受影响。', en: 'Put in a new roll soon; printing goes on until then.' },
  },
  'dispenser.empty': {
    severity: 'service',
    what: { zh: '发卡机没有白卡了。', en: 'The dispenser has no blank cards.' },
    action: { zh: '补充白卡后在维护页面核对数量。', en: 'Fill in blank cards, then check the number on the device page.' },
  },
  'making.notBlank': {
    severity: 'service',
    what: { zh: '卡箱里的卡不是白卡。', en: 'A card in the stack has a holder already.' },
    action: { zh: '卡已收入回收箱；检查卡箱里的白卡。', en: 'It went into the bin; check the cards in the stack.' },
  },
  'making.unverified': {
    severity: 'service',
    what: { zh: '写入的卡读回来不一致。', en: 'A card that was written reads back otherwise.' },
    action: { zh: '卡已收入回收箱；反复出现时换一批白卡。', en: 'It went into the bin; if it keeps happening, use other blanks.' },
  },
  'making.spoilt': {
    severity: 'service',
    what: { zh: '连续几张白卡都没有制成。', en: 'Several blanks in a row could not be made.' },
    action: {
      zh: '检查白卡和芯片触点；申请保留，可在柜台制卡。',
      en: 'Check blanks and chip contacts; the order stands, the counter can make the card.',
    },
  },
  'making.notTaken': {
    severity: 'info',
    what: { zh: '制好的卡没有人取，已收入回收箱。', en: 'Nobody took the card that was made: it is in the bin.' },
    action: { zh: '交回柜台登记作废；本人可重新制卡。', en: 'Hand it to the counter as void; the holder may have another one made.' },
  },
  'dispenser.low': {
    severity: 'service',
    what: { zh: '发卡机白卡将尽。', en: 'The dispenser has few blank cards left.' },
    action: { zh: '准备补充白卡。', en: 'Have blank cards ready.' },
  },
  'dispenser.jammed': {
    severity: 'service',
    what: { zh: '卡片卡在发卡通道里。', en: 'A card is jammed in the dispenser.' },
    action: { zh: '打开机箱取出卡片，交回柜台登记作废。', en: 'Open the machine, take the card out and hand it to the counter as void.' },
  },
  'dispenser.binFull': {
    severity: 'service',
    what: { zh: '回收箱已满，暂停发卡。', en: 'The retain bin is full: no card is given out.' },
    action: { zh: '清空回收箱并登记。', en: 'Empty the retain bin and record what lay in it.' },
  },
  'dispenser.noCard': {
    severity: 'info',
    what: { zh: '通道中没有卡片可以移动。', en: 'No card lies where one was to be moved from.' },
    action: { zh: '无需处理；反复出现时检查传感器。', en: 'Nothing needs doing; if it keeps happening, check the sensors.' },
  },
  'dispenser.cancelled': {
    severity: 'info',
    what: { zh: '发卡被取消。', en: 'The making of a card was ended.' },
    action: { zh: '无需处理。', en: 'Nothing needs doing.' },
  },
  'dispenser.gone': {
    severity: 'service',
    what: { zh: '发卡机未连接。', en: 'The dispenser is not there.' },
    action: { zh: '检查发卡机电源和连接线；其他业务照常。', en: 'Check its power and cable; other services go on.' },
  },
  'dispenser.hardwareError': {
    severity: 'service',
    what: { zh: '发卡机故障。', en: 'The dispenser is broken.' },
    action: { zh: '断电重启发卡机；仍故障时报修。', en: 'Switch it off and on; if it fails still, call for service.' },
  },
  'dispenser.ribbonLow': {
    severity: 'service',
    what: { zh: '证卡色带将尽。', en: 'The ribbon of the card printer is near its end.' },
    action: { zh: '准备更换色带。', en: 'Have a new ribbon ready.' },
  },
  'dispenser.ribbonOut': {
    severity: 'service',
    what: { zh: '证卡色带用尽。', en: 'The ribbon of the card printer is used up.' },
    action: { zh: '更换色带。', en: 'Change the ribbon.' },
  },
  'bin.high': {
    severity: 'service',
    what: { zh: '回收箱将满。', en: 'The retain bin is nearly full.' },
    action: { zh: '安排清空回收箱。', en: 'Have the retain bin emptied.' },
  },
  'bin.full': {
    severity: 'service',
    what: { zh: '回收箱已满。', en: 'The retain bin is full.' },
    action: {
      zh: '清空回收箱并登记；清空前不再吞卡和发卡。',
      en: 'Empty it and record what lay in it; until then no card is kept or given out.',
    },
  },
  'lights.gone': {
    severity: 'info',
    what: { zh: '指示灯未连接。', en: 'The guidance lights are not there.' },
    action: { zh: '检查连接线；业务照常。', en: 'Check the cable; services go on.' },
  },
  'power.gone': {
    severity: 'service',
    what: { zh: '不知道是否停电：供电设备没有应答。', en: 'Nobody says whether the mains are there: the power supply does not answer.' },
    action: { zh: '检查 UPS 连接线和 upsd 服务；业务照常。', en: 'Check the cable of the UPS and the service upsd; services go on.' },
  },
  'power.onBattery': {
    severity: 'service',
    what: { zh: '市电中断，终端由电池供电。', en: 'The mains are gone; the terminal runs on its battery.' },
    action: { zh: '恢复供电；期间不开始新的办理。', en: 'Restore the mains; nothing new is begun meanwhile.' },
  },
  'power.batteryLow': {
    severity: 'outOfService',
    what: { zh: '电池将耗尽，终端正在关闭。', en: 'The battery is nearly empty; the terminal shuts down.' },
    action: { zh: '恢复供电后终端自动启动。', en: 'It starts by itself when the mains are back.' },
  },
  'barcode.cancelled': {
    severity: 'info',
    what: { zh: '等待扫码时操作被取消。', en: 'The wait for a code was ended.' },
    action: { zh: '无需处理。', en: 'Nothing needs doing.' },
  },
  'barcode.gone': {
    severity: 'service',
    what: { zh: '扫码器未连接。', en: 'The code reader is not there.' },
    action: { zh: '检查扫码器连接线。', en: 'Check its cable.' },
  },
  'barcode.unreadable': {
    severity: 'info',
    what: { zh: '扫到的内容不完整。', en: 'What was read is not a whole code.' },
    action: { zh: '把码放平、调亮手机屏幕，再扫一次。', en: 'Hold the code flat, make the phone brighter, and show it again.' },
  },
  'sim.noCode': {
    severity: 'info',
    what: { zh: '没有该模拟人员的这种码。', en: 'There is no such code of that persona.' },
    action: { zh: '换一位人员；已用过的码须先出示一次。', en: 'Choose another persona; a used code has to be shown once first.' },
  },
};
