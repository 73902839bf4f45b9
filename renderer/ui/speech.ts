/**
 * Speech through the window's own synthesiser. Off until a person asks for it, and offered only where a voice of the language is
 * installed on this machine: one that sends the words to a service elsewhere is never used.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Api } from '../../electron/api/api.ts';
import type { Frame, Language } from '../../electron/api/view.ts';

/** Beginnings of the language tags of voices (BCP 47); Mandarin goes by either. */
const TAGS: Readonly<Record<Language, RegExp>> = { 'zh-CN': /^(zh[-_](CN|Hans)|zh$|cmn)/i, en: /^en/i };
/** Slower than a synthesiser's own pace: in a hall, to people who do not know the words. */
const RATE = 0.9;
/** Nobody's session: silence. */
const SILENT: ReadonlySet<string> = new Set<Frame['view']['screen']>(['attract', 'goodbye']);

/** Whether the screen can be read aloud in this language. */
export function useVoice(language: Language): boolean {
  return useSyncExternalStore(
    onVoices,
    () => voiceOf(language) !== null,
    () => false,
  );
}

/** Tells the terminal which voices this machine has, when the connection stands and whenever they change. */
export function useTellVoices(connected: boolean, api: Pick<Api, 'send'>): void {
  useEffect(() => {
    if (!connected) return undefined;
    const tell = (): void => api.send({ kind: 'voices', mandarin: voiceOf('zh-CN')?.name ?? null, english: voiceOf('en')?.name ?? null });
    tell();
    return onVoices(tell);
  }, [connected, api]);
}

/** Says the sentence that a frame carries; silent as soon as a frame carries none. */
export function useSentence(face: Frame['speech']): void {
  const { id = 0, language = 'zh-CN', sentence = '' } = face ?? {};
  useEffect(() => {
    const voice = voiceOf(language);
    if (id === 0 || voice === null) return undefined;
    say(sentence, voice);
    return () => globalThis.speechSynthesis.cancel();
  }, [id, language, sentence]);
}

/** Reads the title and the choices of each new screen; whatever is being said ends with the screen, and with the session. */
export function useSpeech(frame: Frame | null): void {
  const said = useRef('');
  const on = frame !== null && frame.comfort.speech && !SILENT.has(frame.view.screen);
  const language = frame?.comfort.language ?? 'zh-CN';
  // After every frame: what is on the screen now decides, not which part of the frame changed.
  useEffect(() => {
    const words = on ? wordsOnScreen() : '';
    if (words === said.current) return;
    said.current = words;
    globalThis.speechSynthesis.cancel();
    const voice = voiceOf(language);
    if (words === '' || voice === null) return;
    say(words, voice);
  });
}

function say(words: string, voice: SpeechSynthesisVoice): void {
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = RATE;
  globalThis.speechSynthesis.speak(utterance);
}

/** Title and choices, as the text tables have them. Keys of a PIN and what a person's records say are never read aloud. */
function wordsOnScreen(): string {
  const title = document.querySelector('main h1');
  const reminder = document.querySelector('.header .reminder');
  const choices = document.querySelectorAll<HTMLElement>('main button:not(:disabled, .key), .footer button');
  return [title, reminder, ...choices]
    .map((element) => element?.textContent.trim() ?? '')
    .filter((line) => line !== '')
    .join('\n');
}

function voiceOf(language: Language): SpeechSynthesisVoice | null {
  const voices = globalThis.speechSynthesis.getVoices();
  return voices.find(({ lang, localService }) => localService && TAGS[language].test(lang)) ?? null;
}

function onVoices(changed: () => void): () => void {
  globalThis.speechSynthesis.addEventListener('voiceschanged', changed);
  return () => globalThis.speechSynthesis.removeEventListener('voiceschanged', changed);
}
