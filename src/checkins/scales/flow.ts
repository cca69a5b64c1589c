// Which scale is offered when, as data that a clinician reviews.

import file from '../../../prompts/scales/flow.json' with { type: 'json' };

export type Flow = {
  readonly offersApartHours: number;
  /** An answer to the same question in another scale stands for this long. */
  readonly reuseDays: number;
  /** A scale that was begun takes answers for this long. */
  readonly openDays: number;
  readonly long: { readonly itemsFrom: number; readonly everyDays: number };
  /** By the name of an instrument, or the url of a questionnaire. */
  readonly steps: readonly { readonly scale: string; readonly everyDays: number }[];
  /** What a reached cut-off asks for next. */
  readonly follow: readonly { readonly rule: string; readonly ask: readonly string[] }[];
  /** After the officer's own trend has slid. */
  readonly afterSlide: readonly string[];
};

export const FLOW: Flow = file;
