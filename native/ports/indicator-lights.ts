/** Guidance lights beside the slots (XFS4IoT Lights). A machine without them uses a port that does nothing. */
export type LightName = 'cardReader' | 'idReader' | 'slipPrinter' | 'documentPrinter' | 'cardDispenser' | 'pinPad' | 'status';
export interface LightSetting {
  readonly flashRate: 'off' | 'slow' | 'medium' | 'quick' | 'continuous';
  readonly colour: 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'magenta' | 'white';
}
export interface IndicatorLights {
  set(light: LightName, setting: LightSetting): void;
  /** All off: the end of a session. */
  clear(): void;
}
