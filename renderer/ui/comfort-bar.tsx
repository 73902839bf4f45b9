import { Button, ToggleButton } from 'react-aria-components';
import type { Theme } from '../../electron/api/view.ts';
import { useKiosk } from '../kiosk.ts';
import { Icon } from './icons.tsx';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = {
  light: 'dark',
  dark: 'highContrastLight',
  highContrastLight: 'highContrastDark',
  highContrastDark: 'light',
};

/** Language, easy mode, colours and reach: at the bottom of every screen, where everybody gets at them. */
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
    </nav>
  );
}
