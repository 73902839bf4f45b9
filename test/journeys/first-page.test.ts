import { describe, expect, it } from 'vitest';
import { addDays, shanghaiDate, untilNextDayMs } from '../../native/base/civil-date.ts';
import { Rig, MORNING_MS, rigConfig } from '../support/terminal-rig.ts';
import { manualClock } from '../support/manual-clock.ts';
import { eachDay } from '../../electron/session/each-day.ts';

const notice = (zh: string, from?: string, until?: string) => ({
  zh,
  en: zh,
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
});
const TODAY = shanghaiDate(MORNING_MS);
const NOTICES = [
  notice('always'),
  notice('today', TODAY, TODAY),
  notice('tomorrow', addDays(TODAY, 1)),
  notice('until today', undefined, TODAY),
  notice('over', undefined, addDays(TODAY, -1)),
];
const config = { ...rigConfig(), idle: { notices: NOTICES, pictures: ['/idle/0.png'], seconds: 12 } };

describe('the first page', () => {
  it('shows the pictures of the outlet and the notices of the day, those of a while first', () => {
    const view = new Rig(config).screen('attract');
    expect(view.notices.map(({ zh }) => zh)).toEqual(['today', 'until today', 'always']);
    expect(view).toMatchObject({ pictures: ['/idle/0.png'], seconds: 12 });
  });

  it('shows the next day what belongs to it', () => {
    const rig = new Rig(config);
    rig.atMs += untilNextDayMs(rig.atMs);
    expect(rig.screen('attract').notices.map(({ zh }) => zh)).toEqual(['tomorrow', 'always']);
  });

  it('is drawn anew at each midnight in Shanghai, where notices have days', async () => {
    const clock = manualClock();
    const drawn: string[] = [];
    const end = eachDay({ clock, config }, () => drawn.push(shanghaiDate(clock.nowMs())));
    await clock.advance(2 * 86_400_000);
    end();
    await clock.advance(86_400_000);
    expect(drawn).toEqual(['1970-01-02', '1970-01-03']);
    const undated = { ...config, idle: { ...config.idle, notices: [notice('always')] } };
    eachDay({ clock, config: undated }, () => drawn.push('never'));
    await clock.advance(86_400_000);
    expect(drawn).toHaveLength(2);
  });
});
