import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../src/core/ports.ts';
import { RetryLater } from '../../../src/ops/errors.ts';
import {
  directMessage,
  eventBody,
  signedCommand,
  signedEvent,
  signedRequest,
} from '../../support/slack-payloads.ts';
import { NOW, openLocal } from './open-local.ts';

const JSON_TYPE = 'application/json';
const WRITTEN = eventBody('Ev1', directMessage('U1', 'marker-words'));

describe('a request from Slack', () => {
  it('is answered 200 once its message is accepted', async () => {
    const { slack, received, signing } = await openLocal({ mode: 'http' });
    const response = await slack.http(signedEvent(WRITTEN, signing));
    expect(response.status).toBe(200);
    expect(received.all()).toMatchObject([
      { id: 'slack:Ev1', said: { kind: 'words', words: 'marker-words' } },
    ]);
  });

  it('waits for the core before it is answered', async () => {
    const accepting = Promise.withResolvers<Receipt>();
    const { slack, received, signing } = await openLocal({
      mode: 'http',
      receive: () => accepting.promise,
    });
    const order: string[] = [];
    const answered = slack.http(signedEvent(WRITTEN, signing)).then(() => order.push('answered'));
    await received.next();
    order.push('received');
    accepting.resolve({ kind: 'committed' });
    await answered;
    expect(order).toEqual(['received', 'answered']);
  });

  it('is answered 500 when it was not accepted, so that Slack sends it again', async () => {
    const receipts = [Promise.reject(new RetryLater('database-away')), { kind: 'committed' }];
    const { slack, received, warnings, signing } = await openLocal({
      mode: 'http',
      receive: async () => (await receipts.shift()) as Receipt,
    });
    expect((await slack.http(signedEvent(WRITTEN, signing))).status).toBe(500);
    const again = await slack.http(signedEvent(WRITTEN, { ...signing, retryNum: 1 }));
    expect(again.status).toBe(200);
    expect(received.all().map(({ id }) => id)).toEqual(['slack:Ev1', 'slack:Ev1']);
    expect(warnings.all()).toEqual([
      { code: 'slack-not-accepted', facts: { reason: 'database-away' } },
    ]);
  });

  it('is answered 500 when the core takes longer than Slack waits', async () => {
    const never = new Promise<Receipt>(() => undefined);
    const over = Promise.withResolvers<Receipt>();
    const { slack, signing } = await openLocal({
      mode: 'http',
      receive: () => Promise.race([never, over.promise]),
      wait: async () => undefined,
    });
    expect((await slack.http(signedEvent(WRITTEN, signing))).status).toBe(500);
    over.resolve({ kind: 'committed' });
  });

  it('is answered 500 while stopping, so that another process gets it', async () => {
    const { slack, received, signing } = await openLocal({ mode: 'http' });
    await slack.stop();
    expect((await slack.http(signedEvent(WRITTEN, signing))).status).toBe(500);
    expect(received.all()).toEqual([]);
  });

  it('proves the address with the challenge that Slack sends', async () => {
    const { slack, signing } = await openLocal({ mode: 'http' });
    const body = { type: 'url_verification', challenge: 'abc123', token: 'old' };
    const response = await slack.http(signedEvent(body, signing));
    expect([response.status, await response.json()]).toEqual([200, { challenge: 'abc123' }]);
  });

  it('is answered 200 when it only checks the certificate', async () => {
    const { slack, signing } = await openLocal({ mode: 'http' });
    const response = await slack.http(signedCommand({ ssl_check: '1' }, signing));
    expect(response.status).toBe(200);
  });

  it.each([
    ['a reaction', eventBody('Ev2', { type: 'reaction_added', user: 'U1' })],
    ['a bot', eventBody('Ev3', { ...directMessage('U1', 'x'), bot_id: 'B1' })],
    ['a dialog we never open', { type: 'view_submission', user: { id: 'U1' }, view: {} }],
    ['a shortcut', { type: 'shortcut', user: { id: 'U1' } }],
  ])('is answered 200 and goes no further when it is about %s', async (_, body) => {
    const { slack, received, signing } = await openLocal({ mode: 'http' });
    expect((await slack.http(signedEvent(body, signing))).status).toBe(200);
    expect(received.all()).toEqual([]);
  });

  it('finds nobody at home where HTTP is not configured', async () => {
    const { slack, signing } = await openLocal({ mode: 'socket' });
    expect((await slack.http(signedEvent(WRITTEN, signing))).status).toBe(404);
  });
});

