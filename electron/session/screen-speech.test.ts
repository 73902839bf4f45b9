import { expect, it } from 'vitest';
import { createScreenSpeech } from './screen-speech.ts';

it('the window tells its voices, and is given sentences with numbers that never come again', () => {
  const speech = createScreenSpeech();
  const seen: unknown[] = [];
  const off = speech.subscribe(() => seen.push(speech.face()));
  expect(speech.voices()).toBeNull();
  speech.told({ mandarin: 'Huihui', english: null });
  expect(speech.voices()).toEqual({ mandarin: 'Huihui', english: null });
  speech.say('zh-CN', '你好');
  speech.stop();
  speech.stop();
  speech.say('zh-CN', '你好');
  off();
  speech.stop();
  expect(seen).toEqual([{ id: 1, language: 'zh-CN', sentence: '你好' }, null, { id: 2, language: 'zh-CN', sentence: '你好' }]);
});
