import { expect, it } from 'vitest';
import type { Frame } from '../electron/api/view.ts';
import { createRendererStore, loseConnection, receiveFrame } from './store.ts';

const frame: Frame = {
  sequence: 4,
  view: { screen: 'takeCard', urgent: false },
  comfort: { language: 'zh-CN', theme: 'light', elder: false, lowReach: false, volume: 2, speech: false },
  outlet: { name: '星沙社保卡服务中心', terminal: 'CS-0001', simulated: true },
  atMs: 0,
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

it('remembers the newest frame and the connection, and has no place for anything else', () => {
  const store = createRendererStore();
  receiveFrame(store, frame, 10);
  receiveFrame(store, { ...frame, sequence: 5 }, 20);
  expect(store.getState()).toEqual({ frame: { ...frame, sequence: 5 }, receivedMs: 20, connection: 'open' });
});

it('forgets the person at once when the terminal is away', () => {
  const store = createRendererStore();
  receiveFrame(store, frame, 10);
  loseConnection(store, 'connecting');
  expect(store.getState()).toEqual({ frame: null, receivedMs: 0, connection: 'connecting' });
});
