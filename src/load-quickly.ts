// Node reads a package's manifest anew for each of its modules; drizzle-orm's is 180 kB of exports
// and has 300 modules, which costs most of a second and 100 MB at every start. Its own relative
// imports need no manifest: they are files beside each other, and all of them are ES modules. So
// are ours, and what kind each is its name says.
// Compiled code is kept between runs as well.

import { enableCompileCache, registerHooks } from 'node:module';

const INSIDE = '/node_modules/drizzle-orm/';
const OURS = new URL('..', import.meta.url).href;

export function loadQuickly(): void {
  enableCompileCache();
  registerHooks({
    resolve: (specifier, context, nextResolve) => {
      const { parentURL } = context;
      const format = specifier.startsWith('.') ? formatIn(parentURL, specifier) : undefined;
      if (format === undefined) return nextResolve(specifier, context);
      return { url: new URL(specifier, parentURL).href, format, shortCircuit: true };
    },
  });
}

function formatIn(parent: string | undefined, specifier: string): string | undefined {
  if (parent === undefined) return undefined;
  if (parent.includes(INSIDE)) return 'module';
  const isOurs = parent.startsWith(OURS) && !parent.includes('/node_modules/', OURS.length);
  if (!isOurs) return undefined;
  if (specifier.endsWith('.ts')) return 'module-typescript';
  return specifier.endsWith('.json') ? 'json' : undefined;
}
