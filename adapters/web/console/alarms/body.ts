// How often each rule and each layer was right, small numbers said plainly.

import { html } from 'hono/html';
import type { Locale } from '../../../../src/core/person.ts';
import type { Ledger } from '../../../../src/listening/alarms/ledger.flow.ts';
import type { LayerTally, RuleTally, Tally } from '../../../../src/listening/alarms/tally.ts';
import { talkWords, whyWords } from '../counselor/words.ts';
import type { Html } from '../layout.ts';
import { type AlarmWords, alarmWords, isAlarmKey } from './words.ts';

type Reading = { readonly isLead: boolean; readonly said: string };

type Say = {
  readonly alarm: AlarmWords;
  /** Why a rule speaks up, as the talk's page says it. */
  readonly why: (rule: string) => string;
  readonly fewVerdicts: number;
};

export function alarmsBody(locale: Locale, ledger: Ledger, { isLead, said }: Reading): Html {
  const { layers, rules, fewVerdicts, unsureAfterDays: days } = ledger;
  const alarm = alarmWords(locale);
  const talk = talkWords(locale);
  const why = (rule: string) => whyWords(talk, rule.replace(/^(en|zh)-/, ''));
  const say: Say = { alarm, why, fewVerdicts };
  const of = (state: RuleTally['state']) => rules.filter((rule) => rule.state === state);
  return html`<div class="head"><div><h1>${alarm('title')}</h1><p class="soft">${alarm('lead', { days })}</p></div></div>
${saidLine(alarm, said)}
${of('proposed').length > 0 && proposals(say, of('proposed'), isLead)}
${of('off').length > 0 && switchedOff(say, of('off'), isLead)}
${rules.length === 0 ? html`<div class="card empty"><p><b>${alarm('none')}</b></p><p>${alarm('none-more')}</p></div>` : html`${layerTable(say, layers)}${ruleTable(say, rules)}<p class="soft small">${alarm('how')}</p>`}`;
}

function saidLine(say: AlarmWords, said: string): Html {
  const key = `said-${said}`;
  if (!isAlarmKey(key)) return html``;
  return html`<p class="said ${said === 'done' ? 'good' : 'bad'}" role="status">${say(key)}</p>`;
}

function proposals(say: Say, rules: readonly RuleTally[], isLead: boolean): Html {
  return html`<section class="card stack" aria-labelledby="proposals-h"><h2 id="proposals-h">${say.alarm('proposals')}</h2>
<p class="soft">${say.alarm('proposals-lead')}${!isLead && html` ${say.alarm('proposals-counselor')}`}</p>
<ul class="switches">${rules.map(
    (one) => html`<li><span>${name(say, one)}</span> <span>${precision(say, one)}</span>
${isLead && html`<span class="actions">${press(say, one.rule, 'off')}${press(say, one.rule, 'kept')}</span>`}</li>`,
  )}</ul></section>`;
}

function switchedOff(say: Say, rules: readonly RuleTally[], isLead: boolean): Html {
  return html`<section class="card stack" aria-labelledby="off-h"><h2 id="off-h">${say.alarm('off')}</h2>
<ul class="switches">${rules.map(
    (one) => html`<li><span>${name(say, one)}</span> <span>${precision(say, one)}</span>
${isLead && html`<span class="actions">${press(say, one.rule, 'on')}</span>`}</li>`,
  )}</ul></section>`;
}

const PRESSES = { off: 'switch-off', kept: 'keep-on', on: 'switch-on' } as const;

function press(say: Say, rule: string, to: keyof typeof PRESSES): Html {
  const word = PRESSES[to];
  return html`<form method="post" action="/console/alarms/${rule}/${to}"><button aria-label="${say.alarm(`${word}-rule`, { rule })}">${say.alarm(word)}</button></form>`;
}

function layerTable(say: Say, layers: readonly LayerTally[]): Html {
  return html`<h2 id="layers-h">${say.alarm('layers')}</h2>
<table class="board folds" aria-labelledby="layers-h"><thead><tr><th scope="col">${say.alarm('layer')}</th>${heads(say.alarm)}</tr></thead>
<tbody>${layers.map((one) => html`<tr><th scope="row">${say.alarm(`layer-${one.layer}`)}</th>${cells(say, one)}</tr>`)}</tbody></table>`;
}

function ruleTable(say: Say, rules: readonly RuleTally[]): Html {
  return html`<h2 id="rules-h">${say.alarm('rules')}</h2>
<table class="board folds" aria-labelledby="rules-h"><thead><tr><th scope="col">${say.alarm('rule')}</th>${heads(say.alarm)}<th scope="col">${say.alarm('state')}</th></tr></thead>
<tbody>${rules.map((one) => html`<tr><th scope="row">${name(say, one)}</th>${cells(say, one)}<td><span class="fold-label">${say.alarm('state')}: </span><span class="tag${one.state === 'proposed' ? ' bad' : ''}">${say.alarm(`state-${one.state}`)}</span></td></tr>`)}</tbody></table>`;
}

const COUNTS = ['alarms', 'right', 'wrong', 'unsure', 'open'] as const;

function heads(say: AlarmWords): readonly Html[] {
  return [...COUNTS, 'precision' as const].map((head) => html`<th scope="col">${say(head)}</th>`);
}

function cells(say: Say, tally: Tally): readonly Html[] {
  return [
    ...COUNTS.map(
      (count) =>
        html`<td class="num"><span class="fold-label">${say.alarm(count)}: </span>${tally[count]}</td>`,
    ),
    html`<td><span class="fold-label">${say.alarm('precision')}: </span>${precision(say, tally)}</td>`,
  ];
}

function precision({ alarm, fewVerdicts }: Say, tally: Tally): Html {
  const judged = tally.right + tally.wrong;
  if (tally.precision === undefined || judged < fewVerdicts)
    return html`<span class="soft">${alarm('too-few', { n: judged })}</span>`;
  const [low, high] = tally.interval.map((share) => Math.round(100 * share));
  return html`<b class="num">${alarm('share', { n: Math.round(100 * tally.precision) })}</b> <span class="soft small num">${alarm('interval', { low: low ?? 0, high: high ?? 100 })}</span>`;
}

function name({ why }: Say, { rule }: RuleTally): Html {
  const told = why(rule);
  return told === rule
    ? html`<span class="code">${rule}</span>`
    : html`${told}<br><span class="code small soft">${rule}</span>`;
}
