// What a tap or a word about "say it" does.

import type { Decision, Snapshot } from '../../core/decision.ts';
import {
  answerOffer,
  judgeProblem,
  listProblems,
  sayMeToo,
  showBoard,
  takeProblemBack,
} from './after.ts';
import { askMore, dropMore, sendMore } from './more.ts';
import { avoidDesk, cancelProblem, editProblem, sendProblem, toggleUnit } from './preview.ts';
import type { SayIt } from './tap.ts';
import {
  askForForm,
  chooseItem,
  listForms,
  showAspects,
  showDraft,
  showItems,
  startProblem,
} from './telling.ts';
import type { Told } from './told.ts';

export function onSayIt(now: Snapshot, intent: SayIt, told: Told): Decision {
  switch (intent.kind) {
    case 'problem':
      return startProblem(now, told);
    case 'problems':
      return listProblems(now, told);
    case 'desks':
      return listForms(now, told);
    case 'board':
      return showBoard(now, told);
    case 'problem-form':
      return askForForm(now, intent.form, told);
    case 'problem-other':
      return showAspects(now);
    case 'problem-aspect':
      return showItems(now, intent.aspect);
    case 'problem-item':
      return chooseItem(now, intent.item, told);
    case 'problem-show':
      return showDraft(now, told);
    case 'problem-send':
      return sendProblem(now, told);
    case 'problem-edit':
      return editProblem(told);
    case 'problem-cancel':
      return cancelProblem(told);
    case 'problem-unit':
      return toggleUnit(now, told);
    case 'problem-about':
      return avoidDesk(now, told);
    case 'problem-take-back':
      return takeProblemBack(told);
    case 'problem-helped':
      return judgeProblem(told, 'helped');
    case 'problem-again':
      return judgeProblem(told, 'reopened');
    case 'problem-more':
      return askMore(told);
    case 'problem-more-send':
      return sendMore(told);
    case 'problem-more-drop':
      return dropMore(told);
    case 'problem-yes':
      return answerOffer(told, true);
    case 'problem-no':
      return answerOffer(told, false);
    case 'me-too':
      return sayMeToo(now, intent.entryId, told);
  }
}
