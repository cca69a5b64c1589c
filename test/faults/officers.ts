// One officer on each channel of a running program, as the platforms show them.

import { visit } from '../adapters/web/browser-like.ts';
import type { SlackApi } from '../support/slack-api.ts';
import { buttonsOf } from '../support/slack-blocks.ts';
import { directMessage, eventBody, signedEvent } from '../support/slack-payloads.ts';
import type { TelegramApi } from '../support/telegram-api.ts';

export type Officer = {
  readonly channel: 'telegram' | 'slack' | 'web';
  say(words: string): Promise<void>;
  /** Whether something like this is shown in time. */
  hears(pattern: RegExp, withinMs: number): Promise<boolean>;
  /** The same, with the other not shown before it. */
  hearsWithout(pattern: RegExp, other: RegExp, withinMs: number): Promise<boolean>;
};

type Apis = { readonly telegram: TelegramApi; readonly slack: SlackApi };
type Next = () => Promise<string>;

const CHAT = 4711;
const USER = 'U0OFFICER';

export async function officers(url: string, { telegram, slack }: Apis): Promise<Officer[]> {
  telegram.open(CHAT);
  const browser = await visit(url, 'zh-CN');
  const stream = await browser.read();
  let count = 0;
  return [
    officer(
      'telegram',
      async (words) => void telegram.say(CHAT, words),
      async () => {
        const { text, buttons } = await telegram.nextSent(CHAT);
        return `${text} ${buttons.map(({ data }) => data).join(' ')}`;
      },
    ),
    officer(
      'slack',
      async (words) => {
        count += 1;
        const signing = { signingSecret: slack.signingSecret, at: new Date() };
        const request = signedEvent(eventBody(`Ev${count}`, directMessage(USER, words)), signing);
        await fetch(`${url}/slack`, {
          method: 'POST',
          headers: request.headers,
          body: await request.text(),
        });
      },
      async () => {
        const { text, blocks } = await slack.nextSent(USER);
        return `${text} ${buttonsOf(blocks)
          .map(({ value }) => value)
          .join(' ')}`;
      },
    ),
    officer(
      'web',
      async (words) => void (await browser.say(words)),
      async () => {
        const { text, choices } = await stream.next();
        return `${text} ${choices.map(({ id }) => id).join(' ')}`;
      },
    ),
  ];
}

function officer(channel: Officer['channel'], say: Officer['say'], next: Next): Officer {
  // One read is always open, so that a timed-out wait loses nothing.
  let pending: Promise<string> | undefined;
  const read = async (withinMs: number): Promise<string | undefined> => {
    pending ??= next();
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), withinMs);
    const text = await Promise.race([pending, late]);
    clearTimeout(timer);
    if (text !== undefined) pending = undefined;
    return text;
  };
  const hearsWithout: Officer['hearsWithout'] = async (pattern, other, withinMs) => {
    const untilMs = performance.now() + withinMs;
    for (;;) {
      const text = await read(Math.max(0, untilMs - performance.now()));
      if (text === undefined || other.test(text)) return false;
      if (pattern.test(text)) return true;
    }
  };
  return { channel, say, hearsWithout, hears: (pattern, ms) => hearsWithout(pattern, /^$/, ms) };
}
