import {
  documentsViolations,
  type ReportedDocument,
  tooMany,
} from '@lianjian/vocabulary/documents.rules';
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

export interface Report {
  quantity: number;
  outputs: readonly ReportedOutput[];
  evidence: readonly ReportedDocument[];
}

const METRIC_MAX = 60;
const UNIT_MAX = 20;

/** What is stored has twelve digits before the point and two behind it. */
const AMOUNT = /^[0-9]{1,12}(\.[0-9]{1,2})?$/;

/** All that is wrong with a report by itself. */
export function reportViolations({ outputs, evidence }: Report): UserErrorShape[] {
  return [
    ...tooMany('outputs', outputs.length),
    ...outputs.flatMap((output, at) => outputViolations(`outputs.${at}`, output)),
    ...documentsViolations('evidence', evidence),
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

/** What stands against a quantity that must be from 1 to a limit. */
export function quantityViolations(quantity: number, limit: number): UserErrorShape[] {
  if (quantity >= 1 && quantity <= limit) {
    return [];
  }
  const [zh, en] = [`数量须为 1 到 ${limit}。`, `The quantity must be from 1 to ${limit}.`];
  return [violation('INVALID_QUANTITY', 'quantity', zh, en, { limit })];
}
