/** What the page gets of the main process: the api and nothing else. Built as one CommonJS file, for a sandboxed preload loads no other. */
import { contextBridge, ipcRenderer } from 'electron';
import { apiPropertyOf, type PageApi } from './api/api.ts';
import { CHANNEL } from './kiosk/electron-channels.ts';

const listeners = new Set<(frame: unknown) => void>();
let newest: unknown = null;

// Registered once: the page never gets hold of the channel, nor of the event that carries a frame.
ipcRenderer.on(CHANNEL.frame, (_event, frame: unknown) => {
  newest = frame;
  try {
    for (const listener of listeners) listener(frame);
  } finally {
    ipcRenderer.send(CHANNEL.taken);
  }
});

// Which page asks and gets is the main process's own business: it knows its windows.
const api: PageApi<unknown, unknown> = {
  subscribe: (listener) => {
    listeners.add(listener);
    if (newest !== null) listener(newest);
    else if (listeners.size === 1) ipcRenderer.send(CHANNEL.open);
    return () => void listeners.delete(listener);
  },
  send: (request) => ipcRenderer.send(CHANNEL.request, request),
};
contextBridge.exposeInMainWorld(apiPropertyOf(location.pathname), api);
