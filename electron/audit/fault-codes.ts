import { CARD_FAULTS } from './fault-codes-card.ts';
import { COUNTER_FAULTS } from './fault-codes-counter.ts';
import { DEVICE_FAULTS } from './fault-codes-devices.ts';
import { MAINTENANCE_FAULTS } from './fault-codes-maintenance.ts';
import { OFFICE_FAULTS } from './fault-codes-office.ts';
import { PAGE_FAULTS } from './fault-codes-page.ts';
import { PERIPHERAL_FAULTS } from './fault-codes-peripherals.ts';
import { PROGRAM_FAULTS } from './fault-codes-program.ts';
import { SESSION_FAULTS } from './fault-codes-session.ts';
import type { FaultCode, FaultTable } from './fault-code.ts';

/** What every failure code means and what is to be done: one entry each, or the program does not compile. */
export const FAULT_CODES: FaultTable<FaultCode> = {
  ...CARD_FAULTS,
  ...DEVICE_FAULTS,
  ...PERIPHERAL_FAULTS,
  ...SESSION_FAULTS,
  ...MAINTENANCE_FAULTS,
  ...COUNTER_FAULTS,
  ...PROGRAM_FAULTS,
  ...PAGE_FAULTS,
  ...OFFICE_FAULTS,
};
