import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';

export const TeamKind = enumeration(
  kernelView(builder),
  'TeamKind',
  'What sort of team a team is (队伍类型). The same words mean other things elsewhere.',
  {
    VANGUARD: 'Party members of a community who go ahead (党员先锋服务队).',
    MICRO_REPAIR: 'Residents who repair small things for others (“微”修志愿服务队).',
    RED_WRENCH: 'Skilled Party members from building sites (“红扳手”志愿服务队).',
    RED_VOLUNTEER: 'Volunteers with Party members as the backbone (“红色志愿者”).',
    RED_BEE: 'Volunteers who sort and carry supplies (“红蜂”志愿者).',
    SHOCK_TEAM: 'Young cadres of a street for a task (突击队).',
    RED_STEWARD: 'Party members as stewards of a compound (红管家 of a compound, not of a firm).',
    PROPERTY_STEWARD: 'Staff of the firm as stewards of a compound (物管家).',
    PEACEMAKER: 'Members of the owners’ committee who settle disputes (和事佬).',
    DISPUTE_GROUP: 'A working group for residents’ issues and disputes (纠纷处理工作小组).',
  },
);

export const TeamRole = enumeration(
  kernelView(builder),
  'TeamRole',
  'As what somebody is in a team (队员身份).',
  {
    SECRETARY_ASSISTANT: 'Assistant of the branch secretary (书记助理).',
    GRID_WORKER: 'Grid worker (网格员).',
    SOCIAL_WORKER: 'Social worker (社工).',
    VOLUNTEER: 'Volunteer (志愿者).',
    RESIDENT_REPRESENTATIVE: 'Speaks for residents (居民代表).',
  },
);
