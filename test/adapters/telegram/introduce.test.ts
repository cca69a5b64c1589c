import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../src/ops/errors.ts';
import { openLive } from './live.ts';

const DESCRIPTIONS = { en: { talk: 'Talk to a person' }, 'zh-CN': { talk: '找人聊聊' } } as const;

describe('introduce', () => {
  it('names our commands in both languages', async () => {
    const { api, telegram } = await openLive();
    await telegram.introduce(DESCRIPTIONS);
    expect(api.calls('setMyCommands').map(({ params }) => params)).toEqual([
      { commands: [{ command: 'talk', description: 'Talk to a person' }] },
      { commands: [{ command: 'talk', description: '找人聊聊' }], language_code: 'zh' },
    ]);
  });

  it.each([{ code: 500 }, { code: 400 }, { code: 429, retryAfter: 60 }, 'drop'] as const)(
    'does without the menu when Telegram does not take it (%#)',
    async (fault) => {
      const { api, telegram, logged } = await openLive();
      api.fail('setMyCommands', fault);
      await telegram.introduce(DESCRIPTIONS);
      expect(logged).toHaveLength(1);
    },
  );

  it('stops the start when the token is refused, and names the variable', async () => {
    const { telegram } = await openLive({ token: '4242:not-the-token-at-all' });
    const refusal: unknown = await telegram
      .introduce(DESCRIPTIONS)
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConfigError);
    expect(refusal).toMatchObject({ facts: { name: 'TELEGRAM_TOKEN' } });
    expect(JSON.stringify(refusal)).not.toContain('not-the-token');
  });
});
