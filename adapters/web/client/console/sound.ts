/// <reference lib="dom" />
// A few soft tones, made here: no file to load, none to be missing.

const KEPT_AS = 'console-sound';

/** Returns what plays tones, in Hz, one after another; silent while the button is off. */
export function openSound(button: HTMLElement | undefined): (tones: readonly number[]) => void {
  let audio: AudioContext | undefined;
  const isOn = () => localStorage.getItem(KEPT_AS) !== 'off';
  // Browsers let a page sound only once it has been touched.
  const wake = () => {
    audio ??= new AudioContext();
    void audio.resume();
  };
  document.addEventListener('pointerdown', wake, { once: true });
  document.addEventListener('keydown', wake, { once: true });

  const play = (tones: readonly number[]) => {
    if (!isOn() || audio?.state !== 'running') return;
    for (const [place, tone] of tones.entries()) playTone(audio, tone, place * 0.22);
  };
  const show = () => button?.setAttribute('aria-pressed', String(isOn()));
  show();
  button?.addEventListener('click', () => {
    localStorage.setItem(KEPT_AS, isOn() ? 'off' : 'on');
    show();
    play([523, 659]);
  });
  return play;
}

function playTone(audio: AudioContext, tone: number, afterS: number): void {
  const from = audio.currentTime + afterS;
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
