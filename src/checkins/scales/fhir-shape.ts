// The part of FHIR R4's Questionnaire that we read. What else a file holds is kept and not used.

import { z } from 'zod';

const Text = z.string({ error: 'needs a text' }).trim().min(1, 'needs a text').max(2_000);

export const Extension = z.looseObject({
  url: z.string({ error: 'needs the url of the extension' }),
  valueDecimal: z.number().optional(),
  valueInteger: z.number().optional(),
  valueBoolean: z.boolean().optional(),
  valueCode: z.string().optional(),
  valueString: z.string().optional(),
  valueMarkdown: z.string().optional(),
  get extension() {
    return z.array(Extension).optional();
  },
});
export type Extension = z.infer<typeof Extension>;

const Element = z.looseObject({ extension: z.array(Extension).optional() }).optional();

const Coding = z.looseObject(
  {
    system: z.string().optional(),
    code: z.string({ error: 'needs a code' }).min(1, 'needs a code'),
    display: Text.optional(),
    _display: Element,
    extension: z.array(Extension).optional(),
  },
  { error: 'needs a coding' },
);

const AnswerOption = z.looseObject({
  valueCoding: Coding,
  extension: z.array(Extension).optional(),
});
export type AnswerOption = z.infer<typeof AnswerOption>;

const EnableWhen = z.looseObject({
  question: z.string({ error: 'needs the linkId that it looks at' }),
  operator: z.enum(['exists', '=', '!='], { error: 'needs exists, = or !=' }),
  answerBoolean: z.boolean().optional(),
  answerCoding: z.looseObject({ code: z.string() }).optional(),
});
export type EnableWhen = z.infer<typeof EnableWhen>;

export const FhirItem = z.looseObject({
  linkId: z.string({ error: 'needs a linkId' }).min(1, 'needs a linkId').max(100),
  type: z.string({ error: 'needs a type' }),
  text: Text.optional(),
  _text: Element,
  code: z.array(Coding).optional(),
  readOnly: z.boolean().optional(),
  answerOption: z.array(AnswerOption).optional(),
  answerValueSet: z.string().optional(),
  enableWhen: z.array(EnableWhen).optional(),
  enableBehavior: z.enum(['any', 'all'], { error: 'needs any or all' }).optional(),
  extension: z.array(Extension).optional(),
  get item() {
    return z.array(FhirItem).optional();
  },
});
export type FhirItem = z.infer<typeof FhirItem>;

export const Questionnaire = z.looseObject(
  {
    resourceType: z.literal('Questionnaire', { error: 'needs to be "Questionnaire"' }),
    language: z.string({ error: 'needs the language of its texts, en or zh-CN' }),
    url: z.string({ error: 'needs a url that stays the same over its versions' }).min(1).max(300),
    version: z.string({ error: 'needs a version' }).min(1, 'needs a version').max(50),
    title: Text,
    _title: Element,
    name: z.string().optional(),
    copyright: z.string().optional(),
    code: z.array(Coding).optional(),
    item: z.array(FhirItem, { error: 'needs questions' }).min(1, 'needs questions'),
  },
  { error: 'needs to be a JSON object' },
);
export type Questionnaire = z.infer<typeof Questionnaire>;

/** Each fault of a shape as one line: where, and what is needed. */
export function linesOf(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.map(({ path, message }) => {
    const at = path.reduce<string>(
      (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`),
      '',
    );
    return `${at.slice(1) || 'file'}: ${message}`;
  });
}
