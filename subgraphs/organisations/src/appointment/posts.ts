import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';

export const Post = enumeration(
  kernelView(builder),
  'Post',
  'What somebody is in an organisation (职务).',
  {
    SECRETARY: 'Party secretary (书记).',
    DEPUTY_SECRETARY: 'Deputy Party secretary (副书记); a branch may have several.',
    MEMBER: 'Member of the branch committee (委员).',
    GROUP_LEADER: 'Leads a Party group (党小组组长).',
    HUB_HOUSEHOLDER: 'Keeps a Party hub household (党员中心户).',
    PROPERTY_MANAGER: 'Heads property service at a compound (物业主任).',
    OWNERS_COMMITTEE_CHAIR: 'Chairs an owners’ committee (业委会主任).',
  },
);

export const AppointmentSource = enumeration(
  kernelView(builder),
  'AppointmentSource',
  'Where the holder of a post comes from (人员来源).',
  {
    IN_SERVICE_MEMBER: 'A Party member in service with a unit (在职党员).',
    RETIRED_CADRE: 'A retired Party cadre (离退休党员干部).',
    COMMUNITY_CADRE: 'Of the community’s two committees (社区两委干部).',
    PARTY_GRID_WORKER: 'A grid worker who is a Party member (党员网格员).',
    PROPERTY_MANAGER: 'The head of property at the compound (物业负责人).',
    OWNERS_COMMITTEE_CHAIR: 'The chair of the owners’ committee (业委会主任).',
  },
);
