/** What the functions of the interface work with. */
import type { Result } from '../../native/base/result.ts';
import type { CardKeys, KeyFault } from '../../native/ports/card-keys.ts';
import type { NationalJournal } from './journalled-writes.ts';
import type { KeyAddresses } from './key-text.ts';
import type { PinDesk } from './pin-desk.ts';

export interface NationalParts extends PinDesk {
  /** PSAM or key service of this machine. Absent: functions that need one answer −2201, their HSM steps do not need it. */
  readonly keys?: CardKeys;
  /** Reads 终端机编号, 12 digits, from the PSAM; absent: there is none. */
  readonly terminalNumber?: () => Promise<Result<string, KeyFault>>;
  /** Where writes are written down; absent: nowhere, and iQueryWrites is not supported. */
  readonly journal?: NationalJournal;
  /** 终端设备号: what names the reader. */
  readonly device: string;
  /** 密钥地址 of the key service's keys. */
  readonly keyAddresses?: KeyAddresses;
}
