import { type Stream, streamOf } from '@lianjian/kernel/iterator';

/**
 * The data of the `next` events of a response, until it says that it is complete. A response that
 * ends without saying so was cut off, and throws. Leaving lets go of the connection.
 */
export function eventsOf(response: Response, left: AbortController): Stream<unknown> {
  const texts = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream());
  const reader = texts.getReader();
  let rest = '';
  const next = async (): Promise<IteratorResult<unknown>> => {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end >= 0) {
        const { event, data } = eventOf(rest.slice(0, end));
        rest = rest.slice(end + 2);
        if (event === 'complete') {
          return { done: true, value: undefined };
        }
        if (event === 'next') {
          return { done: false, value: JSON.parse(data) };
        }
        continue;
      }
      const { value, done } = await reader.read();
      if (done) {
        throw new Error('The events of a subgraph were cut off.');
      }
      rest += value;
    }
  };
  return streamOf(next, async () => left.abort());
}

function eventOf(text: string): { event: string; data: string } {
  const fields = text.split('\n').map((line) => {
    const [name = '', ...value] = line.split(':');
    return [name, value.join(':').trimStart()];
  });
  const all = (name: string) => fields.filter(([key]) => key === name).map(([, value]) => value);
  return { event: all('event').join(''), data: all('data').join('\n') };
}
