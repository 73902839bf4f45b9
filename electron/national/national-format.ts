/** The eleven fields of iReadCardBas (社会保障卡读写终端规范 LD/T 33, terminal interface), each ended by `|`. */
import type { CardData } from '../../native/ports/social-security-card.ts';

export interface TerminalDevice {
  /** 终端机编号, 12 digits, from the PSAM; `null`: there is none. */
  readonly terminalNumber: string | null;
  /** 终端设备号: what names the reader on this machine. */
  readonly device: string;
}

const NO_PSAM = '000000000000';

/**
 * 发卡地区行政区划代码|社会保障号码|卡号|卡识别码|姓名|卡复位信息|规范版本|发卡日期|卡有效期|终端机编号|终端设备号|
 * Dates are CCYYMMDD; a blank one is empty. A separator inside a value, which no card should hold, becomes a blank.
 */
export function nationalFormat({ card, holder }: CardData, terminal: TerminalDevice): string {
  const fields = [
    card.region,
    holder.socialSecurityNumber,
    card.cardNumber,
    card.cardIdentifier,
    holder.name,
    card.historicalBytes,
    card.specification,
    compactDate(card.issuedOn),
    compactDate(card.validUntil),
    terminal.terminalNumber ?? NO_PSAM,
    terminal.device,
  ];
  return fields.map((field) => `${field.replaceAll('|', ' ')}|`).join('');
}

function compactDate(date: string | null): string {
  return (date ?? '').replaceAll('-', '');
}
