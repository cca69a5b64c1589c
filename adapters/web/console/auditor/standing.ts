// The newest checkpoint with who cosigned it, and how to check the log without us.

import { html } from 'hono/html';
import type { Standing } from '../../../../src/trust/audit/standing.flow.ts';
import type { Html } from '../layout.ts';
import { utcTime } from '../times.ts';
import type { LogWords } from './words.ts';

export function standingBody(say: LogWords, standing: Standing, isRefused: boolean): Html {
  return html`<div class="columns">
<section class="card stack" aria-labelledby="standing"><h2 id="standing">${say('standing-title')}</h2>${checkpointBody(say, standing)}</section>
<section class="card stack" aria-labelledby="without-us"><h2 id="without-us">${say('key-title')}</h2>
<p class="small">${say('key-lead')}</p>
<p class="small">${say('key-label')}: <span class="code whole">${standing.key}</span></p>
${isRefused && html`<p class="said bad" role="alert">${say('bundle-refused')}</p>`}
<form method="post" action="/console/log/bundle" class="line">
<div class="field short"><label for="from">${say('bundle-from')}</label><input id="from" name="from" type="number" min="0" inputmode="numeric" aria-describedby="bundle-hint"></div>
<div class="field short"><label for="to">${say('bundle-to')}</label><input id="to" name="to" type="number" min="1" inputmode="numeric" aria-describedby="bundle-hint"></div>
<button>${say('bundle')}</button>
</form>
<p class="soft small" id="bundle-hint">${say('bundle-hint')}</p>
<p class="soft small">${say('bundle-how')} <span class="code whole">npm run -s warmline -- audit verify --bundle FILE --key KEY</span></p>
<p class="soft small">${say('formats')}</p></section>
</div>`;
}

function checkpointBody(say: LogWords, { newest, cosigned, witnesses }: Standing): Html {
  if (newest === undefined) return html`<p class="soft">${say('standing-none')}</p>`;
  return html`<dl class="diff standing">
<div><dt>${say('standing-size')}</dt><dd class="num">${newest.size}</dd></div>
<div><dt>${say('standing-at')}</dt><dd class="num">${utcTime(newest.at)}</dd></div>
<div><dt>${say('root')}</dt><dd class="code">${newest.root}</dd></div>
<div><dt>${say('standing-by')}</dt><dd>${cosignersBody(say, newest.size, cosigned)}</dd></div>
</dl>
<p class="soft small">${witnesses.length === 0 ? say('standing-no-witnesses') : say('standing-witnesses', { names: witnesses.join(', ') })}</p>`;
}

function cosignersBody(say: LogWords, size: number, cosigned: Standing['cosigned']): Html {
  const [first] = cosigned;
  if (first === undefined) return html`<span class="soft">${say('standing-nobody')}</span>`;
  const names = cosigned.map(
    ({ witness, at }) =>
      html`<span class="pair">${witness} <span class="soft num">${utcTime(at)}</span></span> `,
  );
  if (first.size === size) return html`${names}`;
  return html`${say('standing-before', { size: first.size, more: size - first.size })} ${names}`;
}
