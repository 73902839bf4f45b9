/** The api over Electron's IPC: only the windows that stand, only their top frames, only while each shows the page that is its own. */
import type { PageSide } from '../api/terminal.ts';
import { CHANNEL } from './electron-channels.ts';
import type { ElectronModules, ShellContents, ShellIpcEvent } from './electron-modules.ts';
import { isPage } from './electron-page.ts';
import { NewestFrame } from './newest-frame.ts';

/** One page and what stands behind it. */
export interface WiredPage {
  readonly side: PageSide<unknown>;
  readonly url: string;
  /** The page of the window that stands listens now. */
  readonly onOpened: () => void;
}

export interface ElectronWireOptions {
  readonly ipcMain: ElectronModules['ipcMain'];
  readonly pages: readonly WiredPage[];
  /** Told why a message was refused. */
  readonly report: (line: string) => void;
}

export interface ElectronWire {
  /** From now on the page's wire leads to these contents; `null`: to none. */
  carry(page: WiredPage, contents: ShellContents | null): void;
  close(): void;
}

const nothing = (): void => undefined;

/** Listens on the channels of the preload until it is closed. */
export function openElectronWire({ ipcMain, pages, report }: ElectronWireOptions): ElectronWire {
  const ends = new Map(pages.map((page) => [page, new WireEnd(page)]));
  const request = ({ page }: WireEnd, message: unknown): void => {
    const answer = page.side.receive(message);
    if (!answer.accepted) report(`a request was refused: ${answer.why}`);
  };
  const listen = (channel: string, handle: (end: WireEnd, message: unknown) => void): (() => void) => {
    const listener = (event: ShellIpcEvent, message: unknown): void => {
      const end = [...ends.values()].find(({ current }) => current === event.sender);
      const why = end === undefined ? 'it came from another window' : whyRefused(event, end.page.url);
      if (end !== undefined && why === null) handle(end, message);
      else report(`a message was refused: ${why ?? ''}`);
    };
    ipcMain.on(channel, listener);
    return () => ipcMain.off(channel, listener);
  };
  const listeners = [
    listen(CHANNEL.open, (end) => {
      end.begin();
      end.page.onOpened();
    }),
    listen(CHANNEL.taken, (end) => end.next()),
    listen(CHANNEL.request, request),
  ];
  const close = (): void => {
    for (const end of ends.values()) end.close();
    for (const stop of listeners) stop();
  };
  return { carry: (page, contents) => ends.get(page)?.carry(contents), close };
}

/** One page's frames on their way to the window that stands, no faster than its page takes them. */
class WireEnd {
  readonly page: WiredPage;
  current: ShellContents | null = null;
  readonly #unsubscribe: () => void;
  #frames: NewestFrame<unknown> | null = null;
  #taken = nothing;

  constructor(page: WiredPage) {
    this.page = page;
    this.#unsubscribe = page.side.subscribe((frame) => this.#frames?.push(frame));
  }

  carry(contents: ShellContents | null): void {
    this.current = contents;
    this.#frames = null;
    this.#taken = nothing;
  }

  /** A page begins to listen: what an earlier one had not taken is forgotten. */
  begin(): void {
    const contents = this.current;
    this.#frames = new NewestFrame((frame, sent) => {
      this.#taken = sent;
      if (contents?.isDestroyed() === false) contents.send(CHANNEL.frame, frame);
    });
    this.#frames.push(this.page.side.frame());
  }

  /** The page has taken the frame that was sent. */
  next(): void {
    const sent = this.#taken;
    this.#taken = nothing;
    sent();
  }

  close(): void {
    this.#unsubscribe();
    this.carry(null);
  }
}

function whyRefused(event: ShellIpcEvent, url: string): string | null {
  try {
    const frame = event.senderFrame;
    if (frame === null) return 'its frame is gone';
    if (frame.parent !== null) return 'it came from a frame inside the page';
    return isPage(frame.url, url) ? null : 'it came from another page';
  } catch {
    // Electron throws for a frame that was disposed of between the message and this look at it.
    return 'its frame is gone';
  }
}
