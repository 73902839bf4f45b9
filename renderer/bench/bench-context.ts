/** What a part of the panel has at hand. */
import { createContext, useContext } from 'react';
import type { BenchAction } from '../../electron/api/bench/action.ts';
import type { BenchState } from '../../electron/api/bench/state.ts';
import type { BenchClient } from './client.ts';
import type { BenchTexts, PanelLanguage } from './texts.ts';

export interface BenchPanel {
  readonly state: BenchState;
  readonly client: BenchClient;
  readonly texts: BenchTexts;
  readonly language: PanelLanguage;
  /** Does one thing; a refusal is told at the top of the panel. */
  readonly act: (action: BenchAction) => void;
}

export const BenchContext = createContext<BenchPanel | null>(null);

/** The panel of the part that is drawn. Outside of one it is a bug. */
export function useBench(): BenchPanel {
  const panel = useContext(BenchContext);
  if (panel === null) throw new Error('a part is drawn outside of a panel');
  return panel;
}
