import { describe, expect, it } from 'vitest';
import { DIRECT, inboundOf, message, NOW, PERSON } from './updates.ts';

const saidIn = (fields: object) => inboundOf({ message: message(fields) })?.said;
const words = (text: string) => ({ kind: 'words', words: text });

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
    '/stop@other_bot',
    '/tlak@other_bot',
    '/hlep me I cannot go on',
    '/',
    '/ stop',
    'please /stop',
    '停',
    'a'.repeat(100_000),
    `/${'a'.repeat(99_999)}`,
  ])('takes other text as words (%#)', (text) => {
    expect(saidIn({ text })).toEqual(words(text));
  });

  it.each(['/unknown', '/tlak', '/Stopping', '/constructor', '/tlak@warmline_bot'])(
    'marks what looks like a command and is none of ours: %s',
    (text) => {
      expect(saidIn({ text })).toEqual({ ...words(text), isMistyped: true });
    },
  );

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
});
