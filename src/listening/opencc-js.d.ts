declare module 'opencc-js/dict/TSCharacters' {
  /** Traditional and simplified letter with a space between, pairs with bars between. */
  const pairs: string;
  // biome-ignore lint/style/noDefaultExport: so the library has it
  export default pairs;
}
