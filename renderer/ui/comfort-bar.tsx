import { Button, ToggleButton } from 'react-aria-components';
import type { Theme, Volume } from '../../electron/api/view.ts';
import { useKiosk } from '../kiosk.ts';
import { Icon, type IconName } from './icons.tsx';
import { useVoice } from './speech.ts';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = {
  light: 'dark',
  dark: 'highContrastLight',
  highContrastLight: 'highContrastDark',
  highContrastDark: 'light',
};

const NEXT_VOLUME: Readonly<Record<Volume, Volume>> = { 0: 1, 1: 2, 2: 3, 3: 0 };
const VOLUME_ICONS: Readonly<Record<Volume, IconName>> = { 0: 'soundOff', 1: 'soundLow', 2: 'soundLow', 3: 'soundHigh' };

/** Language, easy mode, colours, reach and sound: at the bottom of every screen, where everybody gets at them. */
export function ComfortBar() {
  const { frame, texts, change } = useKiosk();
  const { language, elder, theme, lowReach } = frame.comfort;
  // An engineer's tables have one size of letters.
  const forEngineers = frame.view.screen.startsWith('maintenance');
  return (
    <nav className={forEngineers ? 'comfort comfort-two' : 'comfort'} aria-label={texts.comfort.bar}>
      <Button
        className="comfort-button"
        lang={language === 'zh-CN' ? 'en' : 'zh-CN'}
        onPress={() => change({ language: language === 'zh-CN' ? 'en' : 'zh-CN' })}
        data-comfort="language"
      >
        <Icon name="language" />
        <span>{texts.comfort.otherLanguage}</span>
      </Button>
      {forEngineers ? null : (
        <Button className="comfort-button" onPress={() => change({ elder: !elder })} data-comfort="elder">
          <Icon name="elder" />
          <span>{elder ? texts.comfort.elderOff : texts.comfort.elderOn}</span>
        </Button>
      )}
      <Button
        className="comfort-button"
        aria-label={texts.comfort.themeHint(texts.comfort.themes[theme])}
        onPress={() => change({ theme: NEXT_THEME[theme] })}
        data-comfort="theme"
      >
        <Icon name="contrast" />
        <span>{texts.comfort.themes[theme]}</span>
      </Button>
      {forEngineers ? null : (
        <ToggleButton
          className="comfort-button"
          isSelected={lowReach}
          onChange={(selected) => change({ lowReach: selected })}
          data-comfort="lowReach"
        >
          <Icon name="lowReach" />
          <span>{texts.comfort.lowReachOn}</span>
        </ToggleButton>
      )}
      {forEngineers ? null : <SpeechButton />}
      {forEngineers ? null : <VolumeButton />}
    </nav>
  );
}

/** Only where a voice of this language is installed. */
function SpeechButton() {
  const { frame, texts, change } = useKiosk();
  const { language, speech } = frame.comfort;
  if (!useVoice(language)) return null;
  return (
    <ToggleButton className="comfort-button" isSelected={speech} onChange={(on) => change({ speech: on })} data-comfort="speech">
      <Icon name="notice" />
      <span>{texts.comfort.speech}</span>
    </ToggleButton>
  );
}

/** One step louder with each press, from the loudest to silence; each press is heard. */
function VolumeButton() {
  const { frame, texts, change } = useKiosk();
  const { volume } = frame.comfort;
  return (
    <Button
      className="comfort-button"
      aria-label={texts.comfort.volumeHint(texts.comfort.volumes[volume])}
      onPress={() => change({ volume: NEXT_VOLUME[volume] })}
      data-comfort="volume"
    >
      <Icon name={VOLUME_ICONS[volume]} />
      <span>{texts.comfort.volumes[volume]}</span>
    </Button>
  );
}
