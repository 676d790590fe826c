/** The bundler hands a stylesheet over as minified text. */
declare module '*.css' {
  const text: string;
  export default text;
}
