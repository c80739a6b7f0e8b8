import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { personViolations } from './new-person.rules.ts';
import { register } from './person.store.ts';
import { Person, personRows } from './person.ts';

const PersonPayload = payload(kernelView(builder), words, {
  name: 'PersonPayload',
  field: 'person',
  node: Person,
  entity: personRows,
  description: 'What came of entering somebody.',
});

const RegisterPersonInput = builder.inputType('RegisterPersonInput', {
  description: 'Somebody who is entered, by a handle and nothing else.',
  fields: (t) => ({
    ...keyFields(t),
    pseudonym: t.string({
      required: true,
      description: 'The handle, 1 to 40 characters and nobody else’s; never the name.',
    }),
    areaId: t.id({ required: true, description: 'The area where the person lives or serves.' }),
  }),
});

builder.mutationField('registerPerson', (t) =>
  t.field({
    type: PersonPayload,
    nullable: true,
    description:
      'Enters somebody by handle: by the platform anywhere, by a street or community in its own area and below. Needs the scope registry:write.',
    args: { input: t.arg({ type: RegisterPersonInput, required: true, description: 'Who.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const row = { pseudonym: input.pseudonym.trim(), areaId: input.areaId };
      const entry = { mutation: 'registerPerson', prefix: 'per', input, actor, row };
      return enter({ ...entry, violations: personViolations(row) }, (...written) =>
        register(...written, ctx),
      );
    },
  }),
);
