/** How one KMY3501 differs from another. What no public text confirms is here to be set. */
export interface Kmy3501Settings {
  /** Whether the pad is reset when it comes; keys stay. */
  readonly resetOnOpen: boolean;
  /** Place of the master key under which working keys are activated: 0 to 15. */
  readonly masterSlot: number;
  /** Whether the entry ends with the last digit, without enter. */
  readonly autoEnter: boolean;
  /** Data of the command that opens an entry, behind the length: display, and prompt. */
  readonly display: number;
  readonly prompt: number;
}

export const KMY3501_SETTINGS: Kmy3501Settings = { resetOnOpen: false, masterSlot: 1, autoEnter: false, display: 1, prompt: 0 };
