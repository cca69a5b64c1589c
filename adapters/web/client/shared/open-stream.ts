/// <reference lib="dom" />
// One stream, kept open: the browser resumes it by itself after a drop; when it has given up, as
// after an answer that is no stream, another one is opened.

const AGAIN_MS = 3_000;

export type Stream = {
  /** Asked anew for each stream. */
  readonly address: () => string;
  readonly opened: () => void;
  readonly lost: () => void;
  readonly events: Readonly<Record<string, (event: MessageEvent<string>) => void>>;
};

/** @returns what closes it for good. */
export function keepOpen({ address, opened, lost, events }: Stream): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    source = new EventSource(address());
    source.addEventListener('open', opened);
    source.addEventListener('error', () => {
      lost();
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(connect, AGAIN_MS);
    });
    for (const [name, heard] of Object.entries(events)) source.addEventListener(name, heard);
  }

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
