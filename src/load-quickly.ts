// Node reads a package's manifest anew for each import of it and for each of its modules;
// drizzle-orm's is 180 kB of exports and has 300 modules, which costs most of a second and 100 MB at
// every start. Where a package is, is the same for all of our files: it is looked up once. Relative
// imports within the packages below need no manifest: they are files beside each other, and all of
// them are ES modules. So are ours, and what kind each is its name says.
// Compiled code is kept between runs as well.

import { enableCompileCache, type ResolveFnOutput, registerHooks } from 'node:module';

const INSIDE =
  /\/node_modules\/(drizzle-orm|zod|hono|cockatiel|postgres|csv-parse|@noble\/hashes)\//;
const OURS = new URL('..', import.meta.url).href;

export function loadQuickly(): void {
  enableCompileCache();
  const found = new Map<string, ResolveFnOutput>();
  registerHooks({
    resolve: (specifier, context, nextResolve) => {
      const { parentURL } = context;
      if (parentURL === undefined || context.conditions.includes('require'))
        return nextResolve(specifier, context);
      if (specifier.startsWith('.')) {
        const format = formatIn(parentURL, specifier);
        if (format === undefined) return nextResolve(specifier, context);
        return { url: new URL(specifier, parentURL).href, format, shortCircuit: true };
      }
      if (!isOurs(parentURL) || specifier.startsWith('node:'))
        return nextResolve(specifier, context);
      const known = found.get(specifier);
      if (known !== undefined) return known;
      const resolved = nextResolve(specifier, context);
      found.set(specifier, { ...resolved, shortCircuit: true });
      return resolved;
    },
  });
}

function formatIn(parent: string, specifier: string): string | undefined {
  if (isOurs(parent)) {
    if (specifier.endsWith('.ts')) return 'module-typescript';
    return specifier.endsWith('.json') ? 'json' : undefined;
  }
  return INSIDE.test(parent) && specifier.endsWith('.js') ? 'module' : undefined;
}

function isOurs(parent: string): boolean {
  return parent.startsWith(OURS) && !parent.startsWith('node_modules/', OURS.length);
}
