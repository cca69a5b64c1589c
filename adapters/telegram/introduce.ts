import type { Api } from 'grammy';
import type { Command } from '../../src/core/message.ts';
import type { Locale } from '../../src/core/person.ts';
import { ConfigError } from '../../src/ops/errors.ts';
import { faultIn } from './faults.ts';
import type { Me } from './parse.ts';
import type { Warn } from './tools.ts';

/** What each command does, in each language, for Telegram's own menu; unnamed ones stay out of it. */
export type Descriptions = Readonly<Record<Locale, Readonly<Partial<Record<Command, string>>>>>;

type Tools = { readonly api: Api; readonly whoAmI: () => Promise<Me>; readonly log: Warn };

export async function introduce(descriptions: Descriptions, tools: Tools): Promise<void> {
  const { api, whoAmI, log } = tools;
  const fault = await faultIn(async () => {
    await whoAmI();
    await api.setMyCommands(menuOf(descriptions.en));
    await api.setMyCommands(menuOf(descriptions['zh-CN']), { language_code: 'zh' });
  });
  if (fault?.kind === 'token-refused') {
    throw new ConfigError('telegram-token-refused', { name: 'TELEGRAM_TOKEN' });
  }
  if (fault !== undefined) log.warn('telegram-menu-not-set', { fault: fault.kind });
}

function menuOf(described: Descriptions[Locale]) {
  return Object.entries(described).map(([command, description]) => ({ command, description }));
}
