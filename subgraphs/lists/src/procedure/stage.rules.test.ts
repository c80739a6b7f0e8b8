// What procedures must keep whatever is added to them, and random lives of cases: the stage goes with the
// state at every step, is never jumped, and what ends was told.
import type { Actor } from '@lianjian/kernel/context';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assigned, movedBy } from '../demand/assigned.rules.ts';
import { afterStep, objections } from '../demand/demand-step.rules.ts';
import { DEMAND_STEPS, type DemandStep, type StepRule } from '../demand/demand-steps.rules.ts';
import { type Advance, afterAdvance, type Case, stageViolations } from './advance.rules.ts';
import { beginning, beginningViolations, sorted, sortingViolations } from './choice.rules.ts';
import type { CaseGrade, ProcedureCode, StageCode } from './procedure.words.ts';
import { PROCEDURES } from './procedures.rules.ts';
import { agrees, comingStages, nextStages } from './stage.rules.ts';

const actor = (id: string, role: Actor['roles'][number]): Actor => ({
  kind: 'ORGANISATION',
  id,
  organisationIds: [id],
  roles: [role],
  scopes: ['demands:write'],
});
const community = actor('org-com-qianshang', 'COMMUNITY');
const street = actor('org-str-tongji', 'COMMUNITY');
const firm = actor('org-firm-huihai', 'PROPERTY_FIRM');
const by = (who: Actor) => ({ actor: who, actingForId: who.id });

const codes = Object.keys(PROCEDURES) as ProcedureCode[];
const stages = [...new Set(codes.flatMap((code) => PROCEDURES[code].map((stage) => stage.code)))];

function begun(procedure: ProcedureCode): Case {
  const { stage } = beginning({ kind: 'CASE', channel: 'OTHER', category: 'OTHER', procedure });
  return {
    id: 'dem-1',
    kind: 'CASE',
    state: 'COLLECTED',
    areaPath: 'cty-qingdao.dst-jimo.str-tongji.com-qianshang',
    held: 0,
    committed: 0,
    underWay: 0,
    assignments: [],
    procedure,
    stage,
    grade: null,
  };
}

const full = (to: StageCode, grade: CaseGrade | null = null): Advance => ({
  to,
  note: '已办。',
  grade,
  evidence: [{ title: '照片', url: 'https://example.org/1.jpg' }],
});

const STEPS = [
  'sortDemand',
  'routeDemand',
  'acknowledgeDemand',
  'returnDemand',
  'resolveDemand',
  'reopenDemand',
  'withdrawDemand',
] as const;

/** A case after a step of demands, or as it was where the step is refused. */
function stepped(step: DemandStep, demand: Case, who: Actor): Case {
  if (objections(step, demand, by(who)).length > 0) {
    return demand;
  }
  const { assignment }: StepRule = DEMAND_STEPS[step];
  const moved = movedBy(step, demand.assignments, by(who)).map(({ id }) => id);
  const named: Assigned = {
    id: `asg-${demand.assignments.length}`,
    assigneeId: firm.id,
    state: 'ASSIGNED',
    helperIds: [],
  };
  const assignments = demand.assignments.map((each) =>
    assignment && moved.includes(each.id) ? { ...each, state: assignment.to ?? each.state } : each,
  );
  return {
    ...demand,
    ...afterStep(step, demand, by(who)),
    assignments: [...assignments, ...(step === 'routeDemand' ? [named] : [])].filter(
      ({ state }) => state !== 'RETURNED',
    ),
  };
}

const advanced = (advance: Advance, demand: Case, who: Actor): Case =>
  stageViolations(advance, demand, by(who)).length > 0
    ? demand
    : { ...demand, ...afterAdvance(advance, demand) };

