/// <reference lib="dom" />
// The browser's own print dialog; the button is only there when a script can open it.

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
