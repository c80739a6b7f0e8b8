import type { FactorRule } from './factor.rules.ts';

/** A provider that is bound by an agreement to the compound comes before one that is not. */
export const agreement: FactorRule = {
  code: 'AGREEMENT',
  weight: 1400,
  source: 'agreements: Compound.partnerOrganisations',
  judge({ demand, resource }, { partnerOrganisationIds: partners }) {
    if (demand.compoundId === null) {
      return {
        value: 0,
        note: {
          zh: '需求面向整个社区，不属于某个小区的协议范围。',
          en: 'The demand is of a whole area, which no agreement of a compound covers.',
        },
      };
    }
    if (partners === undefined || partners === null) {
      return {
        value: null,
        note: {
          zh: '协议情况暂时无法查询，此项不计分。',
          en: 'Agreements could not be asked for; this counts nothing.',
        },
      };
    }
    return partners.includes(resource.providerId)
      ? {
          value: 1,
          note: {
            zh: '提供方是覆盖该小区的有效协议的签约方。',
            en: 'The provider is a party of an agreement in force that covers the compound.',
          },
        }
      : {
          value: 0,
          note: {
            zh: '提供方与该小区没有有效协议。',
            en: 'No agreement in force binds the provider to the compound.',
          },
        };
  },
};
