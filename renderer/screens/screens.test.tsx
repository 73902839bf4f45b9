import { renderToStaticMarkup } from 'react-dom/server';
import { NAMED_FRAMES } from '../../test/support/frames.ts';
import { textsIn } from '../text/language.ts';
import { describe, expect, it } from 'vitest';
import type { Frame, View } from '../../electron/api/view.ts';
import { KioskContext, kioskOf } from '../kiosk.ts';
import { Connecting } from './connecting.tsx';
import { Screen } from './screen.tsx';

const FRAME: Omit<Frame, 'view'> = {
  sequence: 1,
  comfort: { language: 'zh-CN', theme: 'light', elder: false, lowReach: false, volume: 2, speech: false },
  outlet: { name: '星沙社保卡服务中心', terminal: 'CS-0001', simulated: false },
  atMs: Date.UTC(2026, 10, 22, 2, 5),
  cardIn: true,
  secondsLeft: null,
  pad: null,
  typed: null,
  idCardLies: false,
  numberFace: null,
  sound: null,
  speech: null,
  photo: null,
};

function drawn(view: View, over: Partial<Frame> = {}): string {
  const frame: Frame = { ...FRAME, view, ...over };
  return renderToStaticMarkup(
    <KioskContext value={kioskOf(frame, 0, () => undefined)}>
      <Screen view={view} />
    </KioskContext>,
  );
}

const PIN: Extract<View, { screen: 'pin' }> = {
  screen: 'pin',
  pin: 'socialSecurity',
  holder: '*小丽',
  purpose: 'identify',
  entry: 'current',
  triesLeft: 3,
  lastTry: 'wrong',
  minDigits: 6,
  maxDigits: 6,
  keypad: 'onScreen',
  help: [{ zh: '到窗口重置', en: 'Reset at a window' }],
};
const PAD = { id: 'f', labels: ['7', '2', '9', '4', '0', '1', '8', '3', '6', '5'], digits: 2 };

describe('the PIN screen', () => {
  it('says which PIN, who checks it and how many tries are left', () => {
    const html = drawn(PIN, { pad: PAD });
    for (const words of ['社保卡密码', '由卡里的芯片核对', '密码不对，请重新输入', '<strong class="tries-number">3</strong>']) {
      expect(html).toContain(words);
    }
    expect(html).toContain('到窗口重置');
  });

  it('shows the way out before the last try', () => {
    const html = drawn({ ...PIN, triesLeft: 1 }, { pad: PAD });
    expect(html).toContain('只剩最后 1 次');
    expect(html).toContain('到窗口重置');
  });

  it('asks first in easy mode, before the keypad of the last try', () => {
    const elder = { ...FRAME.comfort, elder: true };
    expect(drawn({ ...PIN, triesLeft: 1 }, { pad: PAD, comfort: elder })).not.toContain('class="keypad"');
    expect(drawn(PIN, { pad: PAD, comfort: elder })).toContain('class="keypad"');
  });

  it('marks entered digits by their number alone', () => {
    expect(drawn(PIN, { pad: PAD }).match(/dot-filled/g)).toHaveLength(2);
  });

  it('marks what stands in an encrypting pad, and shows no keys', () => {
    const html = drawn({ ...PIN, pin: 'bank', keypad: 'hardware' }, { typed: 4 });
    expect(html.match(/dot-filled/g)).toHaveLength(4);
    expect(html).not.toContain('class="keypad"');
  });

  it('marks nothing where the keys are the card reader’s, which tell nobody how many were pressed', () => {
    const html = drawn({ ...PIN, entry: 'atReader', keypad: 'hardware' });
    expect(html).not.toMatch(/"dot|class="keypad"/);
    expect(html).toContain('请在读卡器的键盘上输入');
  });
});

describe('the two PINs', () => {
  const frames = NAMED_FRAMES.filter(({ frame: { view } }) => view.screen === 'pin');

  it.each(
    frames.flatMap(({ name, frame }) =>
      (['zh-CN', 'en'] as const).flatMap((language) => [false, true].map((elder) => ({ name, frame, language, elder }))),
    ),
  )('are told apart by the same parts: $name, $language, easy mode $elder', ({ frame, language, elder }) => {
    const { view } = frame;
    if (view.screen !== 'pin') throw new Error('not a PIN screen');
    const html = drawn(view, { ...frame, comfort: { ...FRAME.comfort, language, elder } });
    const [help] = view.help;
    const words = help === undefined ? '' : language === 'zh-CN' ? help.zh : help.en;
    expect(html).toContain(words);
    // Easy mode asks first before the last try; the screen of the entry follows.
    if (html.includes('data-intent="lastTry"')) return;
    const { pin, care } = textsIn(language);
    expect(html).toContain(view.pin === 'bank' ? 'pin-source-bank' : 'class="chip"');
    for (const part of [pin.whichCard[view.pin], pin.checkedBy[view.pin], 'class="tries', care.fraud]) expect(html).toContain(part);
    const other = view.pin === 'bank' ? 'socialSecurity' : 'bank';
    expect(html).not.toContain(pin.whichCard[other]);
    expect(html).not.toContain(pin.checkedBy[other]);
  });
});

describe('the footer', () => {
  it('speaks of the card only while one is in', () => {
    const menu: View = {
      screen: 'menu',
      holder: '*小丽',
      identifiedBy: 'idCard',
      verified: false,
      group: null,
      services: [],
      functions: [],
      warnings: [],
      canChangePin: false,
    };
    expect(drawn(menu)).toContain('结束并取卡');
    expect(drawn(menu, { cardIn: false })).not.toContain('结束并取卡');
  });
});

describe('the header', () => {
  it('marks simulated devices, and only those', () => {
    const goodbye: View = { screen: 'goodbye', reason: 'ended' };
    expect(drawn(goodbye)).not.toContain('模拟设备');
    expect(drawn(goodbye, { outlet: { ...FRAME.outlet, simulated: true } })).toContain('模拟设备');
  });
});

it('without a terminal nothing of anybody is on the screen', () => {
  expect(renderToStaticMarkup(<Connecting replaced={false} />)).toContain('正在连接终端');
  expect(renderToStaticMarkup(<Connecting replaced />)).toContain('这个窗口已停用');
});
