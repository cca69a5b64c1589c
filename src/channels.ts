// Opens the messengers that the environment names, each told where to bring what comes in. Their
// libraries are loaded only where they are used: they take time and memory.

import type { Slack } from '../adapters/slack/index.ts';
import type { Telegram } from '../adapters/telegram/index.ts';
import type { Outbound } from './core/message.ts';
import { LOCALES, type Locale } from './core/person.ts';
import type { Receive } from './core/ports.ts';
import { renderLine } from './core/render-line.ts';
import { labelText } from './core/say.ts';
import { menu } from './core/settings.ts';
import type { Config } from './ops/config.ts';
import type { Log } from './ops/log.ts';
import type { WatchTurns } from './ops/telemetry/watch.ts';
import { governed, SLACK_LIMITS, TELEGRAM_LIMITS } from './outbox/govern.flow.ts';

type ChannelTools = {
  readonly log: Log;
  readonly now: () => Date;
  readonly turns: (channel: 'telegram' | 'slack') => WatchTurns | undefined;
};

export async function telegramOf(
  config: Config,
  receive: Receive,
  tools: ChannelTools,
): Promise<Telegram | undefined> {
  const { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = config;
  const secret = config.TELEGRAM_WEBHOOK_SECRET;
  if (token === undefined) return undefined;
  const { openTelegram } = await import('../adapters/telegram/index.ts');
  const telegram = openTelegram(
    {
      token,
      ...(apiRoot !== undefined && { apiRoot }),
      ...(secret !== undefined && { webhook: { secret } }),
    },
    receive,
    tools,
  );
  // A server of one's own says itself what it takes.
  return apiRoot === undefined
    ? governed(telegram, TELEGRAM_LIMITS, { watch: tools.turns('telegram') })
    : telegram;
}

export async function slackOf(
  config: Config,
  receive: Receive,
  tools: ChannelTools,
): Promise<Slack | undefined> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl } = config;
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = config;
  if (botToken === undefined) return undefined;
  const { openSlack } = await import('../adapters/slack/index.ts');
  const slack = openSlack(
    {
      botToken,
      ...(apiUrl !== undefined && { apiUrl }),
      ...(signingSecret !== undefined && { signingSecret }),
      ...(appToken !== undefined && { appToken }),
    },
    receive,
    { ...tools, home: async () => home(config.STAFF_LOCALE) },
  );
  return apiUrl === undefined
    ? governed(slack, SLACK_LIMITS, { watch: tools.turns('slack') })
    : slack;
}

/** The App Home: the menu, which needs no knowledge of who opened it. */
function home(locale: Locale): Outbound {
  const [say] = menu().says;
  return renderLine('home', locale, { ...say, key: 'menu', variant: 0 });
}

/** What Telegram lists beside the input, in each language. */
export function commandDescriptions() {
  const of = (locale: Locale) => ({
    menu: labelText(locale, 'menu'),
    checkin: labelText(locale, 'checkin'),
    talk: labelText(locale, 'talk'),
    help: labelText(locale, 'help-lines'),
    flag: labelText(locale, 'flag'),
    sayit: labelText(locale, 'problem'),
    privacy: labelText(locale, 'privacy'),
    whosaw: labelText(locale, 'who-saw'),
    card: labelText(locale, 'card'),
    phrase: labelText(locale, 'phrase'),
    language: labelText(locale, 'language'),
    stop: labelText(locale, 'stop'),
  });
  const [en, zh] = LOCALES;
  return { [en]: of(en), [zh]: of(zh) } as Record<Locale, ReturnType<typeof of>>;
}
