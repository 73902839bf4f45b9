import type { CodeTexts } from './code-texts.ts';

export const codeEn: CodeTexts = {
  title: 'Show your code',
  lead: 'A code lets you look up your own records. For loss, PINs and accounts use your card or ID card.',
  steps: [
    'Open your medical insurance code or electronic card on your phone',
    'Turn the screen bright and hold the code before the scanner',
  ],
  picture: 'The code on the phone is held before the scanner',
  orCode: 'No card? Show the medical insurance code on your phone',
  orIdCardOrCode: 'No card? ID card or code will do',
  unreadable: 'The code could not be read: hold it before the scanner again',
  lastTry: {
    unreadable: {
      title: 'The code could not be read',
      about: 'Turn the screen bright, hold it a hand’s width from the scanner, and try again.',
    },
    unknown: {
      title: 'This code is not known here',
      about:
        'Show the one in your medical insurance code or electronic card; codes for payment do not work. Your card or ID card will do as well.',
    },
    expired: { title: 'This code has expired', about: 'Refresh it on your phone and show the new one.' },
    used: { title: 'This code was used before', about: 'Each code works once. Refresh it on your phone and show the new one.' },
    cardVoid: { title: 'The card of this code is void', about: 'Show the code of your new card, or use the new card or your ID card.' },
  },
  byCode: 'Code checked',
};
