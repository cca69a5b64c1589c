// What can happen to somebody in the rooms of care, and what is to be done after it.

import type { ProblemChange } from '../say-it/problem.ts';

export type CareChange = ProblemChange;
