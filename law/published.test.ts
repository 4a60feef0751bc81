import { describe, expect, it } from 'vitest';
import { publishedLawSchemas } from './published.ts';

describe('the published schemas of the law', () => {
  const schemas = publishedLawSchemas();

  it('let an editor know every feature of a version, and require none of a version that is like another', () => {
    const text = JSON.stringify(schemas['provision.schema.json']);
    for (const feature of [
      'left_trafficking',
      'official_document_presumption',
      'one_filing_per',
      'on_the_merits',
    ])
      expect(text).toContain(`"${feature}"`);
    expect(JSON.parse(text)).not.toHaveProperty('properties.versions.items.properties.features.required');
    expect(JSON.parse(text)).toHaveProperty(
      'properties.versions.items.properties.features.properties.reaches',
    );
  });

  it('refuse unknown keys', () => {
    for (const schema of Object.values(schemas)) expect(schema).toHaveProperty('additionalProperties', false);
  });
});
