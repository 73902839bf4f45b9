/** Failure codes of maintenance mode itself, beside those of devices and hosts. */
export type MaintenanceFaultCode =
  | 'maintenance.notConfigured' // no engineer stands in the configuration
  | 'maintenance.locked' // too many wrong codes
  | 'maintenance.wrongCode'
  | 'maintenance.unknownCard' // a genuine card, but no engineer's
  | 'maintenance.exportFailed'; // a report or bundle could not be written
