// A tap, a command or a whole-message word, carried out.

import { onSayIt } from '../care/say-it/say-it.ts';
import { NOTHING_TOLD } from '../care/say-it/told.ts';
import { answerMood, answerSleep, startCheckIn, thank } from '../checkins/answer.ts';
import { onOwnDays } from '../checkins/caring/own-days.ts';
import { onOwnAnswer } from '../checkins/own-answer.ts';
import { ownTimes } from '../checkins/own-times.ts';
import { pause } from '../checkins/pause.ts';
import { calm } from '../hotline/calm.ts';
import { uncover, uncoverBefore } from '../hotline/cover.ts';
import { answerDirect, answerMeans, answerNow, denied } from '../hotline/ladder.ts';
import { askForPerson, onTalk, rateTalk } from '../hotline/talk.ts';
import { topical } from '../hotline/topics.ts';
import { askWait } from '../hotline/wait.ts';
import { onTrend } from '../listening/trend/shift.ts';
import { onFlag } from '../trust/flag-taps.ts';
import { skipField, stopCard } from '../trust/glass/card-steps.ts';
import {
  afterSlip,
  againCard,
  confirmCard,
  destroyCard,
  offerCard,
} from '../trust/glass/sealed-card.ts';
import { askRetire, retire, stayLonger } from '../trust/leaving/ending.ts';
import { aboutUnit, changeUnit, leaveClean, stayInUnit } from '../trust/leaving/unit.ts';
import { askAboutPhrase, askToMove } from '../trust/moving/moving.ts';
import { linkToOwnData } from '../trust/own-data/link.ts';
import { askWhoSaw } from '../trust/reads/who-saw.ts';
import { listConsents, privacy, slip, takeBack } from '../trust/slips.ts';
import { type Decision, decide, type Snapshot } from './decision.ts';
import type { Heard } from './heard.ts';
import type { Intent } from './intent.ts';
import { askForCard, chooseSquad } from './joining.ts';
import { isAlsoWords } from './only-words.ts';
import {
  askErase,
  askLanguage,
  chooseLanguage,
  erase,
  help,
  menu,
  resume,
  stop,
} from './settings.ts';
import { start } from './start.ts';

export function act(now: Snapshot, intent: Intent, heard: Heard): Decision {
  switch (intent.kind) {
    case 'start':
      return start(now, heard);
    case 'menu':
      return now.person.joinedAt === undefined ? askForCard() : menu();
    case 'check-in':
      return now.person.joinedAt === undefined ? askForCard() : startCheckIn(now);
    case 'talk':
      return askForPerson(now, heard.wait);
    case 'talk-cancel':
    case 'talk-keep':
    case 'talk-about':
    case 'console-only':
    case 'follow-up-no':
    case 'plan':
    case 'wish':
      return onTalk(now, intent, heard.wait, isAlsoWords(heard));
    case 'calm':
    case 'calm-from':
    case 'calm-to':
      return calm(now, intent);
    case 'topic':
    case 'stops':
      return topical(now, intent, heard.checked);
    case 'wait':
      return askWait(now, heard.wait);
    case 'help':
      return help(now);
    case 'move':
      return askToMove(now, heard.channel);
    case 'phrase':
      return askAboutPhrase();
    case 'privacy':
      return privacy(now);
    case 'language-ask':
      return askLanguage();
    case 'language':
      return chooseLanguage(now, intent.locale);
    case 'stop':
      return stop(now);
    case 'resume':
      return resume(now);
    case 'pause':
      return pause(now, intent);
    case 'skip':
      return thank(now, heard.usual);
    case 'meant':
      return denied(now, 'not-what-i-meant');
    case 'squad':
      return chooseSquad(now, intent.squadId);
    case 'slip-ask':
      return decide({ says: [slip(intent.scope)] });
    case 'slip-off':
      return takeBack(now, intent.scope);
    case 'slip':
      return afterSlip(now, intent, heard);
    case 'said-yes':
      return listConsents(now);
    case 'own-data':
      return linkToOwnData(now);
    case 'unit':
      return aboutUnit(now);
    case 'unit-keep':
      return changeUnit(now, heard.card);
    case 'unit-clean':
      return leaveClean(now);
    case 'unit-stay':
      return stayInUnit(now);
    case 'retire':
      return askRetire(now);
    case 'retire-stay':
      return retire(now);
    case 'stay-longer':
      return stayLonger(now);
    case 'mood':
      return answerMood(now, intent, heard.usual);
    case 'sleep':
      return answerSleep(now, intent.checkInId, intent.hours);
    case 'own-days':
    case 'own-day-add':
    case 'own-day-drop':
      return onOwnDays(now, intent);
    case 'answer-edit':
    case 'answer-drop':
    case 'chart':
      return onOwnAnswer(now, intent, heard);
    case 'times':
    case 'shift':
    case 'times-back':
    case 'times-keep':
    case 'times-unit':
    case 'times-ask':
    case 'times-away':
    case 'times-at':
    case 'times-week':
    case 'times-quiet':
      return ownTimes(now, intent);
    case 'nights':
    case 'nights-over':
    case 'trend-fine':
      return onTrend(now, intent.kind);
    case 'direct':
      return answerDirect(now, intent.answer);
    case 'means':
      return answerMeans(now, intent.isYes);
    case 'now':
      return answerNow(now, intent.isYes);
    case 'after':
      return heard.isOwnTalk
        ? rateTalk(now, intent.after, intent.caseId)
        : decide({ says: [{ key: 'stale-choice' }] });
    case 'uncover':
      return uncover(now, intent.messageId, heard.isOwnTalk);
    case 'uncover-before':
      return uncoverBefore(now, heard.coveredLines ?? []);
    case 'flag':
    case 'flag-write':
    case 'flag-ask-me':
    case 'flag-no-name':
    case 'flag-readers':
    case 'flag-to':
    case 'flag-send':
    case 'flag-edit':
    case 'flag-cancel':
    case 'flag-take-back':
      return onFlag(now, intent, heard.readers);
    case 'erase-ask':
      return askErase(now);
    case 'erase':
      return erase(now, intent.isYes, heard.followed);
    case 'card':
      return offerCard(now, heard.sealedCard, heard.channel);
    case 'card-again':
      return againCard(now, heard.sealedCard, heard.channel);
    case 'card-skip':
      return skipField(now);
    case 'card-stop':
      return stopCard(now);
    case 'card-right':
      return confirmCard();
    case 'card-delete':
      return destroyCard(now);
    case 'who-saw':
      return askWhoSaw(now, intent.before);
    case 'say-it':
      return onSayIt(now, intent.wish, heard.told ?? NOTHING_TOLD);
    case 'stale':
      return decide({ says: [{ key: 'stale-choice' }] });
  }
}