describe('whatever is tried on a case', () => {
  const tried = fc.record({
    who: fc.constantFrom(community, street, firm),
    step: fc.option(fc.constantFrom(...STEPS)),
    to: fc.constantFrom(...stages),
    grade: fc.constantFrom(null, 'COMPOUND' as const, 'COMMUNITY' as const, 'STREET' as const),
    note: fc.boolean(),
    evidence: fc.boolean(),
  });

  test.each(codes)(
    '%s: the stage goes with the state, in order, and ends with what was told',
    (code) => {
      fc.assert(
        fc.property(fc.array(tried, { maxLength: 40 }), (all) => {
          let demand = begun(code);
          const entered = new Set<StageCode | null>([demand.stage]);
          for (const { who, step, to, grade, note, evidence } of all) {
            const before = demand;
            const advance = {
              ...full(to, grade),
              ...(note ? {} : { note: null }),
              ...(evidence ? {} : { evidence: [] }),
            };
            demand = step ? stepped(step, before, who) : advanced(advance, before, who);
            entered.add(demand.stage);
            expect(agrees(demand, demand.state)).toBe(true);
            expect(demand.state === 'CONFIRMED').toBe(
              PROCEDURES[code].some((stage) => stage.ends && stage.code === demand.stage),
            );
            if (before.stage !== demand.stage && !step) {
              expect(nextStages(before).map((stage) => stage.code)).toContain(demand.stage);
              expect(demand.state !== 'CONFIRMED' || note).toBe(true);
            }
            if (comingStages(before).length === 0) {
              expect(demand).toBe(before);
            }
          }
          for (const stage of PROCEDURES[code].slice(1)) {
            const isPast = PROCEDURES[code].some(
              (later) =>
                entered.has(later.code) &&
                PROCEDURES[code].indexOf(later) > PROCEDURES[code].indexOf(stage),
            );
            expect(!isPast || stage.mayBeSkipped || entered.has(stage.code)).toBe(true);
          }
        }),
        { numRuns: 1000 },
      );
    },
  );
});

