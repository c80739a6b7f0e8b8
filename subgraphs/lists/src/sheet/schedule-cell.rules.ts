import type { Opening } from '../resource/offer/offer.rules.ts';
import { type Cell, partsOf, plain } from './cell.rules.ts';

const WEEKDAYS = '一二三四五六日';
const OPENING =
  /^(?:周|星期)?([1-7一二三四五六日天])\s*(\d{1,2}:\d\d)\s*[-–—~至到]\s*(\d{1,2}:\d\d)$/;

/** Weekly openings, such as 三 09:00-11:00、六 14:00-16:00. */
export const SCHEDULE_CELL: Cell<Opening[]> = {
  read(text) {
    const read = partsOf(text).map((part) => OPENING.exec(plain(part)));
    return read.every((found) => found !== null)
      ? { value: read.map(([, day = '', from = '', to = '']) => opening(day, from, to)) }
      : {
          fault: {
            zh: '须为时段，如 三 09:00-11:00。',
            en: 'It must be openings, such as 3 09:00-11:00.',
          },
        };
  },
  write: (schedule) =>
    schedule
      .map(({ weekday, from, to }) => `${WEEKDAYS[weekday - 1] ?? ''} ${from}-${to}`)
      .join('、'),
};

const opening = (day: string, from: string, to: string): Opening => ({
  weekday: WEEKDAYS.indexOf(day.replace('天', '日')) + 1 || Number(day),
  from: from.padStart(5, '0'),
  to: to.padStart(5, '0'),
});
