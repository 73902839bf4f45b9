/** The api over Electron's IPC: only the window that stands, only its top frame, only while it shows the terminal's own page. */
import type { TerminalSide } from '../api/terminal.ts';
import type { Frame } from '../api/view.ts';
import { CHANNEL } from './electron-channels.ts';
import type { ElectronModules, ShellContents, ShellIpcEvent } from './electron-modules.ts';
import { isOwnPage } from './electron-page.ts';
import { NewestFrame } from './newest-frame.ts';

export interface ElectronWireOptions {
  readonly ipcMain: ElectronModules['ipcMain'];
  readonly terminal: TerminalSide;
  /** The page of the window that stands listens now. */
  readonly onOpened: () => void;
  /** Told why a message was refused. */
  readonly report: (line: string) => void;
}

export interface ElectronWire {
  /** From now on the wire leads to these contents; `null`: to none. */
  carry(contents: ShellContents | null): void;
  close(): void;
}

const nothing = (): void => undefined;

/** Listens on the channels of the preload until it is closed. */
export function openElectronWire(options: ElectronWireOptions): ElectronWire {
  const { ipcMain, terminal, report } = options;
  let current: ShellContents | null = null;
  const frames = new FrameFlow(terminal);
  const begin = (contents: ShellContents): void => {
    frames.begin(contents);
    options.onOpened();
  };
  const request = (message: unknown): void => {
    const answer = terminal.receive(message);
    if (!answer.accepted) report(`a request was refused: ${answer.why}`);
  };
  const listen = (channel: string, handle: (contents: ShellContents, message: unknown) => void): (() => void) => {
    const listener = (event: ShellIpcEvent, message: unknown): void => {
      const why = whyRefused(event, current);
      if (why === null) handle(event.sender, message);
      else report(`a message was refused: ${why}`);
    };
    ipcMain.on(channel, listener);
    return () => ipcMain.off(channel, listener);
  };
  const listeners = [
    listen(CHANNEL.open, begin),
    listen(CHANNEL.taken, () => frames.next()),
    listen(CHANNEL.request, (_contents, message) => request(message)),
  ];
  const carry = (contents: ShellContents | null): void => {
    current = contents;
    frames.stop();
  };
  const close = (): void => {
    frames.close();
    for (const stop of listeners) stop();
    carry(null);
  };
  return { carry, close };
}

/** The terminal's frames on their way to one page, no faster than it takes them. */
class FrameFlow {
  readonly #terminal: TerminalSide;
  readonly #unsubscribe: () => void;
  #frames: NewestFrame<Frame> | null = null;
  #taken = nothing;

  constructor(terminal: TerminalSide) {
    this.#terminal = terminal;
    this.#unsubscribe = terminal.subscribe((frame) => this.#frames?.push(frame));
  }

  /** A page begins to listen: what an earlier one had not taken is forgotten. */
  begin(contents: ShellContents): void {
    this.#frames = new NewestFrame((frame, sent) => {
      this.#taken = sent;
      if (!contents.isDestroyed()) contents.send(CHANNEL.frame, frame);
    });
    this.#frames.push(this.#terminal.frame());
  }

  /** The page has taken the frame that was sent. */
  next(): void {
    const sent = this.#taken;
    this.#taken = nothing;
    sent();
  }

  stop(): void {
    this.#frames = null;
    this.#taken = nothing;
  }

  close(): void {
    this.#unsubscribe();
    this.stop();
  }
}

function whyRefused(event: ShellIpcEvent, current: ShellContents | null): string | null {
  if (event.sender !== current) return 'it came from another window';
  try {
    const frame = event.senderFrame;
    if (frame === null) return 'its frame is gone';
    if (frame.parent !== null) return 'it came from a frame inside the page';
    return isOwnPage(frame.url) ? null : 'it came from another page';
  } catch {
    // Electron throws for a frame that was disposed of between the message and this look at it.
    return 'its frame is gone';
  }
}
