/** Speech in Chromium, with a stand-in for its synthesiser: the machines of CI have no voice. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NAMED_FRAMES, STANDARD_COMFORT } from '../support/frames.ts';
import { buildRenderer, LANDSCAPE, RendererWindow, serveFolder, startChromium } from '../support/renderer-window.ts';

const BUILD_MS = 120_000;
let built: Awaited<ReturnType<typeof buildRenderer>>;
let served: Awaited<ReturnType<typeof serveFolder>>;
let browser: Awaited<ReturnType<typeof startChromium>>;

beforeAll(async () => {
  built = await buildRenderer();
  served = await serveFolder(built.folder);
  browser = await startChromium();
}, BUILD_MS);

afterAll(async () => {
  await browser.close();
  served.server.close();
  await built.remove();
});

it('reads title and choices of each new screen in a voice of this machine, never a key or a record, and is silent with the session', async () => {
  const window = await RendererWindow.open(browser, served.origin, LANDSCAPE);
  let sequence = 0;
  const show = async (name: string, speech: boolean) => {
    const found = NAMED_FRAMES.find((named) => named.name === name);
    if (found === undefined) throw new Error(`no frame ${name}`);
    await window.show({ ...found.frame, comfort: { ...STANDARD_COMFORT, speech } }, ++sequence);
    return window.page.evaluate(() => (globalThis as unknown as { readonly heard?: string[] }).heard?.splice(0) ?? []);
  };
  await show('menu', false);
  const offered = () => window.page.locator('[data-comfort=speech]').count();
  expect(await offered()).toBe(0);
  await window.page.evaluate(() => {
    const heard: string[] = [];
    const synthesis = globalThis.speechSynthesis;
    synthesis.getVoices = () => [{ lang: 'zh-CN', localService: true, name: 'x', default: true, voiceURI: 'x' }];
    synthesis.cancel = () => void heard.push('(silence)');
    synthesis.speak = ({ text }) => void heard.push(text);
    class Utterance {
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    }
    Object.assign(globalThis, { heard, SpeechSynthesisUtterance: Utterance });
    synthesis.dispatchEvent(new Event('voiceschanged'));
  });
  await show('menu', false);
  expect(await offered()).toBe(1);
  const [, menu] = await show('menu', true);
  expect(menu).toMatch(/^您想办什么？\n查询/);
  expect(await show('menu', true)).toEqual([]);
  const [stopped, pin] = await show('pin', true);
  expect(stopped).toBe('(silence)');
  expect(pin).toMatch(/^请输入社保卡密码\n/);
  expect(pin).not.toMatch(/[0-9]/);
  expect(await show('goodbye', false)).toEqual(['(silence)']);
});
