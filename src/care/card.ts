// The card for a contact: what to ask on this occasion and at this age, and what to leave alone.
// Reviewed data; nothing of the officer's goes into it.

import { z } from 'zod';
import file from '../../prompts/care/cards.json' with { type: 'json' };
import { OCCASIONS } from './occasions.ts';
import { AGE_GROUPS, type AgeGroup } from './officer.ts';

const Text = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) });
export type Text = Readonly<z.infer<typeof Text>>;

const Cards = z.strictObject({
  source: z.string(),
  always: z.array(Text).min(1),
  age: z.record(z.enum(AGE_GROUPS), z.array(Text).min(1)),
  cards: z
    .record(z.string(), z.strictObject({ ask: z.array(Text).min(2), leave: Text }))
    .refine((cards) => OCCASIONS.triggers.every(({ id }) => id in cards), {
      message: 'an occasion has no card',
    }),
});

const CARDS = Cards.parse(file);

export type Card = {
  readonly ask: readonly Text[];
  readonly leave: readonly Text[];
  readonly age: readonly Text[];
  readonly always: readonly Text[];
};

export function cardFor(triggers: readonly string[], age: AgeGroup | undefined): Card {
  const found = [...new Set(triggers)].flatMap((id) => CARDS.cards[id] ?? []);
  return {
    ask: found.flatMap(({ ask }) => ask),
    leave: found.map(({ leave }) => leave),
    age: age === undefined ? [] : CARDS.age[age],
    always: CARDS.always,
  };
}
