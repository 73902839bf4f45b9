/** A folder of folders of short texts, as the kernel tells of devices below /sys. */
export interface TextFolder {
  /** Names of what lies in it; `null`: it is not there. */
  list(): Promise<readonly string[] | null>;
  /** The text of a file below it, trimmed; `null`: there is none. */
  read(path: string): Promise<string | null>;
}
