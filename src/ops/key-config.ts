// The part of the environment that is about keys.

import { z } from 'zod';

export const KEY_FIELDS = {
  MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe(
      '64 hex digits that other keys come of. Absent: a generated file in the data folder.',
    ),
  BREAK_GLASS_KEY_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Where one half of the key to sealed cards lies, read only at an opening. Keep it apart from MASTER_KEY. Absent: break-glass.key in the data folder.',
    ),
  KEYRING: z
    .string()
    .optional()
    .describe(
      'Lines of wrapping keys, with commas between. Absent: the file `keyring` in the data folder, which `keys rotate` writes.',
    ),
  KMS_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !url.endsWith('/'))
    .optional()
    .describe(
      'A Transit engine of Vault or OpenBao that wraps the keyring, e.g. https://vault.example/v1/transit.',
    ),
  KMS_TOKEN: z.string().min(1).optional().describe('Token for it.'),
  KMS_KEY: z.string().min(1).default('warmline').describe('Name of its key.'),
} as const;
