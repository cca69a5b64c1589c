import { Fhir } from 'fhir';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../src/core/person.ts';
import { sayText } from '../../../src/core/say.ts';
import { fhirBundle } from '../../../src/trust/own-data/fhir.ts';
import { fileOf } from '../../../src/trust/own-data/forms.ts';
import { FORMS } from '../../../src/trust/own-data/own-data.ts';
import { readablePage } from '../../../src/trust/own-data/readable.ts';
import { MARKUP, ownData } from './own.ts';

type Resource = { readonly resourceType: string } & Record<string, unknown>;
type Bundle = { readonly entry: readonly { readonly resource: Resource }[] };

const SCALE = ['Questionnaire', 'QuestionnaireResponse', 'Observation', 'QuestionnaireResponse'];

/** What breaks the profiles; our own codes are in none of the value sets it brings. */
function problems(resource: object): readonly string[] {
  return new Fhir()
    .validate(resource)
    .messages.filter(({ severity }) => severity === 'error')
    .map(({ location, message }) => [location, message].join(': '));
}

describe.each(LOCALES)('the page to read, in %s', (locale) => {
  it('runs nothing, loads nothing, and shows what was written as text', async () => {
    const page = await readablePage(ownData(locale), locale);
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\bon\w+="|url\(|@import|https?:/);
    expect(page.match(/&lt;script&gt;alert\(1\)/g)).toHaveLength(6); // unit, words, note, line
    expect(page).toContain('&quot;quotes&quot;');
    expect(page).not.toContain(MARKUP);
    expect(page).toContain(`<html lang="${locale}">`);
  });

  it('holds everything: alias, wording, answers, words, the talk, the note, who looked', async () => {
    const page = await readablePage(ownData(locale), locale);
    for (const part of ['Pine-ABCD', '你写的话可以加密留下吗', 'QWERTZ', 'I am here.', '2026-02'])
      expect(page).toContain(part);
    const seen = locale === 'en' ? /opened .*talk/i : /打开.*谈话|谈话.*打开/;
    expect(page).toMatch(seen);
    const rungs =
      locale === 'en' ? ['A wish not to be there', 'Nobody'] : ['希望自己不在了', '没有人'];
    for (const noted of rungs) expect(page).toContain(`<dd>${noted}</dd>`);
    expect(page).not.toMatch(/undefined|\[object|counselor:|case-claimed/);
  });

  it('is in one language, but for what was read and written in the other', async () => {
    const own = ownData(locale);
    const bare = {
      ...own,
      person: own.person && { ...own.person, unit: undefined },
      consents: [],
      messages: [],
      flags: [],
      problems: [],
      activities: [],
      kudos: [],
      lines: [],
    };
    const page = (await readablePage(bare, locale)).replace(/<style>.*?<\/style>/s, '');
    const text = page.replace(/<[^>]*>/g, ' ').replace(/&#?\w+;/g, ' ');
    const known = /^(Pine|ABCD|QWERTZ|Telegram|Asia|Shanghai|English)$/;
    const foreign = locale === 'en' ? /\p{Script=Han}+/gu : /[A-Za-z]{3,}/g;
    expect(text.match(foreign)?.filter((word) => !known.test(word)) ?? []).toEqual([]);
  });

  it('lists what they told of their time, what they paused and what they left', async () => {
    const page = await readablePage(ownData(locale), locale);
    const rows = [...page.matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)<\/dd>/g)].map(([, key]) => key);
    const said = (key: Parameters<typeof sayText>[1]) => sayText(locale, key, 0, {});
    expect(rows).toEqual(
      expect.arrayContaining(
        (
          [
            'own-time-stopped',
            'own-time-paused',
            'own-time-at',
            'own-time-week',
            'own-time-leave',
            'own-time-shift',
            'own-time-days',
            'own-time-series',
            'own-time-series-left',
          ] as const
        ).map(said),
      ),
    );
    expect(page).toMatch(locale === 'en' ? /Wednesday[\s\S]*March 5/ : /星期三[\s\S]*3月5日/);
  });

  it('says of someone who has nothing that there is nothing', async () => {
    const none = {
      ...ownData(locale),
      person: undefined,
      consents: [],
      checkIns: [],
      messages: [],
      cases: [],
      flags: [],
      problems: [],
      activities: [],
      kudos: [],
      lines: [],
      countedIn: [],
      sealedCard: [],
      openings: [],
    };
    const page = await readablePage(none, locale);
    expect(
      page.match(locale === 'en' ? /Nothing is kept here/g : /没有存着这一类内容/g),
    ).toHaveLength(14);
  });
});

describe.each(LOCALES)('the answers in FHIR, in %s', (locale) => {
  const bundle = fhirBundle(ownData(locale), locale) as Bundle;

  it('hold to the published profiles of R4, each resource and the whole', () => {
    expect(problems(bundle)).toEqual([]);
    for (const { resource } of bundle.entry) expect(problems(resource)).toEqual([]);
  });

  it('are one questionnaire and one response for each check-in that was answered', () => {
    expect(bundle.entry.map(({ resource }) => resource.resourceType)).toEqual([
      'Questionnaire',
      'QuestionnaireResponse',
      'QuestionnaireResponse',
      ...SCALE,
    ]);
    expect(bundle.entry[1]?.resource).toMatchObject({
      status: 'completed',
      authored: '2026-03-02T09:00:00.000Z',
      subject: { identifier: { value: 'Pine-ABCD' } },
      item: [
        { linkId: 'mood', answer: [{ valueCoding: { code: '2' } }] },
        { linkId: 'sleep', answer: [{ valueCoding: { code: '3' } }] },
      ],
    });
  });

  it('are each scale as it was imported, its answers, and the sum where there is one', () => {
    const scale = bundle.entry.slice(-SCALE.length).map(({ resource }) => resource);
    expect(scale[0]).toMatchObject({ url: 'urn:test:nine', title: 'PHQ-9' });
    expect(scale[1]).toMatchObject({
      questionnaire: 'urn:test:nine|1',
      status: 'completed',
      item: [
        { linkId: 'q1', answer: [{ valueCoding: { code: 'a2' } }] },
        { linkId: 'q3', answer: [{ valueCoding: { code: 'a0' } }] },
      ],
    });
    expect(scale[2]).toMatchObject({
      code: { coding: [{ system: 'http://loinc.org', code: '44261-6' }] },
      valueQuantity: { value: 14 },
      derivedFrom: [{ reference: 'urn:uuid:0198c7d2-0000-7000-8000-000000000301' }],
    });
    expect(scale[3]).toMatchObject({ status: 'in-progress' });
  });

  it('answer with codes that the questionnaire offers', () => {
    const offered = JSON.stringify(bundle.entry[0]?.resource);
    for (const code of ['"code":"2"', '"code":"3"', '"code":"5"']) expect(offered).toContain(code);
  });

  it('would be found out if they were wrong', () => {
    const [, response] = bundle.entry;
    expect(problems({ ...response?.resource, status: 'done' })).not.toEqual([]);
    expect(problems({ ...response?.resource, item: [{ answer: [] }] })).not.toEqual([]);
  });
});

describe('the files', () => {
  it.each(FORMS)('have a name that tells nothing about whose they are: %s', async (form) => {
    const file = await fileOf(ownData('en'), form, 'en');
    expect(file.name).toMatch(/^own-data(\.fhir)?\.(json|html)$/);
    expect(file.body.length).toBeGreaterThan(100);
  });
});
