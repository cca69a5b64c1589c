// The forms of the export, and how each is named as a file. The names tell nothing about whose.

import type { Locale } from '../../core/person.ts';
import { fhirBundle } from './fhir.ts';
import type { Form, OwnData } from './own-data.ts';
import { readablePage } from './readable.ts';

export type OwnFile = {
  readonly form: Form;
  readonly name: string;
  readonly type: string;
  readonly body: string;
};

export async function fileOf(own: OwnData, form: Form, locale: Locale): Promise<OwnFile> {
  switch (form) {
    case 'json':
      return { form, name: 'own-data.json', type: 'application/json', body: plain(own) };
    case 'page':
      return {
        form,
        name: 'own-data.html',
        type: 'text/html; charset=utf-8',
        body: await readablePage(own, locale),
      };
    case 'fhir':
      return {
        form,
        name: 'own-data.fhir.json',
        type: 'application/fhir+json',
        body: plain(fhirBundle(own, locale)),
      };
  }
}

function plain(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
