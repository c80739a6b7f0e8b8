import type { ExecutionResult } from '@graphql-tools/utils';
import { type ExecutionArgs, type FieldNode, getOperationAST, getVariableValues } from 'graphql';
import { complete } from './completion.ts';
import { isIntrospective } from './depth.ts';
import { introspect, separated } from './introspection.ts';
import { placeErrors } from './places.ts';
import { tooManyRows } from './rows.ts';
import { type Selection, selectionOf } from './selection.ts';
import { type Plugin, stateOf } from './state.ts';
import { withTypenames } from './typenames.ts';

/** Gathers the data of a document from the subgraphs. */
export type Planner = (args: ExecutionArgs) => Promise<ExecutionResult> | ExecutionResult;

/** Has the planner gather the data and makes a GraphQL answer of it, errors at their places. */
export function useAnswers(): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => answer(args, executeFn));
    },
  };
}

/** One answer to one operation, or to one event of it. */
export async function answer(args: ExecutionArgs, planner: Planner): Promise<ExecutionResult> {
  const operation = getOperationAST(args.document, args.operationName);
  if (!operation) {
    return planner(args);
  }
  const declared = operation.variableDefinitions ?? [];
  const variables = getVariableValues(args.schema, declared, args.variableValues ?? {});
  if (!variables.coerced) {
    return { errors: variables.errors };
  }
  const selection = selectionOf(args, operation, variables.coerced);
  const refusal = tooManyRows(selection, variables.coerced);
  if (refusal) {
    return { errors: [refusal] };
  }
  const gathered = await gather(args, selection, planner);
  if (Symbol.asyncIterator in gathered) {
    return gathered;
  }
  const data = complete(selection, gathered.data);
  const { meta } = stateOf(args.contextValue as object);
  const errors = placeErrors(gathered.errors ?? [], data, meta);
  return errors.length > 0 ? { errors, data } : { data };
}

/** Data from the planner and the schema from itself, each only where it was asked for. */
async function gather(
  args: ExecutionArgs,
  { schema, fields }: Selection,
  planner: Planner,
): Promise<ExecutionResult> {
  const keysWhere = (test: (field: FieldNode) => boolean) =>
    [...fields].flatMap(([key, [field]]) => (field && test(field) ? [key] : []));
  const schemaKeys = keysWhere(isIntrospective);
  const asksData = keysWhere(({ name }) => !name.value.startsWith('__')).length > 0;
  if (schemaKeys.length === 0) {
    const document = withTypenames(schema, args.document);
    return asksData ? planner({ ...args, document }) : { data: {} };
  }
  const { schemaPart, dataPart } = separated(schema, args.document);
  const document = withTypenames(schema, dataPart);
  const gathered = asksData ? await planner({ ...args, document }) : { data: {} };
  const introspected = await introspect(args, schemaPart);
  const said = schemaKeys.map((key) => [key, introspected?.[key]]);
  return { ...gathered, data: { ...gathered.data, ...Object.fromEntries(said) } };
}
