import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { buttonsOf, readable } from '../../support/slack-blocks.ts';
import {
  commandBody,
  directMessage,
  eventBody,
  homeOpened,
  pressBody,
} from '../../support/slack-payloads.ts';
import { openQueue } from '../../support/slack-queue.ts';
import { HOME, openLocal } from './open-local.ts';

const ACCEPT_MS = 2500;
const WRITTEN = eventBody('Ev1', directMessage('U1', 'rough night'));

async function connected(receive?: Parameters<typeof openLocal>[0]['receive']) {
  const pauses = openQueue<number>();
  const opened = await openLocal({
    mode: 'socket',
    ...(receive === undefined ? {} : { receive }),
    wait: (ms, signal) => {
      if (ms === ACCEPT_MS) return sleep(ms, undefined, { signal });
      pauses.put(ms);
      return Promise.resolve();
    },
  });
  await opened.api.socket.nextConnection();
  return { ...opened, pauses };
}

describe('socket mode', () => {
  it('takes an event, a press and a command, and acknowledges each', async () => {
    const { api, slack, received } = await connected();
    api.socket.sendEvent('e1', WRITTEN);
    expect(await api.socket.nextAck()).toBe('e1');

    await slack.send({ channel: 'slack', id: 'U1' }, HOME);
    api.socket.sendAction('e2', pressBody('U1', await api.nextSent('U1'), 'talk'));
    expect(await api.socket.nextAck()).toBe('e2');
    expect(readable((await api.nextUpdate('U1')).blocks)).toContain('✓ Talk to a person');

    api.socket.sendCommand('e3', commandBody('U1', 'help'));
    expect(await api.socket.nextAck()).toBe('e3');
    expect(received.all().map(({ said }) => said.kind)).toEqual(['words', 'choice', 'command']);
  });

  it('acknowledges only what the core accepted', async () => {
    const accepting = Promise.withResolvers<{ kind: 'committed' }>();
    const { api, received } = await connected(() => accepting.promise);
    api.socket.sendEvent('e1', WRITTEN);
    await received.next();
    expect(api.socket.acks()).toEqual([]);
    accepting.resolve({ kind: 'committed' });
    expect(await api.socket.nextAck()).toBe('e1');
  });

  it('leaves a failed event unacknowledged, and takes it when Slack sends it again', async () => {
    const outcomes = [() => Promise.reject(new Error('marker-words')), () => Promise.resolve()];
    const { api, received, warnings } = await connected(async () => {
      await outcomes.shift()?.();
      return { kind: 'committed' };
    });
    api.socket.sendEvent('e1', WRITTEN);
    expect((await warnings.next()).code).toBe('slack-not-accepted');
    api.socket.sendEvent('e2', WRITTEN, 1);
    expect(await api.socket.nextAck()).toBe('e2');
    expect(received.all().map(({ id }) => id)).toEqual(['slack:Ev1', 'slack:Ev1']);
    expect(JSON.stringify(warnings.all())).not.toContain('marker');
  });

  it('acknowledges what is not for us, so that it does not come back', async () => {
    const { api, received } = await connected();
    api.socket.sendEvent('e1', eventBody('Ev2', { type: 'reaction_added', user: 'U1' }));
    expect(await api.socket.nextAck()).toBe('e1');
    expect(received.all()).toEqual([]);
  });

  it('publishes App Home', async () => {
    const { api } = await connected();
    api.socket.sendEvent('e1', eventBody('Ev3', homeOpened('U1')));
    expect(buttonsOf(await api.nextHome('U1')).length).toBe(2);
  });

  it('comes back soon when Slack asks for a fresh connection', async () => {
    const { api, pauses } = await connected();
    api.socket.refresh();
    await api.socket.nextConnection();
    api.socket.sendEvent('e1', WRITTEN);
    expect(await api.socket.nextAck()).toBe('e1');
    expect(pauses.all()).toEqual([500]);
  });

  it('comes back after a connection was cut and Slack was away, waiting longer each time', async () => {
    const { api, pauses, warnings } = await connected();
    api.fail('apps.connections.open', { kind: 'cut' });
    api.fail('apps.connections.open', { kind: 'status', status: 503 });
    api.fail('apps.connections.open', { kind: 'error', error: 'internal_error' });
    api.socket.cut();
    await api.socket.nextConnection();
    expect(pauses.all()).toEqual([500, 1000, 2000, 4000]);
    api.socket.sendEvent('e1', WRITTEN);
    expect(await api.socket.nextAck()).toBe('e1');
    const downs = warnings.all().filter(({ code }) => code === 'slack-socket-down');
    expect(downs.map(({ facts }) => facts)).toEqual([
      { failures: 1, reason: 'unknown' },
      { failures: 2, reason: 'unknown' },
      { failures: 3, reason: 'internal_error' },
    ]);
  });

  it('stops while it waits to come back', async () => {
    const waiting = Promise.withResolvers<void>();
    const { api, slack } = await openLocal({
      mode: 'socket',
      wait: async (ms, signal) => {
        if (ms === 500) waiting.resolve();
        await sleep(60_000, undefined, { signal });
      },
    });
    await api.socket.nextConnection();
    api.socket.cut();
    await waiting.promise;
    await slack.stop();
    expect(api.calls('apps.connections.open')).toBe(1);
  });

  it('stops though Slack never answers the goodbye', async () => {
    const opened = await openLocal({ mode: 'socket', wait: async () => undefined });
    const connection = await opened.api.socket.nextConnection();
    connection.pause();
    await opened.slack.stop();
    expect(opened.api.calls('apps.connections.open')).toBe(1);
  });

  it('stops before it ever connected', async () => {
    const { slack } = await openLocal({ mode: 'socket' });
    await slack.stop();
  });
});
