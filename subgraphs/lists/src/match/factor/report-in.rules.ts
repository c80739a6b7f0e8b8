import type { FactorRule } from './factor.rules.ts';

/** A unit that has reported in to the community has promised it its help. */
export const reportIn: FactorRule = {
  code: 'REPORT_IN',
  weight: 1000,
  source: 'organisations: Area.reportedInOrganisations',
  judge({ resource }, { reportedInOrganisationIds: reported }) {
    if (reported === undefined || reported === null) {
      return {
        value: null,
        note: {
          zh: '双报到情况暂时无法查询，此项不计分。',
          en: 'Report-ins could not be asked for; this counts nothing.',
        },
      };
    }
    return reported.includes(resource.providerId)
      ? {
          value: 1,
          note: {
            zh: '提供方已向该社区报到。',
            en: 'The provider has reported in to the community.',
          },
        }
      : {
          value: 0,
          note: {
            zh: '提供方未向该社区报到。',
            en: 'The provider has not reported in to the community.',
          },
        };
  },
};
