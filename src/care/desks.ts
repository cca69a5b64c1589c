// The desks that problems and requests go to, with their clocks and forms: a reviewed file. Nothing
// goes to the office that it complains of (decision 22), and nothing to a desk that nobody reads.

import { z } from 'zod';
import file from '../../prompts/care/desks.json' with { type: 'json' };
import taxonomy from '../../prompts/care/taxonomy.json' with { type: 'json' };
import type { Locale } from '../core/person.ts';

export const ROUTES = [
  'rights-protection',
  'hr',
  'finance',
  'health',
  'line-management',
  'logistics',
  'family-support',
  'supervision',
  'political-work',
  'training',
] as const;
export type Route = (typeof ROUTES)[number];

const RouteId = z.enum(ROUTES);
const Label = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) });
const Code = z.string().regex(/^[a-z][a-z-]{1,20}$/);

const Form = z.strictObject({
  id: Code,
  label: Label,
  /** What to write, before it is written. */
  ask: Label,
  checklist: z.array(z.strictObject({ id: Code, label: Label })),
  /** Items of told problems that it fits as well. */
  items: z.array(z.string()).default([]),
  /** What the desk does beside its answer, by when; `asks`: it looks in on the officer. */
  backing: z
    .array(
      z.strictObject({
        id: Code,
        label: Label,
        afterDays: z.number().int().positive().max(90),
        asks: z.boolean().default(false),
      }),
    )
    .default([]),
});
export type DeskForm = Readonly<z.infer<typeof Form>>;

const Desk = z.strictObject({
  id: RouteId,
  label: Label,
  takeHours: z.number().int().positive(),
  answerDays: z.number().int().positive(),
  /** Where it goes instead, in this order. */
  otherwise: z.array(RouteId).min(1),
  forms: z.array(Form).min(1),
});
export type Desk = Readonly<z.infer<typeof Desk>>;

export const DESKS = z
  .strictObject({
    source: z.string(),
    version: z.number(),
    remindEveryHours: z.number().int().positive(),
    routes: z.array(Desk).length(ROUTES.length),
    /** Items that are about an office themselves. */
    complainsOf: z.record(z.string(), RouteId),
  })
  .parse(file);

const DESK_BY_ID = new Map(DESKS.routes.map((desk) => [desk.id, desk]));
const ROUTE_OF_FORM = new Map(
  DESKS.routes.flatMap(({ id, forms }) => forms.map((form) => [form.id, { route: id, form }])),
);
const FORM_OF_ITEM = new Map(
  DESKS.routes.flatMap(({ forms }) =>
    forms.flatMap((form) => form.items.map((item) => [item, form])),
  ),
);
const ITEMS = new Map(taxonomy.items.map((item) => [item.id, item]));

/** Where nothing else fits. */
const FOR_THE_REST: Route = 'political-work';

export function isRoute(text: string): text is Route {
  return ROUTES.some((route) => route === text);
}

export function deskOf(route: Route): Desk | undefined {
  return DESK_BY_ID.get(route);
}

export function formOf(id: string | null | undefined): DeskForm | undefined {
  return id == null ? undefined : ROUTE_OF_FORM.get(id)?.form;
}

/** The form of a request, or the one that fits what a problem was sorted into. */
export function formFor(about: {
  readonly form: string | null;
  readonly item: string | null;
}): DeskForm | undefined {
  return formOf(about.form) ?? FORM_OF_ITEM.get(about.item ?? '');
}

export function deskLabel(route: Route, locale: Locale): string {
  return deskOf(route)?.label[locale] ?? '';
}

/** A problem's item, in our words; none of them has none. */
export function itemLabel(id: string | null | undefined, locale: Locale): string | undefined {
  const label = id == null ? undefined : ITEMS.get(id)?.label;
  return locale === 'en' ? label?.en : label?.zh;
}

export function itemLabels(id: string | null): DeskForm['label'] | undefined {
  const label = ITEMS.get(id ?? '')?.label;
  return label && { en: label.en, 'zh-CN': label.zh };
}

export const ASPECTS = taxonomy.aspects.map(({ id, label }) => ({
  id,
  label: { en: label.en, 'zh-CN': label.zh },
  items: taxonomy.items.filter(({ aspect }) => aspect === id).map((item) => item.id),
}));

/** Whose it is by what it is about. */
export function routeOf(about: {
  readonly form?: string | undefined;
  readonly item?: string | undefined;
}): Route {
  const route = ROUTE_OF_FORM.get(about.form ?? '')?.route ?? ITEMS.get(about.item ?? '')?.route;
  return route !== undefined && isRoute(route) ? route : FOR_THE_REST;
}

/** The office that an item is about by itself, if any. */
export function complainsOf(item: string | undefined): readonly Route[] {
  const office = item === undefined ? undefined : DESKS.complainsOf[item];
  return office === undefined ? [] : [office];
}

/** What each active account answers for. */
export type Staffed = readonly (readonly Route[])[];

/** Desks with somebody who would see it: not one who answers for a desk it complains of as well. */
export function readBy(staffed: Staffed, avoids: readonly string[]): readonly Route[] {
  const readers = staffed.filter((routes) => !routes.some((one) => avoids.includes(one)));
  return ROUTES.filter((one) => readers.some((routes) => routes.includes(one)));
}

/**
 * The first that somebody reads and that is not complained of: its own, those named to take it
 * instead, then any. Undefined where there is none.
 */
export function readerFor(
  route: Route,
  { avoids, staffed }: { readonly avoids: readonly Route[]; readonly staffed: Staffed },
): Route | undefined {
  const read = readBy(staffed, avoids);
  return [route, ...(deskOf(route)?.otherwise ?? []), ...read].find((one) => read.includes(one));
}
