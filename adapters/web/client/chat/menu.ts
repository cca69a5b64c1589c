/// <reference lib="dom" />
// The page's menu: the program's choices are said as if tapped in the talk; one's own data is saved.

import { ownData } from './api.ts';
import { element, make, word } from './page.ts';

const FILE = 'own-data.json';
const KEPT_MS = 60_000;

export function openMenu(tap: (choice: string, label: string) => void): void {
  const panel = element('more', HTMLDivElement);
  const save = element('own-data', HTMLButtonElement);
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
  save.addEventListener('click', () => void saveOwnData());

  async function saveOwnData(): Promise<void> {
    save.disabled = true;
    const own = await ownData();
    save.disabled = false;
    if (typeof own === 'string') hint.textContent = word(`own-data-${own}`);
    else {
      download(new Blob([JSON.stringify(own, null, 2)], { type: 'application/json' }));
      panel.hidePopover();
    }
  }
}

function download(file: Blob): void {
  const link = make('a', '');
  link.href = URL.createObjectURL(file);
  link.download = FILE;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS); // some browsers read it only later
}
