/** A part of a whole as a decimal with four places, from 0 to 1; null where there is no whole. */
export function share(part: number | null, whole: number | null): string | null {
  if (part === null || whole === null || whole === 0) {
    return null;
  }
  return (Math.round((part * 10_000) / whole) / 10_000).toFixed(4);
}