describe('a request that is not to be trusted', () => {
  const minute = 60_000;
  const bare = (headers: Record<string, string>) =>
    new Request('http://warmline.test/slack', { method: 'POST', body: '{}', headers });

  it('is answered 401 when signed with another secret', async () => {
    const { slack, received } = await openLocal({ mode: 'http' });
    const foreign = { signingSecret: 'somebody-else', at: NOW };
    expect((await slack.http(signedEvent(WRITTEN, foreign))).status).toBe(401);
    expect(received.all()).toEqual([]);
  });

  it.each([
    [4, 200],
    [6, 401],
    [600, 401],
  ])('is answered by its age: %i minutes gives %i', async (minutes, status) => {
    const { slack, signing } = await openLocal({ mode: 'http' });
    const at = new Date(NOW.getTime() - minutes * minute);
    expect((await slack.http(signedEvent(WRITTEN, { ...signing, at }))).status).toBe(status);
  });

  it.each([
    ['no signature', bare({ 'x-slack-request-timestamp': String(NOW.getTime() / 1000) })],
    ['no timestamp', bare({ 'x-slack-signature': 'v0=00' })],
    [
      'a timestamp that is no number',
      bare({ 'x-slack-signature': 'v0=00', 'x-slack-request-timestamp': 'now' }),
    ],
    ['no headers', bare({})],
  ])('is answered 401 with %s', async (_, request) => {
    const { slack } = await openLocal({ mode: 'http' });
    expect((await slack.http(request)).status).toBe(401);
  });

  it('is answered 401 when the body was changed after signing', async () => {
    const { slack, signing } = await openLocal({ mode: 'http' });
    const { headers } = signedEvent(WRITTEN, signing);
    const body = JSON.stringify(eventBody('Ev1', directMessage('U2', 'changed')));
    const request = new Request('http://warmline.test/slack', { method: 'POST', headers, body });
    expect((await slack.http(request)).status).toBe(401);
  });

  it.each([
    ['no JSON', '{"type":', JSON_TYPE],
    ['a list', '[]', JSON_TYPE],
    ['null', 'null', JSON_TYPE],
    ['nothing', '', JSON_TYPE],
    ['no type', '{"a":1}', JSON_TYPE],
    ['an event that is null', '{"type":"event_callback","event":null}', JSON_TYPE],
    [
      'a message without its channel',
      JSON.stringify(eventBody('Ev1', { type: 'message', channel: null })),
      JSON_TYPE,
    ],
    ['a press by nobody', '{"type":"block_actions","actions":[]}', JSON_TYPE],
    ['a form that is no payload', 'a=1', 'application/x-www-form-urlencoded'],
    ['a payload that is no JSON', 'payload=x', 'application/x-www-form-urlencoded'],
  ])('is answered 400 when it holds %s', async (_, body, type) => {
    const { slack, received, signing } = await openLocal({ mode: 'http' });
    expect((await slack.http(signedRequest(body, type, signing))).status).toBe(400);
    expect(received.all()).toEqual([]);
  });

  it('is answered 413 when it is larger than anything Slack sends', async () => {
    const { slack, signing } = await openLocal({ mode: 'http' });
    const body = 'x'.repeat(5 * 1024 * 1024);
    expect((await slack.http(signedRequest(body, JSON_TYPE, signing))).status).toBe(413);
  });
});

it('stop lets what was begun finish', async () => {
  const accepting = Promise.withResolvers<Receipt>();
  const { slack, received, signing } = await openLocal({
    mode: 'http',
    receive: () => accepting.promise,
  });
  const answered = slack.http(signedEvent(WRITTEN, signing));
  await received.next();
  const stopped = slack.stop();
  accepting.resolve({ kind: 'committed' });
  expect((await answered).status).toBe(200);
  await stopped;
});

it('tells no words and no address in what it reports', async () => {
  const { slack, warnings, signing } = await openLocal({
    mode: 'http',
    receive: () => Promise.reject(new Error('insert failed: marker-words for U1')),
  });
  await slack.http(signedEvent(WRITTEN, signing));
  expect(JSON.stringify(warnings.all())).toContain('slack-not-accepted');
  expect(JSON.stringify(warnings.all())).not.toMatch(/marker|U1/);
});
