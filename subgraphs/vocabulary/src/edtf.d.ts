declare module 'edtf' {
  /** Parses Extended Date/Time Format text; throws where it is none. */
  export function parse(text: string): { type: string; level: number };
}
