import { describe, expect, it } from 'vitest';
import { buttonsOf, readable } from '../../support/slack-blocks.ts';
import {
  commandBody,
  directMessage,
  eventBody,
  homeOpened,
  homePressBody,
  pressBody,
  signedAction,
  signedCommand,
  signedEvent,
} from '../../support/slack-payloads.ts';
import { HOME, openLocal } from './open-local.ts';

const WRITTEN = eventBody('Ev1', directMessage('U1', 'rough night'));

describe('one person', () => {
  it('has one address, by message, command, button and App Home', async () => {
    const { api, slack, received, signing } = await openLocal({ mode: 'http' });
    await slack.send({ channel: 'slack', id: 'U1' }, HOME);
    const message = await api.nextSent('U1');
    const responses = [
      await slack.http(signedEvent(WRITTEN, signing)),
      await slack.http(signedCommand(commandBody('U1', 'start K7F2'), signing)),
      await slack.http(signedAction(pressBody('U1', message, 'talk'), signing)),
      await slack.http(signedAction(homePressBody('U1', 'checkin'), signing)),
    ];
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const addresses = received.all().map(({ from }) => from);
    expect(addresses).toEqual(Array(4).fill({ channel: 'slack', id: 'U1' }));
    expect(received.all().map(({ said }) => said.kind)).toEqual([
      'words',
      'command',
      'choice',
      'choice',
    ]);
  });
});

describe('a pressed button', () => {
  async function pressed() {
    const opened = await openLocal({ mode: 'http' });
    await opened.slack.send({ channel: 'slack', id: 'U1' }, HOME);
    return { ...opened, message: await opened.api.nextSent('U1') };
  }

  it('leaves its message without buttons and with the choice marked', async () => {
    const { api, slack, signing, message } = await pressed();
    await slack.http(signedAction(pressBody('U1', message, 'checkin'), signing));
    const update = await api.nextUpdate('U1');
    expect(update.ts).toBe(message.ts);
    expect(readable(update.blocks)).toBe(`${HOME.text}\n✓ Check in`);
    expect(buttonsOf(update.blocks)).toEqual([]);
  });

  it('counts even when its message cannot be marked', async () => {
    const { api, slack, received, warnings, signing, message } = await pressed();
    api.fail('chat.update', { kind: 'error', error: 'message_not_found' });
    const response = await slack.http(signedAction(pressBody('U1', message, 'talk'), signing));
    expect(response.status).toBe(200);
    expect(received.all()).toMatchObject([{ said: { kind: 'choice', id: 'talk' } }]);
    expect(await warnings.next()).toEqual({
      code: 'slack-choice-not-marked',
      facts: { reason: 'message_not_found' },
    });
  });
});

describe('App Home', () => {
  it('is published for who opens it', async () => {
    const { api, slack, signing } = await openLocal({ mode: 'http' });
    const response = await slack.http(signedEvent(eventBody('Ev5', homeOpened('U1')), signing));
    expect(response.status).toBe(200);
    const blocks = await api.nextHome('U1');
    expect(readable(blocks)).toBe(HOME.text);
    expect(buttonsOf(blocks).map(({ value }) => value)).toEqual(['talk', 'checkin']);
  });

  it('that cannot be made is reported by code, and the event is taken', async () => {
    const { slack, warnings, signing } = await openLocal({
      mode: 'http',
      home: async () => {
        throw new Error('marker-words');
      },
    });
    const response = await slack.http(signedEvent(eventBody('Ev5', homeOpened('U1')), signing));
    expect(response.status).toBe(200);
    expect(await warnings.next()).toEqual({
      code: 'slack-home-not-published',
      facts: { reason: 'unknown' },
    });
  });

  it('is left alone when only the messages tab is opened', async () => {
    const { api, slack, signing } = await openLocal({ mode: 'http' });
    const opened = { ...homeOpened('U1'), tab: 'messages' };
    await slack.http(signedEvent(eventBody('Ev6', opened), signing));
    await slack.stop();
    expect(api.calls('views.publish')).toBe(0);
  });
});
