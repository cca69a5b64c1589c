// Wrong use of the shell: one clear line, exit code 2.

export class Usage extends Error {}
