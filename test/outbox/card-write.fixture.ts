/** Does one PIN service and kills itself at the nth point: `node card-write.fixture.ts DIRECTORY SERVICE NTH`. Says `finished` when it lived to the end. */
import { Vault } from '../../electron/session/runner/vault.ts';
import { changeCardPin } from '../../electron/session/runner/change-pin.ts';
import { servePin } from '../../electron/session/runner/serve-pin.ts';
import type { Devices, HeldCard } from '../../electron/session/runner/devices.ts';
import { ASKER, INITIAL_PIN, KEY, NEW_PIN, OLD_PIN, openBench, SUBJECT, type CardService } from './card-write.ts';

const [, , directory = '', service = 'changePin', nth = '0'] = process.argv;
let points = 0;
const die = (): void => {
  points += 1;
  if (points === Number(nth)) process.kill(process.pid, 'SIGKILL');
};

const bench = openBench(directory, service as CardService, die);
const vault = new Vault();
vault.identityNumber = SUBJECT.socialSecurityNumber;
vault.cardNumber = SUBJECT.cardNumber;
vault.card = { socialSecurity: bench.card } as HeldCard;
vault.pins.keepOld(Uint8Array.from(OLD_PIN, Number));
vault.pins.judgeNew(Uint8Array.from(NEW_PIN, Number), INITIAL_PIN);
const devices = { socialSecurityHost: bench.host } as unknown as Devices;
const { terminal, evidence } = ASKER;
const nowMs = (): number => bench.clock.nowMs();
const result =
  service === 'changePin'
    ? await changeCardPin(devices, vault, { terminal, initialPin: '000000', nowMs }, { effect: 'card.changePin', evidence, key: KEY })
    : await servePin(devices, vault, { terminal, initialPin: INITIAL_PIN }, { effect: 'card.resetPin', evidence, key: KEY });
bench.close();
process.stdout.write(result.ok ? 'finished\n' : `${result.error.code}\n`);
