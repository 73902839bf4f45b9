/** Words of what a self-service machine has inside, in both languages. */
import type { BinState, DispenserState, PowerState } from '../../electron/api/bench/fault-lists.ts';
import type { BenchState } from '../../electron/api/bench/state.ts';

type Media = BenchState['machine']['dispenser']['media'];

export interface MachineWords {
  readonly title: string;
  readonly stack: (cards: number, media: string, device: string) => string;
  readonly media: Readonly<Record<Media, string>>;
  readonly takeNewCard: string;
  readonly dispenser: string;
  readonly dispenserStates: Readonly<Record<DispenserState, string>>;
  readonly bin: (count: number, room: number) => string;
  readonly binName: string;
  readonly binStates: Readonly<Record<BinState, string>>;
  /** Of the ID-card reader: somebody who has no card yet. */
  readonly withoutCard: string;
  readonly layWithoutCard: string;
  readonly power: string;
  readonly powerStates: Readonly<Record<PowerState, string>>;
}

export const machineWordsZhCn: MachineWords = {
  title: '发卡机、回收箱、供电',
  stack: (cards, media, device) => `白卡 ${cards} 张，${media}，状态 ${device}`,
  media: { notPresent: '通道无卡', entering: '卡在制卡位', present: '卡在出卡口', jammed: '卡卡住了' },
  takeNewCard: '取走新卡',
  dispenser: '发卡机',
  dispenserStates: {
    full: '装满',
    low: '剩 10 张',
    empty: '用完',
    jamNext: '卡一次',
    jamCleared: '清障',
    spoilNext: '坏一张',
    unplugged: '断开',
  },
  bin: (count, room) => `回收箱 ${count} / ${room} 张`,
  binName: '回收箱',
  binStates: { empty: '清空', nearlyFull: '差一张满', full: '装满' },
  withoutCard: '还没有社保卡的人',
  layWithoutCard: '放无卡人的身份证',
  power: '供电',
  powerStates: { mains: '市电', battery: '停电', low: '电池将尽' },
};

export const machineWordsEn: MachineWords = {
  title: 'Dispenser, bin, power',
  stack: (cards, media, device) => `${cards} blanks, ${media}, state ${device}`,
  media: { notPresent: 'no card on the way', entering: 'a card in the station', present: 'a card at the exit', jammed: 'a card is jammed' },
  takeNewCard: 'Take the new card',
  dispenser: 'Dispenser',
  dispenserStates: {
    full: 'Fill',
    low: '10 left',
    empty: 'Empty it',
    jamNext: 'Jam next',
    jamCleared: 'Clear the jam',
    spoilNext: 'Spoil next',
    unplugged: 'Unplug',
  },
  bin: (count, room) => `Retain bin ${count} / ${room}`,
  binName: 'Bin',
  binStates: { empty: 'Empty it', nearlyFull: 'One left', full: 'Fill' },
  withoutCard: 'Somebody who has no card yet',
  layWithoutCard: 'Lay ID of who has no card',
  power: 'Power',
  powerStates: { mains: 'Mains', battery: 'Battery', low: 'Battery low' },
};
