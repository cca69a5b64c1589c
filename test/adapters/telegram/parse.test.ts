import { describe, expect, it } from 'vitest';
import { parse } from '../../../adapters/telegram/parse.ts';
import { readUpdate } from '../../../adapters/telegram/update.ts';

const ME = { id: 4242, username: 'warmline_bot' };
const NOW = new Date('2026-11-20T08:00:00Z');
const PERSON = { id: 77, is_bot: false, first_name: 'A', language_code: 'zh-hans' };
const DIRECT = { id: 77, type: 'private' };
const GROUP = { id: -5, type: 'supergroup', title: 'G' };
const BOT_MESSAGE = { from: { id: 4242, is_bot: true } };

function message(fields: object) {
  return { message_id: 1, date: 1_700_000_000, chat: DIRECT, from: PERSON, ...fields };
}

function inboundOf(fields: object) {
  const update = readUpdate({ update_id: 9, ...fields });
  return update && parse(update, ME, NOW);
}

const saidIn = (fields: object) => inboundOf({ message: message(fields) })?.said;
const words = (text: string) => ({ kind: 'words', words: text });
const mention = { type: 'mention', offset: 0, length: 13 };

describe('parse', () => {
  it('gives what was said with who, where, when and in which language', () => {
    expect(inboundOf({ message: message({ text: 'tired' }) })).toEqual({
      id: 'telegram:9',
      from: { channel: 'telegram', id: '77' },
      place: 'direct',
      said: words('tired'),
      at: new Date(1_700_000_000_000),
      languageHint: 'zh-hans',
    });
  });

  it('gives no language hint when the platform tells none', () => {
    const from = { id: 77, is_bot: false };
    expect(inboundOf({ message: message({ from, text: 'tired' }) })).not.toHaveProperty(
      'languageHint',
    );
  });

  it.each([
    ['/stop', 'stop', ''],
    ['/STOP', 'stop', ''],
    ['/stop@warmline_bot', 'stop', ''],
    ['/stop@Warmline_Bot now', 'stop', 'now'],
    ['/start CARD-1234', 'start', 'CARD-1234'],
    ['/start', 'start', ''],
    ['/checkin', 'checkin', ''],
    ['/flag\nline one\nline two', 'flag', 'line one\nline two'],
    ['/schedule move B squad to 20:00', 'schedule', 'move B squad to 20:00'],
  ])('takes %j as the command %s', (text, name, rest) => {
    expect(saidIn({ text })).toEqual({ kind: 'command', name, rest });
  });

  it.each([
    '/unknown',
    '/stop@other_bot',
    '/stopping',
    '/constructor',
    '/',
    '/ stop',
    'please /stop',
    '停',
    'a'.repeat(100_000),
    `/${'a'.repeat(99_999)}`,
  ])('takes other text as words (%#)', (text) => {
    expect(saidIn({ text })).toEqual(words(text));
  });

  it.each([
    'photo',
    'voice',
    'sticker',
    'video',
    'video_note',
    'audio',
    'document',
    'animation',
    'location',
    'contact',
    'poll',
    'dice',
    'story',
    'a_kind_of_the_future',
  ])('takes a %s as unreadable', (kind) => {
    expect(saidIn({ [kind]: {} })).toEqual({ kind: 'unreadable' });
  });

  it('reads the words under a picture, because they must be rated', () => {
    expect(saidIn({ photo: [], caption: 'I cannot go on' })).toEqual(words('I cannot go on'));
  });

  it('reads a rich message whole, even where formatting cuts a word', () => {
    const blocks = [
      { type: 'paragraph', text: ['I can', { type: 'bold', text: 'not' }, ' go on'] },
      { type: 'photo', photo: [{ file_id: 'x' }] },
      { type: 'list', items: [{ label: '1', blocks: [{ type: 'paragraph', text: 'bye' }] }] },
    ];
    expect(saidIn({ rich_message: { blocks } })).toEqual(words('I cannot go on\n\nbye'));
  });

  it('takes an edit as edited words, dated by the edit', () => {
    const edited = message({ text: 'worse', edit_date: 1_700_000_060 });
    expect(inboundOf({ edited_message: edited })).toMatchObject({
      id: 'telegram:9',
      said: { kind: 'edited', words: 'worse' },
      at: new Date(1_700_000_060_000),
    });
  });

  it('takes an edited command as edited words, so that an edit runs nothing', () => {
    expect(inboundOf({ edited_message: message({ text: '/stop' }) })?.said).toEqual({
      kind: 'edited',
      words: '/stop',
    });
  });

  it('takes a press as a choice, dated by our clock', () => {
    const pressed = { message_id: 3, date: 0, chat: DIRECT };
    const press = { id: 'q', from: PERSON, data: 'mood:3', message: pressed };
    expect(inboundOf({ callback_query: press })).toEqual({
      id: 'telegram:9',
      from: { channel: 'telegram', id: '77' },
      place: 'direct',
      said: { kind: 'choice', id: 'mood:3' },
      at: NOW,
      languageHint: 'zh-hans',
    });
  });

  it.each([
    ['words that mention us', { text: '@warmline_bot hi', entities: [mention] }, 'words'],
    ['a mention in capitals', { text: '@WARMLINE_BOT hi', entities: [mention] }, 'words'],
    [
      'a caption that mentions us',
      { caption: '@warmline_bot', caption_entities: [mention] },
      'words',
    ],
    ['words that reply to us', { text: 'hi', reply_to_message: BOT_MESSAGE }, 'words'],
    ['a picture that replies to us', { photo: [], reply_to_message: BOT_MESSAGE }, 'unreadable'],
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
