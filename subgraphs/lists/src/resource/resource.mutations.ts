import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { RESOURCES_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { ReasonCode } from '../enumerations.ts';
import { newOffer, saidAnew } from './offer/given.rules.ts';
import { newOfferFields, offerFields } from './offer/offer-input.ts';
import { publishResource } from './offer/publish-resource.ts';
import { resourceRows, ServiceResource } from './resource.ts';
import { askAnew } from './step/anew.ts';
import { resourceStep } from './step/resource-step.ts';

const ResourcePayload = payload(kernelView(builder), words, {
  name: 'ResourcePayload',
  field: 'resource',
  node: ServiceResource,
  entity: resourceRows,
  description: 'What came of publishing a resource, or of a step with one.',
});

const PublishResourceInput = builder.inputType('PublishResourceInput', {
  description: 'What somebody offers, and on whose list.',
  fields: (t) => ({
    ...keyFields(t),
    areaId: t.id({ required: true, description: 'The community whose list carries it.' }),
    providerId: t.id({
      description:
        'Who offers it: the organisation acted for unless said, or the person who acts. A community names its residents and units here.',
    }),
    ...newOfferFields(t),
  }),
});

const UpdateResourceInput = builder.inputType('UpdateResourceInput', {
  description:
    'What is said anew of a resource: what is left out stays, null takes a value away where there need not be one. Category and unit stay: another service is another resource.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    resourceId: t.id({ required: true, description: 'The resource.' }),
    ...offerFields(t),
    title: t.string({ description: 'What is offered, in 1 to 100 characters.' }),
    capacityPerQuarter: t.int({
      description:
        'How much there is in this and every later quarter, from 1 to 1000000; not less than what is claimed in any of them, which limit says.',
    }),
    serviceAreaIds: t.idList({
      description: 'The areas that it serves, with all below them, 100 at most.',
    }),
  }),
});

const ResourceStepInput = builder.inputType('ResourceStepInput', {
  description: 'A step with a resource that needs no more than to say which.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    resourceId: t.id({ required: true, description: 'The resource.' }),
  }),
});

const ResourceReasonInput = builder.inputType('ResourceReasonInput', {
  description: 'A step with a resource that has to be accounted for.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    resourceId: t.id({ required: true, description: 'The resource.' }),
    reason: t.field({
      type: ReasonCode,
      required: true,
      description: 'Why: one of those that the side which takes the step may give.',
    }),
  }),
});

builder.mutationFields((t) => ({
  publishResource: t.field({
    type: ResourcePayload,
    nullable: true,
    description:
      'Puts what a unit or resident offers onto the list of a community (发布服务资源): by the provider itself, or for its residents and units by the community or an area above it. What it names is checked with the owners first. Needs the scope resources:write.',
    args: { input: t.arg({ type: PublishResourceInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, RESOURCES_WRITE);
      const { idempotencyKey, actingForId, areaId, providerId, ...given } = input;
      const offer = newOffer(given, areaId);
      return publishResource(
        { idempotencyKey, actingForId, areaId, providerId, offer },
        actor,
        ctx,
      );
    },
  }),
  updateResource: t.field({
    type: ResourcePayload,
    nullable: true,
    description:
      'Renews or puts right what is said of a resource (更新): by the provider or the community of the list. Capacity changes for this and later quarters. Claims that were made stand as they are. Needs the scope resources:write.',
    args: { input: t.arg({ type: UpdateResourceInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, RESOURCES_WRITE);
      const { idempotencyKey, actingForId, resourceId, expectedVersion, ...given } = input;
      const key = { idempotencyKey, actingForId, resourceId, expectedVersion };
      const offer = saidAnew(given);
      const ask = askAnew(offer, ctx);
      return resourceStep('updateResource', key, { actor, ctx }, { offer, ask });
    },
  }),
}));

builder.mutationFields((t) => ({
  suspendResource: t.field({
    type: ResourcePayload,
    nullable: true,
    description:
      'Pauses a resource (暂停): nothing new is claimed with it, and every claim stands, answered or not. By the provider or the community of the list. Needs the scope resources:write.',
    args: { input: t.arg({ type: ResourceReasonInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, RESOURCES_WRITE);
      return resourceStep('suspendResource', input, { actor, ctx });
    },
  }),
  resumeResource: t.field({
    type: ResourcePayload,
    nullable: true,
    description:
      'Offers a paused resource again (恢复): by the provider or the community of the list, and what a community has paused by a community alone. Needs the scope resources:write.',
    args: { input: t.arg({ type: ResourceStepInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, RESOURCES_WRITE);
      return resourceStep('resumeResource', input, { actor, ctx });
    },
  }),
  withdrawResource: t.field({
    type: ResourcePayload,
    nullable: true,
    description:
      'Ends a resource for good (撤回): nothing new is claimed with it, accepted claims stand, and what is held or asked for is still answered or runs out. By the provider or the community of the list. Needs the scope resources:write.',
    args: { input: t.arg({ type: ResourceReasonInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, RESOURCES_WRITE);
      return resourceStep('withdrawResource', input, { actor, ctx });
    },
  }),
}));
