import { systemClock } from '../../native/base/clock.ts';
import { shanghaiTime } from '../../native/base/civil-date.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import type { Command } from './command.ts';
import { DEVICE_OPTIONS, MODEL_OPTIONS, tellPrint } from './print-device.ts';

/** `kiosk print test` */
export const command: Command = {
  name: 'print test',
  usage: '--device DEVICE [--certificate FILE] [--paper MM] [--cut KIND] [--confirmation KIND] [--characters SET] [--qr KIND] [--json]',
  summary: 'Prints a page that shows whether a printer is set right: both scripts, rare characters, amounts at the edge, a QR code.',
  options: { ...DEVICE_OPTIONS, ...MODEL_OPTIONS },
  run: (io, args) => tellPrint(io, args, printTestPage(shanghaiTime(systemClock.nowMs()))),
};

/** The page as it is printed at this time, `YYYY-MM-DD HH:mm:ss`. */
export function printTestPage(issuedAt: string): SlipDocument {
  const serial = `TEST-${issuedAt.replace(/\D/g, '')}`;
  return {
    title: '打印测试页',
    titleEn: 'Printer test page',
    serial,
    issuedAt,
    outlet: '打印机检查',
    terminal: 'kiosk print test',
    hotline: '12333',
    blocks: [
      { kind: 'line', label: '常用字', labelEn: 'GB 2312', value: '社会保障卡' },
      { kind: 'line', label: '人名字', labelEn: 'GBK', value: '囍堃喆瑠' },
      { kind: 'line', label: '生僻字', labelEn: 'Rare', value: '䶮㐂㑇𠮷𰻝' },
      { kind: 'line', label: '自造字', labelEn: 'Private use', value: '\ue123\ue124' },
      { kind: 'line', label: '金额', labelEn: 'Amount', value: '12,345.67 元', strong: true },
      { kind: 'rule' },
      { kind: 'text', text: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz !?()-+*/=' },
      { kind: 'text', text: '中'.repeat(24) },
      { kind: 'code', text: serial, caption: '请扫码核对 Scan this code' },
      { kind: 'notice', text: '生僻字不得为方框；金额应在右边齐；本页只应出纸一次。' },
    ],
  };
}
