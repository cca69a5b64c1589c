// Somebody begins a questionnaire and answers it for as long as it asks.

import { form, question } from '../../checkins/scales/forms.ts';
import { published } from '../../support/scale.ts';
import type { World } from '../../support/world.ts';

const TWO = form([question('q1', [0, 1]), question('q2', [0, 1])]);

export async function questionnaireIn(world: World) {
  const scaleId = await published(world, TWO);
  return async (
    bring: (said: { readonly tap: string }) => Promise<void>,
    newest: (start: string) => string | undefined,
  ): Promise<void> => {
    await bring({ tap: `scale-start:${scaleId}` });
    for (let item = newest('scale-answer:'); item !== undefined; item = newest('scale-answer:'))
      await bring({ tap: item });
  };
}
