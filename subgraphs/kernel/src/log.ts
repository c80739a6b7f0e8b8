import pino from 'pino';
import { environment } from './environment.ts';

let logger: pino.Logger | undefined;

/** The process's log: one JSON object a line on standard error, and nothing personal in it. */
export function log(): pino.Logger {
  logger ??= pino({ level: environment().logLevel, base: null }, pino.destination(2));
  return logger;
}
