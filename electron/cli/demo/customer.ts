/** A person in front of the screen: finds things by what is written on them, touches them, waits for what comes. */
import type { Page } from 'playwright-core';

const PATIENCE_MS = 15_000;

export class Customer {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Touches the button with these words on it. */
  async touch(words: string | RegExp): Promise<void> {
    await this.#page.getByRole('button', { name: words }).first().click({ timeout: PATIENCE_MS });
  }

  /** Waits until the words can be read. */
  async reads(words: string | RegExp): Promise<void> {
    await this.#page.getByText(words).first().waitFor({ state: 'visible', timeout: PATIENCE_MS });
  }

  /** Waits until the title of the screen is this. */
  async sees(title: string | RegExp): Promise<void> {
    await this.#page.getByRole('heading', { level: 1, name: title }).first().waitFor({ state: 'visible', timeout: PATIENCE_MS });
  }

  /** Types a PIN on the shuffled keypad, digit by digit, where each lies now, and confirms. */
  async enterPin(digits: string): Promise<void> {
    for (const digit of digits) await this.touch(`数字 ${digit}`);
    await this.touch('确认');
  }

  /** All words on the screen, for looking through. */
  text(): Promise<string> {
    return this.#page.locator('body').innerText();
  }

  /** A picture of the screen. */
  async photograph(file: string): Promise<void> {
    await this.#page.evaluate(() => document.fonts.ready.then(() => undefined));
    await this.#page.screenshot({ path: file, animations: 'disabled' });
  }
}
