/** What the demonstration does at the screen: the main job from card to slip, and every change on the same path. */
import type { Hands } from '../../compose-sim-hands.ts';
import type { Customer } from './customer.ts';

export interface Stage {
  readonly customer: Customer;
  readonly hands: Hands;
  /** Takes a picture under the next number. */
  readonly picture: (name: string) => Promise<void>;
}

const PIN = '000000';
/** Personas of the acts: the main job, a locked PIN, a new card that is not activated yet. */
const HOLDER = 'zhaotong';
const LOCKED = 'locked-pin';
const NEW_CARD = 'rare-characters-extension';

/** The whole story; every act begins and ends at the attract screen. */
export async function tell(stage: Stage): Promise<void> {
  await informationAndSlip(stage);
  await statement(stage);
  await lossAndLifting(stage);
  await bankPin(stage);
  await lockedPin(stage);
  await activation(stage);
  await pulledCard(stage);
}

async function arrive({ customer, hands, picture }: Stage, card: string, pictured = false): Promise<void> {
  await customer.reads('这里可以办理');
  if (pictured) await picture('attract');
  await customer.touch('请插入社保卡，或按这里开始');
  await customer.sees('请插入社保卡');
  if (pictured) await picture('insert-card');
  await hands.insert(card);
}

async function leave({ customer, hands, picture }: Stage, pictured = false): Promise<void> {
  await customer.touch('结束并取卡');
  await customer.sees('请取走社保卡');
  if (pictured) await picture('take-card');
  await hands.remove();
  await customer.sees('谢谢使用，再见');
  if (pictured) await picture('goodbye');
  await customer.reads('这里可以办理');
}

async function informationAndSlip(stage: Stage): Promise<void> {
  const { customer, picture } = stage;
  await arrive(stage, HOLDER, true);
  await customer.sees('请输入社保卡密码');
  await picture('pin');
  await customer.enterPin('111111');
  await customer.reads('密码不对，请重新输入');
  await picture('pin-wrong');
  await customer.enterPin(PIN);
  await customer.sees('您的个人信息');
  await picture('personal-information');
  await customer.touch('打印');
  await customer.sees('请取走单据');
  await picture('slip-printed');
  await leave(stage, true);
}

async function statement(stage: Stage): Promise<void> {
  const { customer, picture } = stage;
  await signIn(stage, HOLDER);
  await picture('menu');
  await choose(customer, '查询', /医保账户明细/);
  await customer.sees('您的医保个人账户');
  await customer.touch('看明细');
  await customer.sees('要看哪段时间？');
  await customer.touch('最近五年');
  await customer.sees('医保个人账户明细');
  await picture('statement');
  await customer.touch('打印');
  await customer.sees('请取走单据');
  await leave(stage);
}

async function lossAndLifting(stage: Stage): Promise<void> {
  const { customer, hands, picture } = stage;
  await signIn(stage, HOLDER);
  await choose(customer, '卡丢了', /^临时挂失/);
  await customer.sees('要挂失哪个功能？');
  await picture('loss-function');
  await customer.touch(/社保功能/);
  await customer.sees('确定办理临时挂失吗？');
  await picture('loss-confirm');
  await customer.touch('确定挂失');
  await customer.sees('临时挂失已办好');
  await picture('loss-result');
  await customer.touch('打印');
  await customer.sees('请取走单据');
  await customer.touch('办其他业务');
  await choose(customer, '卡丢了', /解除挂失/);
  await customer.touch(/社保功能/);
  await customer.sees('请放上本人身份证');
  await picture('present-id-card');
  hands.layIdCard(HOLDER);
  await customer.sees('确定解除挂失吗？');
  await picture('lift-confirm');
  hands.takeIdCard();
  await customer.touch('确定解除');
  await customer.sees('挂失已解除');
  await picture('lift-result');
  await leave(stage);
}

async function bankPin(stage: Stage): Promise<void> {
  const { customer, picture } = stage;
  await signIn(stage, HOLDER);
  await choose(customer, '密码', /核对银行密码/);
  await customer.sees('请输入银行卡密码');
  await picture('bank-pin');
  await customer.enterPin(PIN);
  await customer.sees('银行密码正确');
  await picture('bank-pin-result');
  await leave(stage);
}

async function lockedPin(stage: Stage): Promise<void> {
  const { customer, hands, picture } = stage;
  await arrive(stage, LOCKED);
  await customer.sees('社保卡密码已锁定');
  await picture('pin-locked');
  await customer.touch(/重置社保卡密码/);
  await customer.sees('请放上本人身份证');
  hands.layIdCard(LOCKED);
  await customer.sees('确定重置社保卡密码吗？');
  await picture('reset-confirm');
  hands.takeIdCard();
  await customer.touch('确定重置');
  await customer.sees('社保卡密码已重置');
  await picture('reset-result');
  await leave(stage);
  await signIn(stage, LOCKED);
  await leave(stage);
}

async function activation(stage: Stage): Promise<void> {
  const { customer, picture } = stage;
  await signIn(stage, NEW_CARD);
  await choose(customer, '办卡和激活', /^激活功能/);
  await customer.touch(/社保功能/);
  await customer.sees('确定激活吗？');
  await picture('activation-confirm');
  await customer.touch('确定激活');
  await customer.sees('功能已激活');
  await picture('activation-result');
  await leave(stage);
}

async function pulledCard(stage: Stage): Promise<void> {
  const { customer, hands, picture } = stage;
  await arrive(stage, HOLDER);
  await customer.sees('请输入社保卡密码');
  await hands.remove();
  await customer.sees('卡已取出，办理结束');
  await picture('card-pulled');
  await customer.reads('这里可以办理');
}

/** The kind of service, then the service. */
async function choose(customer: Customer, kind: string, service: RegExp): Promise<void> {
  await customer.touch(new RegExp(`^${kind}`));
  await customer.touch(service);
}

/** Card in, PIN right, on to the menu. */
async function signIn(stage: Stage, card: string): Promise<void> {
  const { customer } = stage;
  await arrive(stage, card);
  await customer.sees('请输入社保卡密码');
  await customer.enterPin(PIN);
  await customer.sees('您的个人信息');
  await customer.touch('办其他业务');
  await customer.reads('您想办什么？');
}
