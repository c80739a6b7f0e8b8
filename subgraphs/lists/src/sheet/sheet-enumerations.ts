import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';
import { ENCODINGS } from './content.rules.ts';
import { FORMATS } from './file.rules.ts';

const view = kernelView(builder);

export const SheetFormat = enumeration(
  view,
  'SheetFormat',
  'How the lines of a file stand in it (文件格式).',
  FORMATS,
);

export const FileEncoding = enumeration(
  view,
  'FileEncoding',
  'How the characters of a file are written as bytes (字符编码).',
  ENCODINGS,
);
