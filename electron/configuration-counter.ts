/** Where a simulated counter stands: known without a simulator, so that its day can be counted when it has ended. */
import { simulatedConfiguration, type Configuration } from './configuration.ts';

type Place = Pick<Configuration['terminal'], 'city' | 'outletName' | 'outletKinds'>;

/** One outlet a city that is all the places whose services it shows. */
const PLACES: Readonly<Record<string, Place>> = {
  zhaotong: {
    city: 'zhaotong',
    outletName: '昭通市示范区便民服务中心',
    outletKinds: ['cardServiceWindow', 'countyMedicalInsuranceOffice', 'issuingBankOutlet'],
  },
  suzhou: { city: 'suzhou', outletName: '苏州示范网点', outletKinds: ['issuingBankOutlet', 'cardServiceWindow', 'officeOfTreatment'] },
  changsha: {
    city: 'changsha',
    outletName: '长沙示范网点',
    outletKinds: ['issuingBankOutlet', 'cardServiceWindow', 'medicalInsuranceWindow'],
  },
  'hunan-ledger': { city: 'hunan-ledger', outletName: '省本级示范窗口', outletKinds: ['medicalInsuranceWindow', 'communityPoint'] },
};

/** The configuration of a simulated counter. */
export function simulatedCounterConfiguration(directory: string, city: string | null): Configuration {
  const base = simulatedConfiguration(directory);
  const place = PLACES[city ?? 'zhaotong'] ?? PLACES['zhaotong'];
  return { ...base, terminal: { ...base.terminal, ...place, id: 'CT0001', channel: 'counter', outletId: 'SIM-OUTLET' } };
}
