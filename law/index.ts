/** The door of `law/`: the law as data, its schema, its loader, the offense catalogue and its classifier. */

export { type AtlasRow, atlasCsv, atlasJson, atlasMetadata, atlasRows } from './atlas.ts';
export { type Bill, type LaidBill, layBill, readBill, withBill } from './bill.ts';
export { buildCatalogue } from './catalogue.ts';
export { checkLaw } from './check.ts';
export * from './classify.ts';
export { type Condition, describeTest, type Element, type Test } from './conditions.ts';
export { type CoverageRow, coverage } from './coverage.ts';
export { type FeatureChange, featureChanges, flat } from './difference.ts';
export { featureGroups, featureNames, valueNames } from './featureWords.ts';
export { type Law, type Loaded, loadLaw } from './loader.ts';
export {
  type Catalogue,
  classOn,
  type Membership,
  type Offense,
  type OffenseList,
  splitCite,
} from './offense.ts';
export { packDetails, packLaw } from './pack.ts';
export { isPackedDetails, isPackedLaw, unpackLaw } from './pack-open.ts';
export type { PackedDetails, PackedLaw } from './pack-shape.ts';
export type { Problem } from './problem.ts';
export { type Provision, type ProvisionVersion, versionOn } from './provision.ts';
export { publishedLawSchemas } from './published.ts';
export type { FactDefinition, Features, JurisdictionFile, ReliefKind, Words } from './schema.ts';
export { type WorkItem, workList } from './worklist.ts';
export type { LawFile } from './yamlFile.ts';
