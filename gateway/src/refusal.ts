import type { Bilingual } from '@lianjian/kernel/errors';
import { GraphQLError } from 'graphql';

/**
 * Why the gateway does not run a request. It keeps both languages until the answer is written: a
 * parse error is cached with its document and may be shown to the next caller in the other one.
 */
export class Refusal extends GraphQLError {
  readonly status: number;
  readonly texts: Bilingual;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    status: number,
    texts: Bilingual,
    more: { headers?: Record<string, string>; extensions?: Record<string, unknown> } = {},
  ) {
    super(texts.en, { extensions: { ...more.extensions, code, http: { status } } });
    this.status = status;
    this.texts = texts;
    this.headers = more.headers ?? {};
  }
}
