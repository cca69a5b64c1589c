// Said as the index of open cases says it: what comes as a parameter may be anything, and no plan made
// once would use that index.

import { sql } from 'drizzle-orm';
import { cases } from './hotline.ts';

export const IS_OPEN = sql`${cases.state} <> 'closed'`;
