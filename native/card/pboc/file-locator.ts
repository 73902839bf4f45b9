/** Application File Locator (EMV book 3 §10.2): which records hold the card's data. */
import { err, ok, type Result } from '../../base/result.ts';

export interface RecordAddress {
  readonly shortFileIdentifier: number;
  readonly record: number;
}

const ENTRY_BYTES = 4;
const MAX_SFI = 30;
/** More records than any payment application has. */
const MAX_RECORDS = 64;

/** Entries of SFI, first record, last record, records under offline authentication; anything impossible is an error. */
export function parseFileLocator(bytes: Uint8Array): Result<readonly RecordAddress[], string> {
  if (bytes.length === 0 || bytes.length % ENTRY_BYTES !== 0) return err(`a file locator of ${bytes.length} bytes`);
  const addresses: RecordAddress[] = [];
  for (let at = 0; at < bytes.length; at += ENTRY_BYTES) {
    const [place = 0, first = 0, last = 0, authenticated = 0] = bytes.subarray(at, at + ENTRY_BYTES);
    const shortFileIdentifier = place >> 3;
    const possible = (place & 7) === 0 && shortFileIdentifier >= 1 && shortFileIdentifier <= MAX_SFI && first >= 1 && last >= first;
    if (!possible || authenticated > last - first + 1) return err(`file locator byte ${at}: an impossible entry`);
    for (let record = first; record <= last; record++) addresses.push({ shortFileIdentifier, record });
  }
  return addresses.length > MAX_RECORDS ? err(`a file locator with ${addresses.length} records`) : ok(addresses);
}
