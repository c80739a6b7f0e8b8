import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';

export const AreaLevel = enumeration(
  kernelView(builder),
  'AreaLevel',
  'How high an area stands (区域层级). Grids are below compounds and no areas.',
  {
    CITY: 'A city (市).',
    DISTRICT: 'A district or new area (区、新区).',
    STREET: 'A street or town (镇街).',
    COMMUNITY: 'A community (社区).',
  },
);

export const AreaStrategy = enumeration(
  kernelView(builder),
  'AreaStrategy',
  'A pattern of work that an area says it follows (工作格局); it has no rules of its own.',
  {
    GRAND_PARTY_BUILDING: 'Party building across all bodies (大党建).',
    GRAND_LIVELIHOOD: "Residents' livelihood across all bodies (大民生).",
    GRAND_CITY_MANAGEMENT: 'City management across all bodies (大城管).',
  },
);
