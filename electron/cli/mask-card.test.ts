import { expect, it } from 'vitest';
import { maskCard } from './mask-card.ts';

it('shows a stranger neither name, numbers nor what the numbers tell', () => {
  const masked = maskCard({
    card: {
      cardIdentifier: '530602D15600000500010307FFFFFFFF',
      region: '530602',
      cardClass: '3',
      specification: '2.00',
      generation: 2,
      initialiser: '',
      issuedOn: '2019-06-10',
      validUntil: null,
      cardNumber: 'A53060210',
      algorithm: 'tdes',
      historicalBytes: '00814A4446866053065A010307',
    },
    holder: {
      socialSecurityNumber: '530602198703164024',
      name: '欧阳小丽',
      sex: 'female',
      ethnicGroup: '07',
      birthDate: '1987-03-16',
      birthPlace: null,
    },
  });
  expect(masked.holder).toEqual({
    socialSecurityNumber: '530***********4024',
    name: '*阳小丽',
    sex: 'female',
    ethnicGroup: '**',
    birthDate: '****-**-**',
    birthPlace: null,
  });
  expect(masked.card).toMatchObject({
    cardIdentifier: '5306************************FFFF',
    cardNumber: 'A*****210',
    issuedOn: '2019-06-10',
  });
});
