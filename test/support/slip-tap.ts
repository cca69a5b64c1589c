// A tap on a slip as the real button says it: with the mark of the wording that was read.

import type { Locale } from '../../src/core/person.ts';
import { isScope } from '../../src/trust/consent.ts';
import { yesTap } from '../../src/trust/wordings.ts';

/** `slip:words:yes` becomes a yes to what the slip says now; any other tap stays as it is. */
export function markedTap(id: string, locale: Locale = 'zh-CN'): string {
  const [head, scope = '', answer, mark] = id.split(':');
  return head === 'slip' && answer === 'yes' && mark === undefined && isScope(scope)
    ? yesTap(scope, locale)
    : id;
}
