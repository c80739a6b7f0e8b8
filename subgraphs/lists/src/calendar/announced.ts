import { createRequire } from 'node:module';
import { calendarOf, knownOrWeekday } from './calendar.rules.ts';

interface Published {
  holidays: Readonly<Record<string, string>>;
  workdays: Readonly<Record<string, string>>;
}

/**
 * What the State Council announced, year by year. Only the data of the package is used: its own
 * arithmetic takes a day for the one before where the server stands west of Greenwich.
 */
const published: Published = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json');

/** The working days of China, as far as they were announced. */
export const chinaWorkdays = calendarOf({
  holidays: new Set(Object.keys(published.holidays)),
  workdays: new Set(Object.keys(published.workdays)),
});

/** The same for what has to end whatever was announced: Monday to Friday beyond what is known. */
export const usualWorkdays = knownOrWeekday(chinaWorkdays);
