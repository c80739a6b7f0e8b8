/**
 * Something about the database that its owner can put right. The message is one whole sentence for
 * a person; whoever catches it prints that sentence alone and ends with a non-zero code.
 */
export class DatabaseFailure extends Error {
  override name = 'DatabaseFailure';
}

/** The words of anything thrown, without its stack. */
export function wordsOf(thrown: unknown): string {
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  return words.trim().split('\n')[0] ?? '';
}
