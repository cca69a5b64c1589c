/// <reference lib="dom" />
// The open line to the server, from where we are. A tab without a line of its own is told by
// another one that something came, never what, and reads it from the server itself.

import type { WebLine } from '../../render.ts';
import { shareStreams } from '../shared/few-streams.ts';
import { keepOpen } from '../shared/open-stream.ts';
import { linesAfter } from './api.ts';
import { isOurs, sessionMark, startAnew } from './whose.ts';

const ASK_MS = 15_000;
const IN_VIEW_MAX = 1;
const CAME = 'came';
const HERE = 'here';
const LOST = 'lost';
const SIGN = 'sign ';

export type Heard = {
  line(line: WebLine): void;
  connected(isConnected: boolean): void;
  /** What the counselor does just now. */
  sign(sign: string): void;
};

/** @returns what ends it for good. */
export function followStream(from: string, heard: Heard): () => void {
  let last = from;
  let isThere = false;
  let isReading = false;
  let isWanted = false;

  function be(isConnected: boolean): void {
    isThere = isConnected;
    heard.connected(isConnected);
  }

  const open = () =>
    keepOpen({
      address: () => `/api/stream?after=${last}`,
      opened: () => {
        be(true);
        shared.tell(HERE);
      },
      lost: () => {
        be(false);
        shared.tell(LOST);
      },
      events: {
        session: ({ data }) => {
          if (!isOurs(data)) startAnew();
        },
        line: ({ lastEventId, data }) => {
          last = lastEventId;
          heard.line(JSON.parse(data) as WebLine);
          shared.tell(CAME);
        },
        sign: ({ data }) => {
          heard.sign(data);
          shared.tell(SIGN + data);
        },
      },
    });

  /** One reading at a time, and once more if something came meanwhile. */
  async function read(): Promise<void> {
    isWanted = true;
    if (isReading) return;
    isReading = true;
    while (isWanted) {
      isWanted = false;
      const page = await linesAfter(last);
      if (shared.hasStream()) break; // which gives them itself
      if (page === undefined) be(false);
      for (const line of page?.lines ?? []) {
        last = line.id;
        heard.line(line);
      }
      isWanted ||= page?.hasMore === true;
      if (page !== undefined && !isThere) be(true);
    }
    isReading = false;
  }

  const shared = shareStreams(`chat-${sessionMark()}`, IN_VIEW_MAX, {
    open,
    ask: () => void read(),
    askMs: ASK_MS,
    heard: (news) => {
      if (news.startsWith(SIGN)) heard.sign(news.slice(SIGN.length));
      else if (news === LOST) be(false);
      else void read();
    },
    now: () => (isThere ? HERE : LOST),
  });
  return () => shared.end();
}
