/// <reference lib="dom" />
// Makes the instants on the page run, by the server's time.

export type Clocks = {
  /** Takes the server's time from a piece of the page. */
  readOffset(from: HTMLElement | null): void;
  show(): void;
};

export function runClocks(): Clocks {
  let offsetMs = 0;
  const clocks: Clocks = {
    readOffset: (from) => {
      const now = from?.dataset['now'];
      if (now !== undefined) offsetMs = new Date(now).getTime() - Date.now();
    },
    show: () => {
      for (const time of document.querySelectorAll<HTMLTimeElement>('time[datetime]'))
        showTime(time, Date.now() + offsetMs);
    },
  };
  clocks.readOffset(document.querySelector<HTMLElement>('[data-now]'));
  clocks.show();
  setInterval(() => clocks.show(), 1000);
  return clocks;
}

function showTime(time: HTMLTimeElement, now: number): void {
  const at = new Date(time.dateTime).getTime();
  if ('since' in time.dataset) show(time, length(now - at));
  if ('clock' in time.dataset) show(time, clockTime(at));
  if ('due' in time.dataset) {
    const text = now > at ? time.dataset['over'] : time.dataset['left'];
    show(time, text?.replace('§', length(Math.abs(at - now))) ?? '');
    time.parentElement?.classList.toggle('bad', now > at);
  }
}

function show(time: HTMLTimeElement, text: string): void {
  if (time.textContent !== text) time.textContent = text;
}

/** 0:05, 12:40, 1:02:03. */
function length(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

function clockTime(at: number): string {
  const { lang } = document.documentElement;
  const how = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  return new Date(at).toLocaleTimeString(lang, how);
}
