import { Button } from 'react-aria-components';
import { useKiosk, type ViewOf } from '../kiosk.ts';
import { Advice } from '../ui/advice.tsx';
import { useBack } from '../ui/footer.tsx';
import { StateChip } from '../ui/function-state.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { ScreenFrame } from '../ui/screen-frame.tsx';

type Option = ViewOf<'chooseFunction'>['options'][number];

const FUNCTION_ICONS: Readonly<Record<Option['cardFunction'], IconName>> = { socialSecurity: 'medical', bank: 'bank', eWallet: 'wallet' };

/** Which function of the card the service is for. */
export function ChooseFunctionScreen({ view }: { readonly view: ViewOf<'chooseFunction'> }) {
  const { texts } = useKiosk();
  return (
    <ScreenFrame
      title={texts.chooseFunction[view.service]}
      lead={texts.pin.purpose(view.holder, texts.services[view.service].name)}
      back={useBack()}
      end
    >
      <div className="options targets">
        {view.options.map((option) => (
          <FunctionOption key={option.cardFunction} option={option} />
        ))}
      </div>
      <Advice service={view.service} />
    </ScreenFrame>
  );
}

function FunctionOption({ option }: { readonly option: Option }) {
  const { texts, say, ask } = useKiosk();
  const words = (
    <>
      <Icon name={FUNCTION_ICONS[option.cardFunction]} className="tile-icon" />
      <span className="tile-name">
        {texts.cardFunctions[option.cardFunction]} {option.state === null ? null : <StateChip state={option.state} />}
      </span>
      <span className="tile-about">{option.reason === undefined ? texts.cardFunctionAbout[option.cardFunction] : say(option.reason)}</span>
    </>
  );
  if (!option.available) {
    return (
      <Button
        className="tile tile-wide tile-quiet"
        onPress={() => ask({ intent: 'chooseFunction', cardFunction: option.cardFunction })}
        data-function={option.cardFunction}
        data-state="unavailable"
      >
        {words}
      </Button>
    );
  }
  return (
    <Button
      className="tile tile-wide"
      onPress={() => ask({ intent: 'chooseFunction', cardFunction: option.cardFunction })}
      data-function={option.cardFunction}
      data-state="available"
    >
      {words}
    </Button>
  );
}
