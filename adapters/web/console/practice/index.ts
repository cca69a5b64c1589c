// The practice line: a made-up officer answers by a script. Each answer brings the whole talk along,
// so that nothing of it is kept here, for nobody to look up.

import { Hono } from 'hono';
import { personas, practiceView } from '../../../../src/hotline/practice/practice.flow.ts';
import { talkWords } from '../counselor/words.ts';
import { fieldsOf } from '../fields.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { personaList, practiceBody } from './body.ts';
import { practiceWords } from './words.ts';

const ONE_PERSONA = '/:persona{(?:en|zh)-[a-z-]{2,40}}';
const FRAME = { scripts: ['practice'], styles: ['talks', 'practice'] } as const;

export function practicePages(): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('counselor', 'lead'));

  app.get('/', (c) => {
    const locale = c.get('locale');
    const say = practiceWords(locale);
    const body = personaList(say, talkWords(locale), personas(), locale);
    return c.html(page(c, { title: say('title'), body, ...FRAME }));
  });

  app.get(ONE_PERSONA, (c) => talk(c, c.req.param('persona'), [], false));

  app.post(ONE_PERSONA, async (c) => {
    const form = await fieldsOf(c);
    const lines = [...form.all('line'), form.text('words')];
    return talk(c, c.req.param('persona'), lines, form.text('done') !== '');
  });
  return app;
}

function talk(c: ConsoleContext, id: string, lines: readonly string[], isDone: boolean) {
  const locale = c.get('locale');
  const view = practiceView(id, lines, isDone);
  if (view === undefined) return problemPage(c, 'not-found', 404);
  const say = practiceWords(locale);
  const title = say('title-of', { persona: view.persona.persona });
  const body = practiceBody(say, talkWords(locale), view);
  return c.html(page(c, { title, body, ...FRAME }));
}
