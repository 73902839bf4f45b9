/** The second person signs with the staff card and its PIN: the one reader of the counter serves customer and supervisor in turn. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CounterField, CounterService } from '../../electron/api/counter-words.ts';
import type { WorkStep } from '../../electron/api/counter-view.ts';
import { counterAt, startCounter, type CounterInProcess } from '../support/counter-in-process.ts';

let counter: CounterInProcess | null = null;
afterEach(async () => {
  const bugs = counter?.bugs ?? [];
  await counter?.closeAll();
  counter = null;
  expect(bugs).toEqual([]);
});

type Approval = Extract<WorkStep, { step: 'approval' }>;

const CLERK = 'STAFF1014';
const SUPERVISOR = 'STAFF1022';
const FAMILY = { memberName: '欧阳小雨', memberNumber: '11010519491231002X', relation: 'child' };

async function begin(...place: Parameters<typeof counterAt>): Promise<CounterInProcess> {
  counter = await startCounter(counterAt(...place));
  await counter.signIn();
  return counter;
}

async function known(desk: CounterInProcess): Promise<void> {
  await desk.untilStaff(
    ({ view }) => view.screen === 'work' && view.at.page === 'customer' && view.at.holder !== null && view.at.busy === null,
  );
}

function fillIn(desk: CounterInProcess, service: CounterService, fields: Partial<Record<CounterField, string>>): void {
  desk.staff({ intent: 'choose', service });
  for (const [field, value] of Object.entries(fields)) desk.staff({ intent: 'fill', field: field as CounterField, value });
  desk.staff({ intent: 'submit' });
}

/** Waits until the approval stands and says what `right` wants. */
async function untilApproval(desk: CounterInProcess, right: (at: Approval) => boolean): Promise<void> {
  await desk.untilStaff(({ view }) => {
    const at = view.screen === 'work' && view.at.page === 'customer' ? view.at.work?.at : undefined;
    return at?.step === 'approval' && right(at);
  });
}

async function putIn(desk: CounterInProcess, cardNumber: string): Promise<void> {
  desk.remove();
  await untilApproval(desk, ({ staffCardIn }) => !staffCardIn);
  desk.insertStaffCard(cardNumber);
  await untilApproval(desk, ({ staffCardIn }) => staffCardIn);
}

async function sign(desk: CounterInProcess, pin: string, lastTry: Approval['note']['lastTry']): Promise<void> {
  desk.staff({ intent: 'approve', by: 'card', staff: '' }, pin);
  await untilApproval(desk, ({ note }) => !note.busy && note.lastTry === lastTry);
}

async function binding(): Promise<CounterInProcess> {
  const desk = await begin('hunan-ledger', ['medicalInsuranceWindow']);
  desk.staff({ intent: 'typedNumber', number: '430202197407040668' });
  await known(desk);
  fillIn(desk, 'bindFamily', FAMILY);
  await desk.untilStep('approval');
  return desk;
}

describe('a second person', () => {
  it('signs with a supervisor’s card and PIN; neither the clerk’s own card nor a wrong PIN will do', async () => {
    const desk = await binding();
    await putIn(desk, CLERK);
    await sign(desk, '000000', 'mayNotApprove');
    await putIn(desk, SUPERVISOR);
    await sign(desk, '111111', 'wrong');
    desk.staff({ intent: 'approve', by: 'card', staff: '' }, '000000');
    await desk.untilStep('consent');
    desk.customer({ intent: 'confirm' });
    const { facts } = await desk.untilStep('done');
    expect(facts).toContainEqual({ fact: 'approvedBy', value: '1002' });
  });

  it('is locked out by five wrong PINs as by five wrong passwords, whichever of the two were typed', async () => {
    const desk = await binding();
    await putIn(desk, SUPERVISOR);
    for (const left of [4, 3, 2]) {
      desk.staff({ intent: 'approve', by: 'card', staff: '' }, '11');
      await untilApproval(desk, ({ note }) => note.triesLeft === left);
    }
    desk.staff({ intent: 'approve', by: 'password', staff: '1002' }, 'not-this-one');
    await untilApproval(desk, ({ note }) => note.triesLeft === 1);
    await sign(desk, '222222', 'locked');
    await sign(desk, '000000', 'locked');
  });

  it('signs while the customer’s card is out; with it back in the reader the service goes on without a new signature', async () => {
    const desk = await begin('zhaotong', ['cardServiceWindow']);
    desk.insert('zhaotong');
    await known(desk);
    desk.staff({ intent: 'looked', at: 'holder', yes: true });
    await known(desk);
    fillIn(desk, 'blockCard', { blockScope: 'application', reason: '持卡人身故' });
    await untilApproval(desk, ({ staffCardIn }) => !staffCardIn);
    await putIn(desk, SUPERVISOR);
    desk.staff({ intent: 'approve', by: 'card', staff: '' }, '000000');
    const form = await desk.untilStep('form');
    expect(form).toMatchObject({ approvedBy: '1002', verdict: { verdict: 'needs', missing: ['card'] } });
    desk.remove();
    desk.insert('zhaotong');
    await desk.untilStaff(() => desk.page().cardIn && desk.page().busy === null);
    desk.staff({ intent: 'submit' });
    await desk.untilStep('consent');
    desk.customer({ intent: 'confirm' });
    expect((await desk.untilStep('done')).facts).toContainEqual({ fact: 'approvedBy', value: '1002' });
  });

  it('has to sign anew when what they have read is changed', async () => {
    const desk = await begin('zhaotong', ['cardServiceWindow']);
    desk.insert('zhaotong');
    await known(desk);
    desk.staff({ intent: 'looked', at: 'holder', yes: true });
    await known(desk);
    fillIn(desk, 'blockCard', { blockScope: 'application', reason: '持卡人身故' });
    await untilApproval(desk, () => true);
    await putIn(desk, SUPERVISOR);
    desk.staff({ intent: 'approve', by: 'card', staff: '' }, '000000');
    await desk.untilStep('form');
    desk.staff({ intent: 'fill', field: 'blockScope', value: 'card' });
    desk.remove();
    desk.insert('zhaotong');
    await desk.untilStaff(() => desk.page().cardIn && desk.page().busy === null);
    desk.staff({ intent: 'submit' });
    await untilApproval(desk, ({ note }) => note.lastTry === 'none');
  });
});
