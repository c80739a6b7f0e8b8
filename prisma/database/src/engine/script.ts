const quoted = /(\$\w*\$)[\s\S]*?\1|'(?:[^']|'')*'|"[^"]*"|--.*|\/\*[\s\S]*?\*\//g;
const transaction =
  /(?:^|;)\s*(?:BEGIN|COMMIT|END|ROLLBACK|ABORT|START\s+TRANSACTION|PREPARE\s+TRANSACTION)\b/i;

/** Whether a script would end the transaction in which it is run. */
export function endsTransaction(script: string): boolean {
  return transaction.test(script.replaceAll(quoted, ' '));
}
