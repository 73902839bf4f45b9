/** Codes under which the health of devices stands in the journal, beside those of the ports. */
import type { SupplyName } from '../../native/ports/supply.ts';
import type { DeviceName } from '../api/maintenance-view.ts';

/** Those that no port declares. */
export type WarningCode =
  | 'device.paperLow'
  | 'dispenser.ribbonLow'
  | 'dispenser.ribbonOut'
  | 'dispenser.low'
  | 'bin.high'
  | 'bin.full'
  | 'lights.gone'
  | 'power.gone';

/** The end of a supply is near. */
export const WARNING_CODES: Readonly<Record<SupplyName, WarningCode | 'power.onBattery'>> = {
  paper: 'device.paperLow',
  ribbon: 'dispenser.ribbonLow',
  cards: 'dispenser.low',
  bin: 'bin.high',
  battery: 'power.onBattery',
};

/** It has come. */
export const OUT_CODES: Readonly<Record<SupplyName, string>> = {
  paper: 'printer.paperOut',
  ribbon: 'dispenser.ribbonOut',
  cards: 'dispenser.empty',
  bin: 'bin.full',
  battery: 'power.batteryLow',
};

/** A device that is not online and does not say why. */
export const STATE_CODES: Readonly<Record<DeviceName, string>> = {
  cardReader: 'reader.gone',
  pinPad: 'pinpad.hardwareError',
  idReader: 'idreader.gone',
  slipPrinter: 'printer.absent',
  documentPrinter: 'printer.absent',
  lights: 'lights.gone',
  sound: 'lights.gone',
  speech: 'speech.noVoice',
  cardDispenser: 'dispenser.gone',
  retainBin: 'bin.full',
  barcodeReader: 'barcode.gone',
  power: 'power.gone',
};
