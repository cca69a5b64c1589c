// The one reader of the environment. Errors name the variables at fault, never their values.

import { z } from 'zod';
import { OIDC, oidcFaults } from './config-oidc.ts';
import { ConfigError } from './errors.ts';
import { KEY_FIELDS } from './key-config.ts';
import { ROLES } from './role.ts';
import { TELEMETRY, telemetryFaults } from './telemetry/settings.ts';

const rootUrl = () => z.url({ protocol: /^https?$/ }).refine((url) => !url.endsWith('/'));

const Env = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'Postgres 15 to 18, as an owner that may make roles. Absent: an embedded one in the data folder.',
    ),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(4)
    .max(200)
    .default(10)
    .describe(
      'Connections for the world of officers; a process takes half as many again, and two. `doctor` says how many processes fit.',
    ),
  ROLE: z
    .enum(ROLES)
    .default('all')
    .describe(
      'What this process does: `web` (pages, webhooks), `worker` (what waits, comes due or is polled) or `all`.',
    ),
  ...KEY_FIELDS,
  DATA_FOLDER: z
    .string()
    .min(1)
    .default('data')
    .describe('Where the embedded Postgres, keys and the spool live.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8080)
    .describe('Port of the web pages; 0 takes a free one.'),
  PUBLIC_URL: rootUrl()
    .optional()
    .describe('How people reach the pages from outside, without a final slash.'),
  PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(8)
    .default(0)
    .describe('How many proxies of yours stand in front and add to X-Forwarded-For.'),
  REGION: z
    .string()
    .regex(/^[A-Z]{2}(-\d{2})?$/)
    .default('CN')
    .describe('Region whose help lines are shown before a unit is known.'),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone)
    .default('Asia/Shanghai')
    .describe('IANA time zone before a unit is known.'),
  STAFF_LOCALE: z
    .enum(['en', 'zh-CN'])
    .default('zh-CN')
    .describe(
      'Language of the chats that alerts go to; in a chat of their own staff are spoken to in theirs.',
    ),
  DEMO: z
    .enum(['yes', 'no'])
    .default('yes')
    .describe('Whether an empty database gets the demo station.'),
  LOG_LEVEL: z.enum(['silent', 'info', 'warn']).default('warn').describe('JSON lines on stderr.'),
  ...TELEMETRY,
  ...OIDC,
  HR_FEED_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      'Secret of 32 letters or more that the HR system signs its lists to /hr with. Absent: there is no feed.',
    ),
  FEED_ORIGINS: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(z.array(z.url({ protocol: /^https$/ }).transform((url) => new URL(url).origin)))
    .optional()
    .describe(
      'Origins whose iCalendar feeds admins may read duties and holidays from, separated by commas. Absent: none.',
    ),
  LLM_BASE_URL: rootUrl()
    .optional()
    .describe('Any OpenAI-compatible endpoint. Absent: no model is asked.'),
  LLM_API_KEY: z.string().min(1).optional().describe('Key of that endpoint, if it wants one.'),
  LLM_MODEL: z.string().min(1).default('gpt-4o-mini').describe('Model to ask.'),
  LLM_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(8_000)
    .describe('Time limit for one answer.'),
  TELEGRAM_TOKEN: z.string().min(16).optional().describe('Bot token. Absent: Telegram is off.'),
  TELEGRAM_API_ROOT: rootUrl().optional().describe('A Bot API server of your own.'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/)
    .optional()
    .describe('Set: updates come by webhook to /telegram. Absent: long polling.'),
  TELEGRAM_STAFF_CHAT: z
    .string()
    .regex(/^-?\d+$/)
    .optional()
    .describe('Chat id that alerts go to.'),
  SLACK_BOT_TOKEN: z.string().min(8).optional().describe('Bot token. Absent: Slack is off.'),
  SLACK_SIGNING_SECRET: z.string().min(8).optional().describe('Set: Slack calls /slack over HTTP.'),
  SLACK_APP_TOKEN: z
    .string()
    .min(8)
    .optional()
    .describe('Set: socket mode, no public address needed.'),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('A Slack API server of your own.'),
  SLACK_STAFF_CHANNEL: z.string().min(1).optional().describe('Channel id that alerts go to.'),
});

export type Config = ReturnType<typeof readConfig>;

/** @throws ConfigError `config-invalid`, naming each variable and what is expected of it. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { data, error } = Env.safeParse(filled);
  if (error) {
    const names = [...new Set(error.issues.map(({ path }) => String(path[0])))];
    throw new ConfigError('config-invalid', { names: names.join(' ') });
  }
  if (data.SLACK_BOT_TOKEN && !data.SLACK_SIGNING_SECRET && !data.SLACK_APP_TOKEN)
    throw new ConfigError('config-invalid', { names: 'SLACK_SIGNING_SECRET' });
  const faults = [...oidcFaults(data), ...telemetryFaults(data)];
  if (faults.length > 0) throw new ConfigError('config-invalid', { names: faults.join(' ') });
  // The embedded Postgres has one owner, and that one has to do everything.
  if (data.ROLE !== 'all' && !data.DATABASE_URL)
    throw new ConfigError('config-invalid', { names: 'DATABASE_URL' });
  if (data.KMS_URL && !data.KMS_TOKEN)
    throw new ConfigError('config-invalid', { names: 'KMS_TOKEN' });
  return data;
}

/** What is expected of a variable, for the line that stops the start. */
export function expectationOf(name: string): string {
  const field = (Env.shape as Readonly<Record<string, z.ZodType | undefined>>)[name];
  return field?.description ?? 'see the README';
}

/** One row for each variable: the README's table is made of these. */
export function configRows(): { name: string; fallback: string; about: string }[] {
  return Object.entries(Env.shape).map(([name, field]) => {
    const parsed = field.safeParse(undefined);
    return {
      name,
      fallback: parsed.data === undefined ? '' : String(parsed.data),
      about: field.description ?? '',
    };
  });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
