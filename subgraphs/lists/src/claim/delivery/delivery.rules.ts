import type { Qualifier, UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** Something that a delivery brought, as it is reported. */
export interface ReportedOutput {
  metric: string;
  value: string;
  unit: string;
  qualifier: Qualifier;
}

/** A document that is kept elsewhere. */
export interface ReportedDocument {
  title: string;
  url: string;
}

export interface Report {
  quantity: number;
  outputs: readonly ReportedOutput[];
  evidence: readonly ReportedDocument[];
}

/** So many outputs, and so many documents, are told of one delivery at the most. */
export const ITEMS_MAX = 20;

const METRIC_MAX = 60;
const UNIT_MAX = 20;
const TITLE_MAX = 200;
const URL_MAX = 2000;

/** What is stored has twelve digits before the point and two behind it. */
const AMOUNT = /^[0-9]{1,12}(\.[0-9]{1,2})?$/;

/** All that is wrong with a report by itself. */
export function reportViolations({ outputs, evidence }: Report): UserErrorShape[] {
  return [
    ...tooMany('outputs', outputs.length),
    ...outputs.flatMap((output, at) => outputViolations(`outputs.${at}`, output)),
    ...tooMany('evidence', evidence.length),
    ...evidence.flatMap((document, at) => documentViolations(`evidence.${at}`, document)),
  ];
}

function outputViolations(path: string, { metric, value, unit }: ReportedOutput) {
  const found = [
    ...textViolations(`${path}.metric`, metric, METRIC_MAX),
    ...textViolations(`${path}.unit`, unit, UNIT_MAX),
  ];
  if (!AMOUNT.test(value)) {
    const [zh, en] = [
      '须为非负数，小数最多两位。',
      'It must not be below zero, with two decimals at the most.',
    ];
    found.push(violation('INVALID_QUANTITY', `${path}.value`, zh, en));
  }
  return found;
}

function documentViolations(path: string, { title, url }: ReportedDocument) {
  const found = textViolations(`${path}.title`, title, TITLE_MAX);
  if (url.length > URL_MAX || !URL.canParse(url) || new URL(url).protocol !== 'https:') {
    const [zh, en] = ['须为 https 链接。', 'It must be an https link.'];
    found.push(violation('INVALID_INPUT', `${path}.url`, zh, en, { limit: URL_MAX }));
  }
  return found;
}

function tooMany(field: string, count: number): UserErrorShape[] {
  const [zh, en] = [`最多 ${ITEMS_MAX} 项。`, `There may be at most ${ITEMS_MAX}.`];
  return count > ITEMS_MAX ? [violation('INVALID_INPUT', field, zh, en, { limit: ITEMS_MAX })] : [];
}

/** What stands against a quantity that must be from 1 to a limit. */
export function quantityViolations(quantity: number, limit: number): UserErrorShape[] {
  if (quantity >= 1 && quantity <= limit) {
    return [];
  }
  const [zh, en] = [`数量须为 1 到 ${limit}。`, `The quantity must be from 1 to ${limit}.`];
  return [violation('INVALID_QUANTITY', 'quantity', zh, en, { limit })];
}
