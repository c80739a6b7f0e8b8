/** Something about a start that whoever starts can put right; the message is one sentence for them. */
export class StartFailure extends Error {
  override name = 'StartFailure';
}
