import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../adapters/slack/parse.ts';
import { directMessage, eventBody, homeOpened } from '../../support/slack-payloads.ts';

const WRITTEN = directMessage('U1', 'rough night');
const AT = new Date(1_780_000_000_000);

function saidIn(event: Readonly<Record<string, unknown>>) {
  return parseEvent(eventBody('Ev1', event))?.said;
}

describe('parseEvent, in the direct chat', () => {
  it('makes an inbound of what a person wrote, from their user id', () => {
    expect(parseEvent(eventBody('Ev1', WRITTEN))).toEqual({
      id: 'slack:Ev1',
      from: { channel: 'slack', id: 'U1' },
      place: 'direct',
      said: { kind: 'words', words: 'rough night' },
      at: AT,
    });
  });

  it.each([
    ['a photo without a caption', { subtype: 'file_share', text: '' }, { kind: 'unreadable' }],
    ['a message without text', { text: undefined }, { kind: 'unreadable' }],
    ['a message of spaces', { text: ' \n ' }, { kind: 'unreadable' }],
    [
      'a photo with a caption',
      { subtype: 'file_share', text: 'I am done' },
      { kind: 'words', words: 'I am done' },
    ],
    ['a /me message', { subtype: 'me_message' }, { kind: 'words', words: 'rough night' }],
    ['a reply in a thread', { thread_ts: '1.1' }, { kind: 'words', words: 'rough night' }],
  ])('hears %s', (_, change, said) => {
    expect(saidIn({ ...WRITTEN, ...change })).toEqual(said);
  });

  it('keeps a text of a hundred thousand characters whole', () => {
    const words = '累'.repeat(100_000);
    expect(saidIn({ ...WRITTEN, text: words })).toEqual({ kind: 'words', words });
  });

  const edit = {
    ...WRITTEN,
    user: undefined,
    subtype: 'message_changed',
    message: { user: 'U1', text: 'worse' },
    previous_message: { user: 'U1', text: 'rough night' },
  };

  it('hears an edit as new words of the one who wrote it', () => {
    expect(parseEvent(eventBody('Ev2', edit))).toMatchObject({
      from: { channel: 'slack', id: 'U1' },
      said: { kind: 'edited', words: 'worse' },
    });
  });

  it.each([
    [
      'a deletion',
      { subtype: 'message_deleted', message: undefined },
      { id: 'U1', said: { kind: 'deleted' } },
    ],
    [
      'a deletion that left replies behind',
      { message: { user: 'USLACKBOT', subtype: 'tombstone', text: 'gone' } },
      { id: 'U1', said: { kind: 'deleted' } },
    ],
  ])('hears %s', (_, change, { id, said }) => {
    const inbound = parseEvent(eventBody('Ev3', { ...edit, ...change }));
    expect(inbound).toMatchObject({ from: { id }, said });
  });

  it.each([
    ['a bot', { bot_id: 'B1' }],
    ['a bot of the older kind', { subtype: 'bot_message' }],
    ["Slack's own bot", { user: 'USLACKBOT' }],
    ['nobody', { user: undefined }],
    ['a joining', { subtype: 'channel_join' }],
    ['a public channel', { channel_type: 'channel' }],
    ['a group chat', { channel_type: 'mpim' }],
    ['a time that is none', { ts: 'yesterday' }],
    ['a text that is none', { text: 7 }],
  ])('leaves out a message from %s', (_, change) => {
    expect(saidIn({ ...WRITTEN, ...change })).toBeUndefined();
  });

  it.each([
    ["the bot's own message updated", { message: { user: 'U0BOT', bot_id: 'B0BOT', text: 'x' } }],
    ['a link unfurled', { message: { user: 'U1', text: 'rough night' } }],
    ['an edit that left no text', { message: { user: 'U1', text: '' } }],
    [
      "the bot's own message deleted",
      { subtype: 'message_deleted', previous_message: { user: 'U0BOT', bot_id: 'B0BOT' } },
    ],
    ['a deletion of the unknown', { subtype: 'message_deleted', previous_message: undefined }],
    ['a change without a message', { message: undefined, previous_message: undefined }],
  ])('leaves out %s', (_, change) => {
    expect(saidIn({ ...edit, ...change })).toBeUndefined();
  });
});

describe('parseEvent, in a channel', () => {
  const mention = {
    type: 'app_mention',
    user: 'U1',
    text: '<@U0BOT> is anyone there',
    ts: '1780000000.000100',
    channel: 'C1',
  };

  it('hears a mention as said in the group, and knows the group alone', () => {
    expect(parseEvent(eventBody('Ev4', mention))).toEqual({
      id: 'slack:Ev4',
      from: { channel: 'slack', id: 'C1' },
      place: 'group',
      said: { kind: 'words', words: 'is anyone there' },
      at: AT,
    });
  });

  it.each([
    ['by a bot', { bot_id: 'B1' }],
    ['in the direct chat, which arrives as a message too', { channel: 'D1' }],
  ])('leaves out a mention %s', (_, change) => {
    expect(saidIn({ ...mention, ...change })).toBeUndefined();
  });
});

describe('parseEvent, given anything else', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a string', 'event_callback'],
    ['an event without an id', { ...eventBody('Ev1', WRITTEN), event_id: undefined }],
    ['a reaction', eventBody('Ev1', { type: 'reaction_added', user: 'U1' })],
    ['App Home', eventBody('Ev1', homeOpened('U1'))],
  ])('leaves out %s', (_, payload) => {
    expect(parseEvent(payload)).toBeUndefined();
  });
});
