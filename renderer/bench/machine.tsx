import { DISPENSER_STATES, POWER_STATES } from '../../electron/api/bench/fault-lists.ts';
import { Icon } from '../ui/icons.tsx';
import { useBench } from './bench-context.ts';
import { Choice } from './choice.tsx';

/** What a self-service machine has inside: the stack of blanks with its exit, the bin, the mains plug. */
export function Machine() {
  const { state, texts, act } = useBench();
  const { dispenser, bin, power } = state.machine;
  const words = texts.machine;
  return (
    <section>
      <h2>
        <Icon name="card" /> {words.title}
      </h2>
      <p className="line">{words.stack(dispenser.cards, words.media[dispenser.media], dispenser.device)}</p>
      <div className="buttons">
        <button disabled={dispenser.media !== 'present'} onClick={() => act({ do: 'takeNewCard' })}>
          {words.takeNewCard}
        </button>
      </div>
      <Hands
        name={words.dispenser}
        of={DISPENSER_STATES}
        words={words.dispenserStates}
        onPress={(one) => act({ do: 'dispenser', state: one })}
      />
      <p className="line">{words.bin(bin.count, bin.room)}</p>
      <Hands
        name={words.binName}
        of={['empty', 'nearlyFull', 'full']}
        words={words.binStates}
        onPress={(one) => act({ do: 'bin', state: one })}
      />
      <Choice
        name={words.power}
        options={POWER_STATES}
        value={power}
        words={words.powerStates}
        onChoose={(source) => act({ do: 'power', source })}
      />
    </section>
  );
}

interface HandsProps<T extends string> {
  readonly name: string;
  readonly of: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly onPress: (one: T) => void;
}

/** Things that are done, of which none stands. */
function Hands<T extends string>({ name, of, words, onPress }: HandsProps<T>) {
  return (
    <div className="choice" role="group" aria-label={name}>
      <span>{name}</span>
      <div>
        {of.map((one) => (
          <button key={one} onClick={() => onPress(one)}>
            {words[one]}
          </button>
        ))}
      </div>
    </div>
  );
}
