/// <reference lib="dom" />
// The page's menu: the program's choices are said as if tapped in the talk; one's own data is saved.

import { type Form, ownData } from './api.ts';
import { element, word } from './page.ts';
import { saveFile } from './save-file.ts';

export function openMenu(tap: (choice: string, label: string) => void): void {
  const panel = element('more', HTMLDivElement);
  const saves = panel.querySelectorAll<HTMLButtonElement>('[data-form]');
  const hint = element('own-data-hint', HTMLParagraphElement);

  for (const button of panel.querySelectorAll<HTMLButtonElement>('[data-choice]')) {
    button.addEventListener('click', () => {
      panel.hidePopover();
      tap(button.dataset['choice'] ?? '', button.textContent ?? '');
    });
  }
  panel.addEventListener('beforetoggle', () => {
    hint.textContent = word('own-data-hint');
  });
  for (const save of saves)
    save.addEventListener('click', () => void saveOwnData(save.dataset['form'] as Form));

  async function saveOwnData(form: Form): Promise<void> {
    for (const save of saves) save.disabled = true;
    const own = await ownData(form);
    for (const save of saves) save.disabled = false;
    if (typeof own === 'string') hint.textContent = word(`own-data-${own}`);
    else {
      saveFile(own);
      panel.hidePopover();
    }
  }
}
