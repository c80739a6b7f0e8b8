import type { FactorRule } from './factor.rules.ts';

/** What serving everybody is worth to somebody in particular. */
const FOR_EVERYBODY = 0.6;

/** A service made for these people comes before one for everybody. */
export const audience: FactorRule = {
  code: 'AUDIENCE',
  weight: 700,
  source: 'lists: ServiceResource.audiences',
  judge({ demand, resource }) {
    if (resource.audiences.includes(demand.audience)) {
      return { value: 1, note: { zh: '正是所服务的人群。', en: 'It is for just these people.' } };
    }
    return resource.audiences.includes('ANY')
      ? { value: FOR_EVERYBODY, note: { zh: '面向所有人群。', en: 'It is for everybody.' } }
      : { value: 0, note: { zh: '不面向这一人群。', en: 'It is not for these people.' } };
  },
};
