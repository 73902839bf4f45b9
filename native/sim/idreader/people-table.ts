/** Invented people: region 000000 is nobody's, check characters are right. */
import type { SimDocument } from './documents.ts';

export const SIM_DOCUMENTS = {
  resident: {
    kind: 'residentIdCard',
    number: '000000199003070014',
    name: '测试人',
    validFrom: '2016-01-01',
    validUntil: '2036-01-01',
    details: { sex: 'male', ethnicGroup: '01', address: '云溪市示范区测试路１２号', issuer: '云溪市公安局示范分局' },
  },
  longTerm: {
    kind: 'residentIdCard',
    number: '000000194801010021',
    name: '欧阳长青',
    validFrom: '2012-05-20',
    validUntil: 'longTerm',
    details: {
      sex: 'female',
      ethnicGroup: '03',
      address: '云溪市示范区测试路3号',
      issuer: '云溪市公安局示范分局',
      newestAddress: '云溪市新区样板路9号',
    },
    fingerprintBytes: 512,
  },
  expired: {
    kind: 'residentIdCard',
    number: '000000198502280038',
    name: '期满人',
    validFrom: '2001-03-01',
    validUntil: '2021-03-01',
    details: { sex: 'male', ethnicGroup: '56', address: '云溪市测试路', issuer: '云溪市公安局' },
    fingerprintBytes: 1024,
  },
  hmt: {
    kind: 'hmtResidencePermit',
    number: '810000199209150045',
    name: '陈测试',
    validFrom: '2023-04-01',
    validUntil: '2028-04-01',
    details: { sex: 'female', address: '云溪市示范区测试路5号', issuer: '云溪市公安局', passNumber: 'H01234567', issueCount: '01' },
  },
  foreigner2017: {
    kind: 'foreignerResidencePermit',
    number: 'CAN110000000013',
    name: '测试',
    validFrom: '2018-06-01',
    validUntil: '2028-06-01',
    details: { edition: '2017', sex: 'female', birthDate: '1981-08-03', englishName: 'SAMPLE, TEST PERSON', nationality: 'CAN' },
  },
  foreigner2023: {
    kind: 'foreignerResidencePermit',
    number: '931124198108030028',
    name: '测试二',
    validFrom: '2024-01-15',
    validUntil: '2034-01-14',
    details: {
      edition: '2023',
      sex: 'male',
      birthDate: '1981-08-03',
      englishName: 'AN INVENTED NAME THAT IS LONGER THAN THIRTYFIVE',
      nationality: 'CAN',
      issueCount: '02',
    },
  },
} as const satisfies Readonly<Record<string, SimDocument>>;
