export type Place = {
  /** How people reach us; no trailing slash. */
  readonly publicUrl: string;
};

export function isHttps({ publicUrl }: Place): boolean {
  return publicUrl.startsWith('https:');
}
