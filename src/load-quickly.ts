// Node reads a package's manifest anew for each of its modules; drizzle-orm's is 180 kB of exports
// and has 300 modules, which costs most of a second and 100 MB at every start. Its own relative
// imports need no manifest: they are files beside each other, and all of them are ES modules.
// Compiled code is kept between runs as well.

import { enableCompileCache, registerHooks } from 'node:module';

const INSIDE = '/node_modules/drizzle-orm/';

export function loadQuickly(): void {
  enableCompileCache();
  registerHooks({
    resolve: (specifier, context, nextResolve) => {
      const { parentURL } = context;
      if (!specifier.startsWith('.') || parentURL?.includes(INSIDE) !== true)
        return nextResolve(specifier, context);
      const url = new URL(specifier, parentURL).href;
      return { url, format: 'module', shortCircuit: true };
    },
  });
}