describe('a procedure', () => {
  test.each(codes)('%s has an end that asks for a note, and each stage once', (code) => {
    const all = PROCEDURES[code];
    const ends = all.filter((stage) => stage.ends);
    expect(
      ends.every(({ needs, states }) => needs.includes('NOTE') && states.includes('CONFIRMED')),
    ).toBe(true);
    expect(all.at(-1)?.ends).toBe(true);
    expect(new Set(all.map((stage) => stage.code)).size).toBe(all.length);
  });

  test('of a kiosk is never escalated without a photo', () => {
    const received = begun('KIOSK');
    const codesOf = (advance: Advance, demand = received, who = community) =>
      stageViolations(advance, demand, by(who)).map(
        ({ code, field }) => `${code} ${field?.at(-1)}`,
      );
    expect(codesOf(full('ESCALATED'))).toEqual(['INVALID_STATE to']);
    expect(codesOf({ ...full('INSPECTED'), evidence: [] })).toEqual(['INVALID_INPUT evidence']);
    expect(codesOf({ ...full('INSPECTED', 'STREET'), evidence: [] }, received, firm)).toEqual([
      'FORBIDDEN actingForId',
      'INVALID_INPUT evidence',
      'INVALID_INPUT grade',
    ]);
    const inspected = advanced(full('INSPECTED'), received, community);
    expect(inspected).toMatchObject({ state: 'SORTED', stage: 'INSPECTED' });
    expect(nextStages(inspected).map(({ code }) => code)).toEqual([
      'ESCALATED',
      'JOINT_SITE_VISIT',
      'JOINT_WORK',
      'RESOLVED',
    ]);
  });

  test('of the closed loop is fed back by the level that its grade names', () => {
    const settled = (grade: CaseGrade): Case => ({
      ...begun('CLOSED_LOOP'),
      state: 'RESOLVED',
      stage: 'GRADED_HANDLING',
      grade,
      assignments: [{ id: 'asg-1', assigneeId: firm.id, state: 'DONE', helperIds: [] }],
    });
    const may = (grade: CaseGrade) =>
      [firm, community, street].map(
        (who) => stageViolations(full('FED_BACK'), settled(grade), by(who)).length === 0,
      );
    expect(may('COMPOUND')).toEqual([true, true, true]);
    expect(may('COMMUNITY')).toEqual([false, true, true]);
    expect(may('STREET')).toEqual([false, false, true]);
  });

  test('of the closed loop is graded higher by anybody, and lower by the level of its grade', () => {
    const graded = (grade: CaseGrade): Case => ({
      ...begun('CLOSED_LOOP'),
      state: 'ROUTED',
      stage: 'GRADED_HANDLING',
      grade,
      assignments: [{ id: 'asg-1', assigneeId: firm.id, state: 'IN_HAND', helperIds: [] }],
    });
    const grades = ['COMPOUND', 'COMMUNITY', 'STREET'] as const;
    const may = (from: CaseGrade) =>
      grades.map((to) =>
        [firm, community, street].map(
          (who) => stageViolations(full('GRADED_HANDLING', to), graded(from), by(who)).length === 0,
        ),
      );
    const [everybody, above, streetOnly] = [
      [true, true, true],
      [false, true, true],
      [false, false, true],
    ];
    expect(may('COMPOUND')).toEqual([everybody, everybody, everybody]);
    expect(may('COMMUNITY')).toEqual([above, everybody, everybody]);
    expect(may('STREET')).toEqual([streetOnly, streetOnly, everybody]);
    expect(
      stageViolations(full('GRADED_HANDLING', 'COMPOUND'), graded('STREET'), by(firm)),
    ).toMatchObject([{ code: 'FORBIDDEN', field: ['input', 'grade'] }]);
  });

  test('follows what comes back, and waits for those who handle it', () => {
    const found = {
      ...begun('CLOSED_LOOP'),
      state: 'SORTED' as const,
      stage: 'DISCOVERED' as const,
    };
    const routed = stepped('routeDemand', found, community);
    expect(routed).toMatchObject({ state: 'ROUTED', stage: 'DISPATCHED' });
    expect(stepped('routeDemand', begun('CLOSED_LOOP'), community).state).toBe('COLLECTED');
    expect(stepped('returnDemand', routed, firm)).toMatchObject({
      state: 'SORTED',
      stage: 'DISCOVERED',
    });
    const graded = advanced(full('GRADED_HANDLING', 'COMPOUND'), routed, firm);
    expect(advanced(full('FED_BACK'), graded, community)).toBe(graded);
  });
});

describe('the choice of a procedure', () => {
  test.each([
    [{ channel: 'KIOSK', category: 'OTHER' }, 'KIOSK'],
    [{ channel: 'VISIT', category: 'ROAD' }, 'CLOSED_LOOP'],
    [{ channel: 'KIOSK', category: 'MEDIATION' }, 'MEDIATION'],
    [{ channel: 'KIOSK', category: 'OTHER', procedure: 'CLOSED_LOOP' }, 'CLOSED_LOOP'],
  ] as const)('of %j is %s', (said, expected) => {
    expect(beginning({ kind: 'CASE', ...said }).procedure).toBe(expected);
    expect(beginning({ kind: 'FREIGHT', ...said }).stage).toBeNull();
  });

  test('is for cases, a dispute for mediations, and over with the first stage', () => {
    const said = {
      channel: 'VISIT',
      category: 'ROAD',
      procedure: 'KIOSK',
      disputeSubject: 'OTHER',
    } as const;
    const fields = beginningViolations({ kind: 'MICRO_WISH', ...said }).map(({ field }) =>
      field?.at(-1),
    );
    expect(fields).toEqual(['procedure', 'disputeSubject']);
    const later = { ...begun('KIOSK'), stage: 'INSPECTED' as const };
    expect(
      sortingViolations({ procedure: 'MEDIATION', disputeSubject: 'PAYMENT' }, later),
    ).toHaveLength(1);
    expect(sorted({ procedure: 'MEDIATION', disputeSubject: 'PAYMENT' }, begun('KIOSK'))).toEqual({
      procedure: 'MEDIATION',
      stage: 'FILED',
      dispute: 'PAYMENT',
    });
  });
});
