/// <reference lib="dom" />
// What is pressed beside a talk is done without leaving its page, so that nothing half written there
// is lost: the line that is being typed, a plan that is being made, a note.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** @param done shows the page as it is afterwards; `pressed` is no longer half filled. */
export function pressInPlace(done: (fresh: Document, pressed: HTMLFormElement) => void): void {
  let isBusy = false;
  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    const path = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    if (!path.startsWith(`${location.pathname}/`)) return;
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    void press(path, form, submitter).then((fresh) => {
      isBusy = false;
      if (fresh !== undefined) done(fresh, form);
    });
  });
}

/** Where the press leads elsewhere, the page goes there. */
async function press(
  path: string,
  form: HTMLFormElement,
  submitter: HTMLElement | null,
): Promise<Document | undefined> {
  const isOfTalk = form.id === 'composer'; // what is being typed is not sent along
  const pairs = isOfTalk ? [] : [...new FormData(form, submitter)];
  const texts = pairs.flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  try {
    const response = await fetch(path, { method: 'POST', body: new URLSearchParams(texts) });
    const { pathname } = new URL(response.url);
    if (response.ok && pathname === location.pathname)
      return new DOMParser().parseFromString(await response.text(), 'text/html');
    if (pathname === '/console/sign-in') complain('signedOut');
    else if (response.ok) location.assign(response.url);
    else complain('notDone');
  } catch {
    complain('notDone');
  }
  return undefined;
}

function complain(why: 'signedOut' | 'notDone'): void {
  const line = document.querySelector<HTMLElement>('#send-said');
  if (!line) return;
  line.textContent = line.dataset[why] ?? '';
  line.hidden = false;
}

/** Puts a fresh panel in the place of the old one, with what was half filled in it still there. */
export function carryOver(old: Element, fresh: Element, pressed?: HTMLFormElement): void {
  const half = fieldsIn(old).filter((field) => field.form !== pressed && isChanged(field));
  const open = [...old.querySelectorAll('details')].filter(
    (one) => one.open && !pressed?.contains(one) && !one.contains(pressed ?? null),
  );
  old.replaceWith(fresh);
  for (const { id, value } of half) {
    const next = fieldsIn(fresh).find((field) => field.id === id);
    if (next) next.value = value;
  }
  const titles = new Set(open.map(titleOf));
  for (const one of fresh.querySelectorAll('details'))
    if (titles.has(titleOf(one))) one.open = true;
}

function fieldsIn(place: Element): Field[] {
  return [...place.querySelectorAll<Field>('input[id], textarea[id], select[id]')];
}

function isChanged(field: Field): boolean {
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
  return [...field.options].some((one) => one.selected !== one.defaultSelected);
}

function titleOf(one: HTMLDetailsElement): string {
  return one.querySelector('summary')?.textContent ?? '';
}
