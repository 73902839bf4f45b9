/** The virtual card's public side. */
export { createFromChip, createVirtualCard, type VirtualCardOptions } from './create.ts';
export {
  DEFAULT_PERSONA_ID,
  DEFAULT_PIN,
  listVirtualCards,
  loadPersona,
  loadPersonas,
  loadVirtualCard,
  type CardLibraryFault,
  type CardSummary,
} from './library.ts';
export { type Persona } from './persona.ts';
export { REALISTIC_T0, type CardTiming } from './timing.ts';
export { type CardAnswer, type CardSnapshot, type VirtualCard } from './virtual-card.ts';
export { insertIntoVpcd, type InsertedCard, type VpcdFault, type VpcdOptions } from './vpcd.ts';
