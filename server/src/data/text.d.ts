/** Tables and built-in structures are imported as text by esbuild and vitest alike. */
declare module '*.tsv' {
  const text: string;
  export default text;
}
declare module '*.hem' {
  const text: string;
  export default text;
}
