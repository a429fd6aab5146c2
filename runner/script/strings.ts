/** Bytes as the text format writes them in string literals. */

/** Bytes of a string literal's line. */
const LINE = 32;

/** Bytes as the escapes of a string literal. */
export const escaped = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').replace(/../g, '\\$&');

/** Bytes as string literals of the text format, several where they are many. */
export function byteStrings(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += LINE) {
    lines.push(`"${escaped(bytes.subarray(at, at + LINE))}"`);
  }
  return lines.length === 0 ? '""' : lines.length === 1 ? (lines[0] ?? '') : `\n  ${lines.join('\n  ')}`;
}
