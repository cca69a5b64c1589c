/// <reference lib="dom" />
// Sound and notifications that repeat while something rings. They carry no content: a screen or a
// phone may be seen by others.

const URGENT_MS = 8_000;
const CALM_MS = 45_000;
const SOUND_KEY = 'console-sound';

type Ringing = { readonly ringing: number; readonly urgent: number };

let state: Ringing = { ringing: 0, urgent: 0 };
let rangAt = 0;
let audio: AudioContext | undefined;
let title = '';

const bar = document.querySelector<HTMLElement>('[data-alarm]');

export function watchAlarm(): void {
  title = document.title;
  soundButton();
  notifyButton();
  // Browsers let a page sound only once it has been touched.
  document.addEventListener('pointerdown', wakeAudio, { once: true });
  document.addEventListener('keydown', wakeAudio, { once: true });
  setInterval(ringIfDue, 1000);
}

/** What rings now; a new ring sounds at once. */
export function setRinging(next: Ringing): void {
  if (next.ringing > state.ringing || next.urgent > state.urgent) rangAt = 0;
  state = next;
  document.title = next.ringing > 0 ? `(${next.ringing}) ${title}` : title;
  ringIfDue();
}

export function ringingOf(from: ParentNode): Ringing {
  const { ringing = '0', urgent = '0' } =
    from.querySelector<HTMLElement>('[data-ringing]')?.dataset ?? {};
  return { ringing: Number(ringing), urgent: Number(urgent) };
}

export function tellMessage(): void {
  if (document.visibilityState === 'visible') return;
  chime([660]);
  notify(bar?.dataset['messageText'], 'message');
}

function ringIfDue(): void {
  if (state.ringing === 0) return;
  if (Date.now() - rangAt < (state.urgent > 0 ? URGENT_MS : CALM_MS)) return;
  rangAt = Date.now();
  chime(state.urgent > 0 ? [880, 660, 880] : [523, 659]);
  if (document.visibilityState !== 'visible') notify(bar?.dataset['ringingText'], 'ringing');
}

function soundButton(): void {
  const button = bar?.querySelector<HTMLElement>('[data-sound]');
  const show = () => button?.setAttribute('aria-pressed', String(isSoundOn()));
  show();
  button?.addEventListener('click', () => {
    localStorage.setItem(SOUND_KEY, isSoundOn() ? 'off' : 'on');
    show();
    if (isSoundOn()) chime([523, 659]);
  });
}

function isSoundOn(): boolean {
  return localStorage.getItem(SOUND_KEY) !== 'off';
}

function notifyButton(): void {
  const button = bar?.querySelector<HTMLButtonElement>('[data-notify]');
  if (!button) return;
  if (!('Notification' in globalThis)) {
    button.hidden = true;
    return;
  }
  const show = () => {
    button.setAttribute('aria-pressed', String(Notification.permission === 'granted'));
    button.disabled = Notification.permission === 'denied';
  };
  show();
  button.addEventListener('click', () => void Notification.requestPermission().then(show));
}

function notify(text: string | undefined, tag: string): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  const shown = new Notification(bar?.dataset['title'] ?? '', { body: text ?? '', tag });
  shown.addEventListener('click', () => globalThis.focus());
}

function wakeAudio(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

function chime(tones: readonly number[]): void {
  if (!isSoundOn() || audio?.state !== 'running') return;
  for (const [place, tone] of tones.entries()) {
    const from = audio.currentTime + place * 0.22;
    const voice = audio.createOscillator();
    const loudness = audio.createGain();
    voice.frequency.value = tone;
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(0.18, from + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.2);
    voice.connect(loudness).connect(audio.destination);
    voice.start(from);
    voice.stop(from + 0.21);
  }
}
