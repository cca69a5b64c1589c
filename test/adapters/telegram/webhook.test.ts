import { describe, expect, it } from 'vitest';
import { ConfigError, GiveUp } from '../../../src/ops/errors.ts';
import { openLive } from './live.ts';

const SECRET = 'a-Long_secret-42';
const HEADER = 'x-telegram-bot-api-secret-token';
const URL = 'https://bot.example/telegram';

async function openWithWebhook(options: Parameters<typeof openLive>[0] = {}) {
  const live = await openLive({ webhook: { secret: SECRET }, ...options });
  await live.telegram.setWebhook(URL);
  return live;
}

function post(body: string, headers: Record<string, string> = { [HEADER]: SECRET }): Request {
  return new Request(URL, { method: 'POST', headers, body });
}

describe('webhook', () => {
  it('accepts what Telegram posts to the address it was told', async () => {
    const { api, telegram, received } = await openWithWebhook();
    const response = await telegram.webhook(api.post(api.say(77, 'hello')));
    expect(response.status).toBe(200);
    expect(received.all('77')).toMatchObject([{ said: { words: 'hello' } }]);
  });

  it.each([
    ['no secret', {}],
    ['an empty secret', { [HEADER]: '' }],
    ['a wrong secret', { [HEADER]: 'a-Long_secret-43' }],
    ['the start of the secret', { [HEADER]: 'a-Long' }],
    ['the secret and more', { [HEADER]: `${SECRET}x` }],
  ])('refuses a post with %s', async (_, headers) => {
    const { api, telegram, received } = await openWithWebhook();
    const body = JSON.stringify(api.say(77, 'hello'));
    expect((await telegram.webhook(post(body, headers))).status).toBe(401);
    expect(received.all('77')).toEqual([]);
  });

  it.each([
    '',
    'hello',
    '{',
    'null',
    '[]',
    '{}',
    '{"update_id":"x"}',
    '{"update_id":1,"message":{}}',
  ])('refuses a malformed body (%j)', async (body) => {
    const { telegram } = await openWithWebhook();
    expect((await telegram.webhook(post(body))).status).toBe(400);
  });

  it('refuses a request that is no post', async () => {
    const { telegram } = await openWithWebhook();
    const request = new Request(URL, { headers: { [HEADER]: SECRET } });
    expect((await telegram.webhook(request)).status).toBe(405);
  });

  it('answers only once the message is accepted', async () => {
    const accepted = Promise.withResolvers<{ kind: 'committed' }>();
    const { api, telegram } = await openWithWebhook({ receive: () => accepted.promise });
    const order: string[] = [];
    const answered = telegram.webhook(api.post(api.say(77, 'hello'))).then(() => {
      order.push('answered');
    });
    await api.nextCall('getMe');
    order.push('accepted');
    accepted.resolve({ kind: 'committed' });
    await answered;
    expect(order).toEqual(['accepted', 'answered']);
  });

  it('asks Telegram to send again what was not accepted, and accepts it then', async () => {
    let refusals = 1;
    const { api, telegram, received, logged } = await openWithWebhook({
      receive: async () => {
        if (refusals-- > 0) throw new Error('MARKER no database');
        return { kind: 'committed' };
      },
    });
    const update = api.say(77, 'hello');
    expect((await telegram.webhook(api.post(update))).status).toBe(500);
    expect((await telegram.webhook(api.post(update))).status).toBe(200);
    expect(received.all('77')).toHaveLength(1);
    expect(logged).toEqual([
      '{"code":"telegram-not-accepted","facts":{"update":1000,"error":"Error"}}',
    ]);
  });

  it('asks Telegram to send again when it does not say who we are', async () => {
    const { api, telegram, received } = await openWithWebhook();
    api.fail('getMe', { code: 500 });
    const update = api.say(77, 'hello');
    expect((await telegram.webhook(api.post(update))).status).toBe(500);
    expect((await telegram.webhook(api.post(update))).status).toBe(200);
    expect(received.all('77')).toHaveLength(1);
  });

  it('gives a replayed update the same id, so that the core can drop it', async () => {
    const { api, telegram, received } = await openWithWebhook({
      receive: async () => ({ kind: 'repeat' }),
    });
    const update = api.say(77, 'hello');
    expect((await telegram.webhook(api.post(update))).status).toBe(200);
    expect((await telegram.webhook(api.post(update))).status).toBe(200);
    expect(received.all('77').map(({ id }) => id)).toEqual(['telegram:1000', 'telegram:1000']);
  });

  it('says yes to an update that nobody said to us, so that it does not come again', async () => {
    const { api, telegram } = await openWithWebhook();
    const update = api.push({ my_chat_member: {} });
    expect((await telegram.webhook(api.post(update))).status).toBe(200);
  });

  it('leaves posts to another process once it has stopped', async () => {
    const { api, telegram } = await openWithWebhook();
    await telegram.stop();
    expect((await telegram.webhook(api.post(api.say(77, 'hello')))).status).toBe(503);
  });

  it('does not exist unless a secret is configured', async () => {
    const { api, telegram } = await openLive();
    expect((await telegram.webhook(api.post(api.say(77, 'hello')))).status).toBe(404);
    await expect(telegram.setWebhook(URL)).rejects.toBeInstanceOf(ConfigError);
  });

  it('gives up on an address that Telegram does not take', async () => {
    const { telegram } = await openWithWebhook();
    await expect(telegram.setWebhook('http://bot.example/')).rejects.toBeInstanceOf(GiveUp);
  });
});
