// Several opinions on one message: a model may raise a level, never lower it. A trained classifier
// joins here, beside the rules and before the model.

import { highest, type Level } from './level.ts';

/** The level after a later opinion on the same message. */
export function raise(level: Level, opinion: { readonly level: Level }): Level {
  return highest(level, opinion.level);
}
