// The model, if one is configured. Its library is read only then.

import type { Llm } from './listening/model.port.ts';
import type { Config } from './ops/config.ts';
import type { Log } from './ops/log.ts';

/** For the running program: with rests between failures, which the log shows. */
export async function modelOf(config: Config, log: Log): Promise<Llm | undefined> {
  const llm = await bareModelOf(config);
  if (llm === undefined) return undefined;
  const { guarded } = await import('./listening/model-breaker.port.ts');
  return guarded(llm, { tell: (code, facts) => log.warn(code, facts) });
}

export async function bareModelOf(config: Config): Promise<Llm | undefined> {
  if (config.LLM_BASE_URL === undefined) return undefined;
  const { openLlm } = await import('./listening/model.port.ts');
  return openLlm({
    baseUrl: config.LLM_BASE_URL,
    apiKey: config.LLM_API_KEY,
    model: config.LLM_MODEL,
    timeoutMs: config.LLM_TIMEOUT_MS,
  });
}
