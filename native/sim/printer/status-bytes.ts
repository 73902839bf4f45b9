/** The status bytes a printer sends, built from its state by the makers' tables. */
export interface PrinterSensors {
  readonly paper: 'full' | 'low' | 'out' | 'jammed';
  readonly coverOpen: boolean;
  readonly broken: boolean;
}

const REAL_TIME_FIXED = 0x12;
const AUTOMATIC_FIXED = 0x10;

/** Whether the printer takes data but prints nothing. */
export function isOffline(sensors: PrinterSensors): boolean {
  return sensors.coverOpen || sensors.broken || sensors.paper === 'out' || sensors.paper === 'jammed';
}

/** Answer to DLE EOT n, or `null` where there is no such n. */
export function realTimeStatus(n: number, sensors: PrinterSensors): number | null {
  const jammed = sensors.paper === 'jammed';
  const out = sensors.paper === 'out';
  switch (n) {
    case 1:
      return REAL_TIME_FIXED | bit(isOffline(sensors), 0x08);
    case 2:
      return REAL_TIME_FIXED | bit(sensors.coverOpen, 0x04) | bit(out, 0x20) | bit(jammed || sensors.broken, 0x40);
    case 3:
      return REAL_TIME_FIXED | bit(jammed, 0x08) | bit(sensors.broken, 0x20);
    case 4:
      return REAL_TIME_FIXED | bit(out || sensors.paper === 'low', 0x0c) | bit(out, 0x60);
    default:
      return null;
  }
}

/** The four bytes of GS a. */
export function automaticStatus(sensors: PrinterSensors): Uint8Array {
  const out = sensors.paper === 'out';
  return Uint8Array.of(
    AUTOMATIC_FIXED | bit(isOffline(sensors), 0x08) | bit(sensors.coverOpen, 0x20),
    bit(sensors.paper === 'jammed', 0x08) | bit(sensors.broken, 0x20),
    bit(out || sensors.paper === 'low', 0x03) | bit(out, 0x0c),
    0x0f,
  );
}

/** Answer to GS r 1. */
export function paperSensorStatus(sensors: PrinterSensors): number {
  return bit(sensors.paper === 'out' || sensors.paper === 'low', 0x03) | bit(sensors.paper === 'out', 0x0c);
}

function bit(on: boolean, value: number): number {
  return on ? value : 0;
}
