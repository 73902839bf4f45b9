import { expect, it } from 'vitest';
import { readElectronArguments } from './electron-arguments.ts';

it('the terminal gets what follows the program’s path, without what the shell and Chromium take', () => {
  const argv = ['/opt/electron', '--no-sandbox', '/opt/main.js', '--supervised', '--config', 'kiosk.json', '--ozone-platform=wayland'];
  expect(readElectronArguments(argv, false)).toEqual({
    supervised: true,
    windowed: false,
    fullScreen: false,
    rest: ['--config', 'kiosk.json'],
  });
});

it('an installed program is its own path', () => {
  expect(readElectronArguments(['/opt/kiosk', '--windowed', '--simulate'], true)).toEqual({
    supervised: false,
    windowed: true,
    fullScreen: false,
    rest: ['--simulate'],
  });
});

it('what nobody knows reaches the terminal, which refuses it', () => {
  expect(readElectronArguments(['/opt/kiosk', '--disable-web-security', '--x'], true).rest).toEqual(['--disable-web-security', '--x']);
});

it('without a program’s path there is nothing', () => {
  expect(readElectronArguments(['/opt/electron', '--no-sandbox'], false).rest).toEqual([]);
});
