import type { TypingTexts } from './typing-texts.ts';

export const typingEn: TypingTexts = {
  without: {
    title: 'No card with you',
    starts: {
      code: 'Show a code',
      typedNumbers: 'Look up by numbers',
      letterOfIntroduction: 'Print a letter form',
      placesToAsk: 'Where else to ask',
    },
  },
  title: { identityNumber: 'Type your ID card number', personalNumber: 'Type your personal number' },
  about: {
    identityNumber: '18 characters, on your ID card. If the last is an X, press X.',
    personalNumber: '8 digits, on your contribution slip or statement.',
  },
  step: (step, steps) => `Step ${step} of ${steps}`,
  complaint: {
    tooShort: 'Not complete yet: please go on',
    checkCharacter: 'This number cannot be right: please check it',
  },
  noMatch: 'The two numbers do not match our records',
  noMatchAbout: (triesLeft) =>
    `Please type both again. ${triesLeft} ${triesLeft === 1 ? 'try is' : 'tries are'} left at this machine. Your card or ID card will do as well.`,
  typed: (typed, places) => `${typed} of ${places} typed`,
  keypad: 'Number keys',
  privacy: 'Only the last ones show; all is wiped at the end',
  byNumbers: 'Numbers checked',
  byNobody: 'Nobody identified',
  greeting: 'Hello',
  letter: {
    title: 'Letter of introduction',
    about: 'A blank form: print it, fill it in, add the seal',
    preview: 'The letter as it is printed',
  },
  terms: 'Time and cost',
};
