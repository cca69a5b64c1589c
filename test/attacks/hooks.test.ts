import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { directMessage, eventBody, signedEvent } from '../support/slack-payloads.ts';
import { TELEGRAM_SECRET } from '../support/whole-site.ts';
import { openAttempts } from './attempts.ts';
import { digestOf } from './digest.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const attempts = openAttempts(stage.url);
const { world } = stage;
const { signingSecret } = stage;
const HEADER = 'x-telegram-bot-api-secret-token';
const UPDATE = JSON.stringify({
  update_id: 1,
  message: { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, text: 'hello' },
});

async function nothingHappens(work: () => Promise<void>): Promise<void> {
  const before = await digestOf(world);
  await work();
  expect(await digestOf(world)).toEqual(before);
}

const telegram = (headers: Record<string, string>, body = UPDATE, method = 'POST') =>
  attempts.send('/telegram', {
    method,
    origin: '',
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'POST' && { body }),
  });

describe('an update that says it is from Telegram', () => {
  it.each([
    ['no secret', {}],
    ['an empty one', { [HEADER]: '' }],
    ['a part of it', { [HEADER]: TELEGRAM_SECRET.slice(0, -1) }],
    ['more than it', { [HEADER]: `${TELEGRAM_SECRET}x` }],
    ['it in other letters', { [HEADER]: TELEGRAM_SECRET.toUpperCase() }],
    ['it twice', { [HEADER]: `${TELEGRAM_SECRET}, ${TELEGRAM_SECRET}` }],
    [
      'it in another header',
      { authorization: TELEGRAM_SECRET, cookie: `${HEADER}=${TELEGRAM_SECRET}` },
    ],
    ['an admin’s session', { cookie: stage.actor('admin').cookie }],
  ])('is not believed with %s', async (_, headers) => {
    await nothingHappens(async () => {
      expect((await telegram(headers as Record<string, string>)).status).toBe(401);
    });
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('is not taken by %s', async (method) => {
    expect([401, 405]).toContain(
      (await telegram({ [HEADER]: TELEGRAM_SECRET }, '', method)).status,
    );
  });

  it.each([
    '',
    '[]',
    'null',
    '{"update_id":1}',
    '{"__proto__":{"message":{"text":"x"}}}',
    '['.repeat(100_000),
    '{"update_id":1,"message":{"message_id":"x","chat":null}}',
  ])('is no update: %.40j', async (body) => {
    await nothingHappens(async () => {
      expect([200, 400]).toContain((await telegram({ [HEADER]: TELEGRAM_SECRET }, body)).status);
    });
  });

  it('is not read past what any update needs', async () => {
    const { status } = await telegram({ [HEADER]: TELEGRAM_SECRET }, 'x'.repeat(5_000_000));
    expect(status).toBe(413);
  });
});

const NOW_S = () => Math.floor(world.now().getTime() / 1_000);
const BODY = JSON.stringify(eventBody('Ev9', directMessage('U9', 'hello')));

function signatureOf(body: string, at: number, secret = signingSecret): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
}

const slack = (at: number | string, signature: string, body = BODY) =>
  attempts.send('/slack', {
    method: 'POST',
    origin: '',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': signature,
    },
    body,
  });

describe('an event that says it is from Slack', () => {
  it.each([
    ['no signature', () => slack(NOW_S(), '')],
    ['another key', () => slack(NOW_S(), signatureOf(BODY, NOW_S(), 'another'))],
    ['another body', () => slack(NOW_S(), signatureOf('{}', NOW_S()))],
    ['another time', () => slack(NOW_S(), signatureOf(BODY, NOW_S() - 1))],
    ['a time long ago', () => slack(NOW_S() - 600, signatureOf(BODY, NOW_S() - 600))],
    ['a time to come', () => slack(NOW_S() + 600, signatureOf(BODY, NOW_S() + 600))],
    ['a time that is none', () => slack('soon', signatureOf(BODY, Number.NaN))],
    ['another version', () => slack(NOW_S(), signatureOf(BODY, NOW_S()).replace('v0', 'v1'))],
    ['a shorter one', () => slack(NOW_S(), signatureOf(BODY, NOW_S()).slice(0, 20))],
    ['letters of another kind', () => slack(NOW_S(), signatureOf(BODY, NOW_S()).toUpperCase())],
  ])('is not believed with %s', async (_, send) => {
    await nothingHappens(async () => {
      expect((await send()).status).toBe(401);
    });
  });

  it.each(['', 'null', '[]', '{"type":"nothing"}', '{"__proto__":{"type":"url_verification"}}'])(
    'is nothing, though signed: %j',
    async (body) => {
      await nothingHappens(async () => {
        const { status } = await slack(NOW_S(), signatureOf(body, NOW_S()), body);
        expect([200, 400]).toContain(status);
      });
    },
  );

  it('counts once, however often it is sent again', async () => {
    const request = signedEvent(eventBody('Ev-again', directMessage('U8', 'hello there')), {
      signingSecret,
      at: world.now(),
    });
    const body = await request.text();
    const headers = Object.fromEntries(request.headers);
    const send = () => attempts.send('/slack', { method: 'POST', origin: '', headers, body });
    expect((await send()).status).toBe(200);
    await nothingHappens(async () => {
      for (let n = 0; n < 3; n += 1) expect((await send()).status).toBe(200);
    });
  });
});

describe('a sign-out that says it is from the issuer', () => {
  it.each(['', 'logout_token=', 'logout_token=a.b.c', 'logout_token=eyJhbGciOiJub25lIn0.e30.'])(
    'ends no session: %j',
    async (body) => {
      await nothingHappens(async () => {
        const { status } = await attempts.send('/oidc/logout', {
          method: 'POST',
          origin: '',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body,
        });
        expect(status).toBe(400);
      });
      const { cookie } = stage.actor('admin');
      expect((await attempts.send('/console/session', { cookie })).status).toBe(204);
    },
  );
});
