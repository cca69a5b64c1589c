/// <reference lib="dom" />
// The open line to the server. The browser resumes it by itself after a drop; when it has given
// up, we open another one from where we were.

import type { WebLine } from '../../render.ts';

const AGAIN_MS = 3_000;

export type Heard = {
  line(line: WebLine): void;
  connected(isConnected: boolean): void;
};

/** @returns what ends it for good. */
export function followStream(from: string, heard: Heard): () => void {
  let last = from;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    source = new EventSource(`/api/stream?after=${last}`);
    source.onopen = () => heard.connected(true);
    source.onerror = () => {
      heard.connected(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(open, AGAIN_MS);
    };
    source.addEventListener('line', (event) => {
      last = event.lastEventId;
      heard.line(JSON.parse(event.data) as WebLine);
    });
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
