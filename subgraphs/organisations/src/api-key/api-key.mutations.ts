import { randomBytes } from 'node:crypto';
import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { KEYS_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { issue, revoke } from './api-key.store.ts';
import { ApiKey, apiKeyRows } from './api-key.ts';
import { keyViolations } from './grant.rules.ts';

const answers = { field: 'apiKey', node: ApiKey, entity: apiKeyRows };
const IssueApiKeyPayload = payload(kernelView(builder), words, {
  ...answers,
  name: 'IssueApiKeyPayload',
  description: 'What came of issuing a key.',
});
kernelView(builder).objectField(IssueApiKeyPayload, 'secret', (t) =>
  t.string({
    nullable: true,
    description:
      'The key itself, shown here and never again: null when refused, and when the answer is replayed.',
    resolve: (answer) =>
      'secret' in answer && typeof answer.secret === 'string' ? answer.secret : null,
  }),
);
const RevokeApiKeyPayload = payload(kernelView(builder), words, {
  ...answers,
  name: 'RevokeApiKeyPayload',
  description: 'What came of revoking a key.',
});

const IssueApiKeyInput = builder.inputType('IssueApiKeyInput', {
  description: 'A key that is asked for.',
  fields: (t) => ({
    ...keyFields(t),
    holderId: t.id({
      required: true,
      description: 'Who acts with it: org-… or per-…. A holder has two live keys at most.',
    }),
    label: t.string({ description: 'What it is for: 1 to 100 characters, and no secret.' }),
    organisationIds: t.idList({
      description:
        'For whom a person acts with it, none unless said; an organisation acts for itself.',
    }),
    role: t.field({
      type: words.Role,
      required: true,
      description:
        'As what the holder acts. COMMUNITY is for who acts for an area, VOLUNTEER and RESIDENT_REPRESENTATIVE for persons.',
    }),
    scopes: t.stringList({
      required: true,
      description: "What it allows: scopes of the role, none that the issuer's lacks.",
    }),
    expiresAt: t.field({
      type: 'DateTime',
      required: true,
      description: 'When it is over, at most 366 days from now.',
    }),
  }),
});

builder.mutationField('issueApiKey', (t) =>
  t.field({
    type: IssueApiKeyPayload,
    nullable: true,
    description:
      'Issues a key: by the platform to anybody, by a street or community to those of its own area and below, never as platform, analyst or integrator. Needs the scope keys:write.',
    args: { input: t.arg({ type: IssueApiKeyInput, required: true, description: 'What.' }) },
    resolve: async (_root, { input }, ctx) => {
      const actor = requireScope(ctx, KEYS_WRITE);
      const { holderId, role, expiresAt } = input;
      const organisationIds = [...new Set(input.organisationIds ?? [])].sort();
      const scopes = [...new Set(input.scopes)].sort();
      const label = input.label?.trim() ?? null;
      const row = { holderId, label, organisationIds, role, scopes, expiresAt };
      const entry = { mutation: 'issueApiKey', prefix: 'key', input, actor, row };
      const secret = `lj_${role.toLowerCase().replaceAll('_', '-')}_${randomBytes(24).toString('base64url')}`;
      const answer = await enter({ ...entry, violations: keyViolations(row) }, (key, ...rest) =>
        issue(key, secret, ...rest, ctx),
      );
      const isNew = answer.objectId !== null && !answer.replayed;
      return { ...answer, secret: isNew ? secret : null };
    },
  }),
);

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'A key that is to end.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    apiKeyId: t.id({ required: true, description: 'The key.' }),
  }),
});

builder.mutationField('revokeApiKey', (t) =>
  t.field({
    type: RevokeApiKeyPayload,
    nullable: true,
    description:
      'Ends a key: by its holder, by the platform, by a street or community for those of its own area and below. A gateway may take it for five seconds more. Needs the scope keys:write.',
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, KEYS_WRITE);
      const { apiKeyId, expectedVersion } = input;
      const row = { apiKeyId, expectedVersion };
      const entry = { mutation: 'revokeApiKey', input, actor, row, violations: [] };
      return enter({ ...entry, objectId: apiKeyId }, (...written) => revoke(...written, ctx));
    },
  }),
);
