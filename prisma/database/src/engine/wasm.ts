import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

const require = createRequire(import.meta.url);

let panicMessage = '';
let loading: Promise<typeof SchemaEngine> | undefined;

interface EngineExports extends WebAssembly.Exports {
  __wbindgen_start(): void;
}

/**
 * Loads Prisma's schema engine, once a process.
 *
 * The package's own entry imports the `.wasm` file as a module, which Node does not do without a
 * flag; the two halves are joined by hand here.
 */
export function loadEngine(): Promise<typeof SchemaEngine> {
  loading ??= instantiate();
  return loading;
}

/** What the engine said when it last panicked; without this a panic is a bare TypeError. */
export function lastPanic(): string {
  const message = panicMessage;
  panicMessage = '';
  return message;
}

async function instantiate(): Promise<typeof SchemaEngine> {
  const path = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(path.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        panicMessage = message;
      },
    },
  });
  const exports = instance.exports as EngineExports;
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return glue.SchemaEngine;
}
