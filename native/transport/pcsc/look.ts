/** Two ways to see which card lies in a reader, apart from any conversation with it. */
import type { PcscWatch } from './binding.ts';
import type { CardLook } from './reader-slot.ts';

/** The ATR as the service remembers it: asks nothing of the card and needs no power. `null` when it cannot be had. */
export async function rememberedAtr(watch: PcscWatch | null, reader: string): Promise<CardLook | null> {
  const card = await watch?.connect(reader, 'direct');
  if (card?.ok !== true) return null;
  const status = await card.value.status();
  await card.value.disconnect('leave');
  return status.ok ? status.value : null;
}

/** The ATR that the card gives now, after its power was cut. `null` when it gives none, or another program holds it. */
export async function powerAnew(watch: PcscWatch | null, reader: string): Promise<CardLook | null> {
  const card = await watch?.connect(reader, 'shared');
  if (card?.ok !== true) return null;
  const again = await card.value.reconnect('shared', 'unpower');
  const status = again.ok ? await card.value.status() : null;
  await card.value.disconnect('unpower');
  return status?.ok === true ? status.value : null;
}
