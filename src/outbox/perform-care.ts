// Effects of the rooms of care, each with its handler.

import type { CareEffect } from '../care/chat/effects.ts';
import { watchRequest } from '../care/desk/watch-request.effect.ts';
import {
  countMeToo,
  deliverProblem,
  noteProblem,
  tellProblem,
  withdrawProblem,
} from '../care/say-it/problem.effect.ts';
import type { Tools } from './tools.ts';

export async function performCare(effect: CareEffect, tools: Tools): Promise<void> {
  switch (effect.kind) {
    case 'deliver-problem.v1':
      return deliverProblem(effect, tools);
    case 'withdraw-problem.v1':
      return withdrawProblem(effect, tools);
    case 'note-problem.v1':
      return noteProblem(effect, tools);
    case 'tell-problem.v1':
      return tellProblem(effect, tools);
    case 'count-me-too.v1':
      return countMeToo(effect, tools);
    case 'watch-request.v1':
      return watchRequest(effect, tools);
  }
}
