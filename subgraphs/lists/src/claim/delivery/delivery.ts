import type { StepOptions } from '../step/take-step.ts';
import { quantityViolations, type Report, reportViolations } from './delivery.rules.ts';
import { keepReport } from './delivery.store.ts';

interface Expected {
  expectedVersion: number;
}

/** How a delivery is reported. */
export function reporting(report: Report, { expectedVersion }: Expected): StepOptions {
  return {
    mutation: 'reportDelivery',
    meaning: { expectedVersion, ...report },
    known: reportViolations(report),
    violations: async (claim) => quantityViolations(report.quantity, claim.quantity),
    outcome: ({ instant }) => ({
      to: 'DELIVERED',
      verb: 'delivered',
      data: { delivered: report.quantity, deliveredAt: instant, reason: null },
    }),
    along: async (claim, tx) => {
      await keepReport(tx, claim, report);
      return [];
    },
  };
}

/** How a delivery is confirmed. */
export function confirming({
  expectedVersion,
  quantity,
}: Expected & { quantity: number }): StepOptions {
  return {
    mutation: 'confirmDelivery',
    meaning: { expectedVersion, quantity },
    violations: async ({ state, delivered }) =>
      // Before anything is delivered there is no bound to tell.
      state === 'DELIVERED' || quantity < 1 ? quantityViolations(quantity, delivered) : [],
    outcome: ({ instant }) => ({
      to: 'CONFIRMED',
      verb: 'confirmed',
      data: { confirmed: quantity, confirmedAt: instant, closedAt: instant },
    }),
  };
}
