/** What the documents warn of, in the words of the screens where it matters. */
import type { PinKind, ServiceId } from '../../electron/api/view.ts';

export interface CareTexts {
  /** What locks a PIN and where that is undone. */
  readonly locks: Readonly<Record<PinKind, (places: string) => string>>;
  /** A PIN that is being chosen: nothing is counted. */
  readonly noTries: string;
  /** Between two places. */
  readonly between: string;
  readonly fraud: string;
  readonly advice: Partial<Readonly<Record<ServiceId, string>>>;
}
