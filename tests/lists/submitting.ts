import { commandOf } from '../testkit/commands.ts';

export const submitDemand = commandOf({
  subgraph: 'lists',
  mutation: 'submitDemand',
  field: 'demand',
  selection: `id state version quarter listQuarter carriedOver title kind quantity free urgency locationClass
    area { id } compound { id } submissions { nodes { channel contact dwelling submittedBy { id } } }`,
});

const ROUND = 'id state version quarter opensOn closesOn channels area { id }';

export const openCollectionRound = commandOf({
  subgraph: 'lists',
  mutation: 'openCollectionRound',
  field: 'collectionRound',
  selection: ROUND,
});

export const closeCollectionRound = commandOf({
  subgraph: 'lists',
  mutation: 'closeCollectionRound',
  field: 'collectionRound',
  selection: ROUND,
});

/** A need of the compound 宁宝世家. */
export const NEED = {
  compoundId: 'cmp-ningbao',
  channel: 'PROPERTY_CENTRE',
  kind: 'COMMUNITY_PROJECT',
  category: 'GREENING',
  audience: 'ANY',
  title: '补种楼前灌木',
  unit: 'SESSION',
  quantity: 2,
};
