/** The published schemas of this room: file name to JSON Schema. */
import { publishedRowSchema } from './recordColumns.ts';
import { publishedSummarySchema } from './summary.ts';

export function publishedBulkSchemas(): Readonly<Record<string, unknown>> {
  return { 'bulk.schema.json': publishedSummarySchema(), 'bulk-row.schema.json': publishedRowSchema() };
}
