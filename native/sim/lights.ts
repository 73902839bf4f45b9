import type { IndicatorLights, LightName, LightSetting } from '../ports/indicator-lights.ts';

export interface LightsSim extends IndicatorLights {
  /** The lights that are on. */
  lit(): ReadonlyMap<LightName, LightSetting>;
}

/** Guidance lights that remember how they are set. */
export function createLightsSim(): LightsSim {
  const lights = new Map<LightName, LightSetting>();
  return {
    set: (light, setting) => {
      if (setting.flashRate === 'off') lights.delete(light);
      else lights.set(light, setting);
    },
    clear: () => {
      lights.clear();
    },
    lit: () => lights,
  };
}
