import type { Actor as ActingParty } from '@lianjian/kernel/context';
import { builder, words } from '../builder.ts';
import { Organisation, organisationRows } from '../organisation/organisation.ts';
import { Person, personRows } from '../person/person.ts';

export const Actor = builder.unionType('Actor', {
  types: [Organisation, Person],
  description: 'Whoever acts: an organisation or a person (行为人).',
  resolveType: (value) => ('pseudonym' in value ? Person : Organisation),
});

const Viewer = builder.objectRef<ActingParty>('Viewer').implement({
  description: 'Who asks, as the credential says (当前用户).',
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      nullable: true,
      description: 'The organisation or person; null when it is not on record here.',
      resolve: ({ kind, id }, _args, ctx, info) =>
        kind === 'PERSON' ? personRows.load(id, ctx, info) : organisationRows.load(id, ctx, info),
    }),
    organisations: t.field({
      type: [Organisation],
      nullable: { list: false, items: true },
      description: 'The organisations that the viewer may act for; null for one not on record.',
      resolve: ({ organisationIds }, _args, ctx, info) =>
        Promise.all(organisationIds.map((id) => organisationRows.load(id, ctx, info))),
    }),
    roles: t.field({
      type: [words.Role],
      description: 'The roles that the credential gives.',
      resolve: ({ roles }) => [...roles],
    }),
    scopes: t.stringList({
      description: 'What the credential allows, such as claims:write.',
      resolve: ({ scopes }) => [...scopes],
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    description: 'Who is asking; null for the anonymous.',
    resolve: (_root, _args, ctx) => ctx.actor,
  }),
);
