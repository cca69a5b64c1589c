/// <reference lib="dom" />
// Hands a file to the browser, which asks where to.

import { make } from './page.ts';

const KEPT_MS = 60_000;

export function saveFile(file: {
  readonly name: string;
  readonly type: string;
  readonly body: string;
}): void {
  const link = make('a', '');
  link.href = URL.createObjectURL(new Blob([file.body], { type: file.type }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS); // some browsers read it only later
}
