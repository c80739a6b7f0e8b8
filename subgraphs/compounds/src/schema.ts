import { LINK_URL } from '@lianjian/kernel/builder';
import { builder } from './builder.ts';
import './compound/compound.ts';

export const schema = builder.toSubGraphSchema({ linkUrl: LINK_URL });
