// Given to each worker with --import, before anything of ours is loaded.

import { loadQuickly } from '../../src/load-quickly.ts';

loadQuickly();
