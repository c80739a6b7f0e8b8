import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** How the characters of a file are written as bytes. */
export const ENCODINGS = {
  UTF_8: 'UTF-8, with a byte-order mark or without.',
  GB18030: 'GB 18030, as Chinese spreadsheets write by themselves (国标); GBK is a part of it.',
} as const;

export type Encoding = keyof typeof ENCODINGS;

const LABELS: Readonly<Record<Encoding, string>> = { UTF_8: 'utf-8', GB18030: 'gb18030' };

/** Characters of Base64 that stay below the gateway's bound on a request; 2.25 MiB of a file. */
export const CONTENT_MAX = 3_145_728;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The text of a file that came as Base64; or what is wrong with it. */
export function decoded(content: string, encoding: Encoding): { text: string } | UserErrorShape {
  if (content.length > CONTENT_MAX) {
    const zh = `文件过大：Base64 最多 ${CONTENT_MAX} 个字符，请分成几份。`;
    const en = `The file is too large: at most ${CONTENT_MAX} characters of Base64; cut it in parts.`;
    return violation('LIMIT_REACHED', 'content', zh, en, { limit: CONTENT_MAX });
  }
  const packed = content.replace(/\s/g, '');
  if (packed === '' || !BASE64.test(packed)) {
    const [zh, en] = ['须为文件内容的 Base64。', 'It must be the Base64 of a file.'];
    return violation('INVALID_INPUT', 'content', zh, en);
  }
  try {
    const decoder = new TextDecoder(LABELS[encoding], { fatal: true });
    return { text: decoder.decode(Buffer.from(packed, 'base64')) };
  } catch {
    const zh = `文件不是 ${encoding} 编码；表格软件常用 GB18030 或 UTF-8。`;
    const en = `The file is not in ${encoding}; spreadsheets write GB18030 or UTF-8.`;
    return violation('INVALID_INPUT', 'encoding', zh, en);
  }
}
