import { describe, expect, it } from 'vitest';
import { readUpdate } from '../../../adapters/telegram/update.ts';
import { DIRECT, GROUP, inboundOf, ME, message, PERSON } from './updates.ts';

const FROM_US = { from: { id: ME.id, is_bot: true } };
const mention = { type: 'mention', offset: 0, length: 13 };

describe('parse', () => {
  it.each([
    ['words that mention us', { text: '@warmline_bot hi', entities: [mention] }, 'words'],
    ['a mention in capitals', { text: '@WARMLINE_BOT hi', entities: [mention] }, 'words'],
    [
      'a caption that mentions us',
      { caption: '@warmline_bot', caption_entities: [mention] },
      'words',
    ],
    ['words that reply to us', { text: 'hi', reply_to_message: FROM_US }, 'words'],
    ['a picture that replies to us', { photo: [], reply_to_message: FROM_US }, 'unreadable'],
    ['a command', { text: '/talk' }, 'command'],
    ['a command to us', { text: '/talk@warmline_bot' }, 'command'],
    [
      'an unknown command to us',
      { text: '/x@warmline_bot', entities: [{ type: 'bot_command', offset: 0, length: 15 }] },
      'words',
    ],
    [
      'a mention by id',
      { text: 'bot', entities: [{ type: 'text_mention', offset: 0, length: 3, user: ME }] },
      'words',
    ],
  ])('hears, in a group, %s', (_, fields, kind) => {
    const inbound = inboundOf({ message: message({ chat: GROUP, ...fields }) });
    expect(inbound).toMatchObject({
      place: 'group',
      from: { id: '-5' },
      said: { kind },
    });
  });

  it('hears a press in a group', () => {
    const press = { id: 'q', from: PERSON, data: 'claim', message: { message_id: 3, chat: GROUP } };
    expect(inboundOf({ callback_query: press })).toMatchObject({ place: 'group' });
  });

  it.each([
    ['words among people in a group', { message: message({ chat: GROUP, text: 'hi all' }) }],
    [
      'a mention of somebody else',
      {
        message: message({
          chat: GROUP,
          text: '@warmline_bots hi',
          entities: [{ ...mention, length: 14 }],
        }),
      },
    ],
    [
      'a reply to somebody else',
      { message: message({ chat: GROUP, text: 'hi', reply_to_message: { from: PERSON } }) },
    ],
    ['a sticker in a group', { message: message({ chat: GROUP, sticker: {} }) }],
    ['a command to another bot', { message: message({ chat: GROUP, text: '/stop@other_bot' }) }],
    ['an edit among people', { edited_message: message({ chat: GROUP, text: 'hi' }) }],
    ['a bot', { message: message({ from: { id: 5, is_bot: true }, text: 'hi' }) }],
    [
      'a press by a bot',
      {
        callback_query: {
          id: 'q',
          from: { id: 5, is_bot: true },
          data: 'a',
          message: { message_id: 3, chat: DIRECT },
        },
      },
    ],
    ['a message without an author', { message: message({ from: undefined, text: 'hi' }) }],
    [
      'a channel post',
      { channel_post: message({ chat: { id: -9, type: 'channel' }, text: 'hi' }) },
    ],
    [
      'a message in a channel',
      { message: message({ chat: { id: -9, type: 'channel' }, text: '/stop' }) },
    ],
    ['a change of membership', { my_chat_member: { chat: DIRECT } }],
    ['a note that somebody joined', { message: message({ new_chat_members: [] }) }],
    ['a note that a message was pinned', { message: message({ pinned_message: {} }) }],
    ['a location that moved', { edited_message: message({ location: {} }) }],
    [
      'a press of a game button',
      { callback_query: { id: 'q', from: PERSON, message: { message_id: 3, chat: DIRECT } } },
    ],
    ['a press on an inline message', { callback_query: { id: 'q', from: PERSON, data: 'a' } }],
    ['an update of a kind of the future', { something_new: {} }],
  ])('passes over %s', (_, fields) => {
    expect(readUpdate({ update_id: 9, ...fields })).toBeDefined();
    expect(inboundOf(fields)).toBeUndefined();
  });
});

describe('readUpdate', () => {
  it.each([
    [undefined],
    [null],
    ['update'],
    [[]],
    [{}],
    [{ update_id: 'nine' }],
    [{ update_id: 1.5 }],
    [{ update_id: 9, message: 'hi' }],
    [{ update_id: 9, message: { text: 'hi' } }],
    [{ update_id: 9, message: message({ text: 7 }) }],
    [{ update_id: 9, message: message({ chat: { id: '77', type: 'private' } }) }],
    [{ update_id: 9, callback_query: { data: 'a' } }],
  ])('refuses what is not an update (%#)', (body) => {
    expect(readUpdate(body)).toBeUndefined();
  });
});
