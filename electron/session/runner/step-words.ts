/** What the journal is told of a step. */
import type { AskEffect } from '../effects.ts';
import type { StepIntent } from '../journal.ts';

/** What changes a card or a host. VERIFY does: it moves the card's counter. */
export function access(effect: AskEffect): StepIntent['access'] {
  switch (effect.effect) {
    case 'card.verifyPin':
    case 'bank.verifyPin':
    case 'records.execute':
    case 'records.order':
      return 'write';
    case 'card.changePin': // Their writes are steps of their own.
    case 'card.unblockPin':
    case 'card.resetPin':
    case 'card.resolvePin':
    case 'card.identify':
    case 'card.retain':
    case 'card.pinState':
    case 'pad.enter':
    case 'session.open':
    case 'numbers.enter':
    case 'code.read':
    case 'records.code': // A question, though a code that holds once is used up by it: it is asked again under its key.
    case 'records.identity':
    case 'bank.pinState':
    case 'idCard.read':
    case 'records.person':
    case 'records.inquire':
    case 'maker.make':
    case 'maker.handOut':
    case 'print':
      return 'read';
  }
}

/** Masked particulars for the journal. */
export function facts(effect: AskEffect): StepIntent['facts'] {
  if (effect.effect === 'records.execute') return { command: effect.command, cardFunction: effect.cardFunction };
  if (effect.effect === 'maker.make' || effect.effect === 'maker.handOut') return { order: effect.order };
  if (effect.effect === 'records.order') return { kind: effect.kind, circumstance: effect.circumstance };
  if (effect.effect === 'numbers.enter') return { number: effect.number };
  if (effect.effect === 'pad.enter') return { pin: effect.pin };
  if (effect.effect === 'records.inquire') return { inquiry: effect.about.inquiry };
  if (effect.effect !== 'print') return {};
  const { serial, title, reprint } = effect.document;
  return { printer: effect.printer, serial, title, reprint: reprint ?? false };
}
