import { describe, expect, it } from 'vitest';
import { openAttempts, type Sent } from './attempts.ts';
import { digestOf } from './digest.ts';
import { declared } from './routes.ts';
import { openStage } from './stage.ts';

const stage = await openStage();
const attempts = openAttempts(stage.url);
const { world, officers } = stage;
const [officer] = officers;
const admin = stage.actor('admin').cookie;
const SLOW = { timeout: 120_000 };
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

const say = (body: Sent['body'], headers: Sent['headers'] = JSON_TYPE) =>
  attempts.send('/api/say', {
    method: 'POST',
    cookie: officer.cookie,
    headers,
    ...(body !== undefined && { body }),
  });
const addUnit = (body: Sent['body'], headers: Sent['headers'] = FORM_TYPE) =>
  attempts.send('/console/units', {
    method: 'POST',
    cookie: admin,
    headers,
    ...(body !== undefined && { body }),
  });

const ID = () => crypto.randomUUID();
const deep = (open: string, close: string) => open.repeat(50_000) + close.repeat(50_000);

describe('JSON that is no message', () => {
  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '1e999'],
    ['a text', '"words"'],
    ['a list', '[]'],
    ['lists in lists', deep('[', ']')],
    ['objects in objects', `${'{"words":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['lists that never end', '['.repeat(100_000)],
    ['a comment', '{"id":"x" /* */}'],
    ['a comma too many', '{"id":"x",}'],
    ['two after another', '{}{}'],
    ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['half a character', Buffer.from('{"words":"\xe4\xb8', 'latin1')],
    ['a mark of order', Buffer.from('\ufeff{"id":1}')],
    ['wide letters', Buffer.from('{"id":1}', 'utf16le')],
    ['words of another kind', JSON.stringify({ id: ID(), words: { $gt: '' } })],
    ['words in a list', JSON.stringify({ id: ID(), words: ['a'] })],
    ['an id of another kind', JSON.stringify({ id: 7, words: 'x' })],
    ['one thing too many', JSON.stringify({ id: ID(), words: 'x', level: 'L0' })],
    ['a prototype', `{"id":"${ID()}","words":"x","__proto__":{"isAdmin":true}}`],
    ['a constructor', `{"id":"${ID()}","words":"x","constructor":{"prototype":{"a":1}}}`],
  ])('is refused with a code: %s', async (_, body) => {
    const answer = await say(body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({ error: expect.stringMatching(/^bad-(json|body)$/) });
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });
});

describe('JSON that is one, oddly written', () => {
  it.each([
    ['an id twice, of which the last counts', `{"id":"x","id":"${ID()}","words":"hello"}`],
    [
      'bytes that are no text, within the words',
      Buffer.concat([
        Buffer.from(`{"id":"${ID()}","words":"hi `),
        Buffer.from([0xff, 0xc0]),
        Buffer.from('"}'),
      ]),
    ],
    ['a NUL', JSON.stringify({ id: ID(), words: 'a\0b' })],
    ['half a character', `{"id":"${ID()}","words":"a\\ud800b"}`],
    ['nothing but marks', JSON.stringify({ id: ID(), words: '\u0301\u200b\u202e' })],
  ])('is received: %s', async (_, body) => {
    const answer = await say(body);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      200,
      expect.objectContaining({ receipt: 'committed' }),
    ]);
  });

  it.each([
    'text/plain',
    'text/json',
    'application/jsonx',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/octet-stream',
    '',
  ])('is not received as %j', async (type) => {
    const body = JSON.stringify({ id: ID(), words: 'x' });
    const answer = await say(Buffer.from(body), { 'content-type': type });
    expect(answer.status).toBe(415);
  });
});

describe('a form', () => {
  it.each([
    ['no fields', ''],
    ['a field twice', 'name=One&name=Two&region=CN&zone=nowhere'],
    ['a field as a list', 'name[]=One&name[0]=Two&region=CN&zone=nowhere'],
    ['a field within a field', 'name[a]=One&region=CN&zone=nowhere'],
    ['a prototype', '__proto__=x&__proto__[isAdmin]=1&constructor.prototype.a=1'],
    ['percents that are none', 'name=%&region=%zz&zone=%u0041'],
    ['bytes that are no text', 'name=%ff%fe&region=%c0%80&zone=%00'],
    ['10,000 fields', 'a=b&'.repeat(10_000)],
    ['one name without end', `${'a'.repeat(100_000)}=b`],
    ['only signs', '&&&===&=&'],
  ])('with %s makes nothing', async (_, body) => {
    const before = await digestOf(world);
    const answer = await addUnit(body);
    expect([400, 422]).toContain(answer.status);
    expect(await digestOf(world)).toEqual(before);
  });

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['a boundary that never comes', 'multipart/form-data; boundary=zz', '--yy\r\n\r\nx'],
    ['parts without names', 'multipart/form-data; boundary=zz', '--zz\r\n\r\nx\r\n--zz--'],
    [
      'a file for a text',
      'multipart/form-data; boundary=zz',
      '--zz\r\nContent-Disposition: form-data; name="name"; filename="../../x.sh"\r\n\r\nx\r\n--zz--\r\n',
    ],
    ['JSON', 'application/json', '{"name":"One","region":"CN","zone":"Asia/Shanghai"}'],
    ['plain text', 'text/plain', 'name=One&region=CN&zone=Asia/Shanghai'],
    ['no type', '', 'name=One&region=CN&zone=Asia/Shanghai'],
  ])('sent as %s makes nothing', async (_, type, body) => {
    const before = await digestOf(world);
    const answer = await addUnit(Buffer.from(body), { 'content-type': type });
    expect([400, 403, 415, 422]).toContain(answer.status);
    expect(await digestOf(world)).toEqual(before);
  });
});

describe('a body too large', () => {
  it('is refused on every route that takes one, before it is read', SLOW, async () => {
    const before = await digestOf(world);
    const large = Buffer.from(`words=${'x'.repeat(1_300_000)}`);
    const wholeList = Buffer.from(`words=${'x'.repeat(4_200_000)}`);
    for (const { path, method, isJson } of declared().filter((one) => one.method === 'POST')) {
      const { status } = await attempts.send(path.replace(/:\w+/g, ID()), {
        method,
        cookie: admin,
        headers: isJson ? JSON_TYPE : FORM_TYPE,
        body: path === '/console/roster/list' ? wholeList : large,
      });
      expect(status, path).toBe(413);
    }
    expect(await digestOf(world)).toEqual(before);
  });

  it('says so in both languages at the console', async () => {
    for (const [language, title] of [
      ['en', 'Too long'],
      ['zh-CN', '太长了'],
    ] as const) {
      const answer = await attempts.send('/console/units', {
        method: 'POST',
        headers: { ...FORM_TYPE, 'accept-language': language },
        body: Buffer.from('x'.repeat(1_100_000)),
      });
      expect(answer.text).toContain(title);
    }
  });

  it('is the same in pieces whose length nobody said', async () => {
    const piece = new Uint8Array(65_536).fill(120);
    const pieces = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 30; n += 1) controller.enqueue(piece);
        controller.close();
      },
    });
    const answer = await fetch(`${stage.url}/console/units`, {
      method: 'POST',
      headers: { origin: stage.url, cookie: admin, ...FORM_TYPE },
      body: pieces,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
  });
});
