/** The shapes of the law's files as JSON Schema, so that an editor completes and checks the YAML. */
import { z } from 'zod';
import { BillFile } from './bill.ts';
import { ListsFile, OffenseFile } from './offense-file.ts';
import { FactsFile, Features, JurisdictionFile, ProvisionFile, ReliefFile } from './schema.ts';

type Json = Readonly<Record<string, unknown>>;

/** File name to JSON Schema, for `tools/schemas.ts` and `nunc law schema`. */
export function publishedLawSchemas(): Readonly<Record<string, Json>> {
  return {
    'provision.schema.json': withFeatures(schemaOf(ProvisionFile)),
    'jurisdiction.schema.json': schemaOf(JurisdictionFile),
    'offenses.schema.json': schemaOf(OffenseFile),
    'lists.schema.json': schemaOf(ListsFile),
    'facts.schema.json': schemaOf(FactsFile),
    'relief.schema.json': schemaOf(ReliefFile),
    'bill.schema.json': withFeatures(schemaOf(BillFile)),
  };
}

const schemaOf = (schema: z.ZodType): Json => z.toJSONSchema(schema, { io: 'input' });

/** A version that is `like` another gives only what differs, so nothing in its features is required. */
function withFeatures(schema: Json): Json {
  const { $schema: _, $defs, ...features } = schemaOf(Features);
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, ''));
    if (!isGroup(value)) return value;
    if (key === 'features' && value.type === 'object') return { ...value, ...partial(features) };
    return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, walk(below, name)]));
  };
  const whole = walk(schema, '');
  const own = isGroup(whole) ? whole : schema;
  const defs = { ...(isGroup(own.$defs) ? own.$defs : {}), ...(isGroup($defs) ? $defs : {}) };
  return Object.keys(defs).length === 0 ? own : { ...own, $defs: defs };
}

/** The groups of features without what they require; the entries of their lists keep it. */
function partial(group: Json): Json {
  const { required: _, properties, additionalProperties, propertyNames, ...rest } = group;
  if (!isGroup(properties)) return group;
  const inner = Object.entries(properties).map(([name, below]) => [
    name,
    isGroup(below) ? partial(below) : below,
  ]);
  return {
    ...rest,
    properties: Object.fromEntries(inner),
    additionalProperties: additionalProperties ?? false,
  };
}

const isGroup = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
