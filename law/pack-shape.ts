/** What the packed law looks like: the two values that travel, and the rows their tables hold. */
import type { JurisdictionSpelling, Offense, OffenseList, Renumbering } from './offense.ts';
import type { Table } from './pack-table.ts';
import type { Provision, ProvisionVersion } from './provision.ts';
import type { FactDefinition, Features, JurisdictionFile, ReliefKind } from './schema.ts';

/** The name of the shape; a browser that holds another one must load the page again. */
export const packSchema = 'nunc-law-pack/1';

/** One jurisdiction's law as screening, the interview and the explanations read it. JSON. */
export interface PackedLaw {
  readonly schema: typeof packSchema;
  /** The hash of the whole law it was made from. */
  readonly hash: string;
  readonly jurisdiction: string;
  readonly about: PackedJurisdiction;
  readonly provisions: Table<LeanProvision>;
  readonly facts: Table<FactDefinition>;
  readonly reliefs: Table<ReliefKind>;
  readonly offenses: Table<LeanOffense>;
  readonly renumberings: Table<Renumbering>;
  readonly lists: Table<LeanList>;
  readonly words: readonly (readonly [string, string])[];
  readonly spellings: readonly (readonly [string, JurisdictionSpelling])[];
}

/** What a reader of the law wants beside the findings: sources, authorities, the review's words, notes. JSON. */
export interface PackedDetails {
  readonly schema: typeof packSchema;
  readonly hash: string;
  readonly jurisdiction: string;
  readonly about: JurisdictionFile;
  readonly provisions: Table<ProvisionDetails>;
  readonly lists: Table<ListDetails>;
}

/** What a person may need to know of a jurisdiction while she is screened. */
export type PackedJurisdiction = Pick<
  JurisdictionFile,
  'id' | 'name' | 'no_law' | 'recent_change' | 'court_name' | 'help'
>;

type Aside = 'sources' | 'authorities' | 'pending';
type Review = Provision['review'];
type ReviewLean = 'confidence' | 'checked' | 'unverified';
type Procedure = Features['procedure'];
type ProcedureAside = 'notes' | 'compliance';
type ListAside = 'what' | 'note' | 'source' | 'review';

export type LeanVersion = Omit<ProvisionVersion, 'condition' | 'features'> & {
  readonly features: Omit<Features, 'procedure'> & { readonly procedure: Omit<Procedure, ProcedureAside> };
};

export type LeanProvision = Omit<Provision, Aside | 'review' | 'versions' | 'jurisdiction' | 'path'> & {
  readonly review: Pick<Review, ReviewLean>;
  readonly versions: readonly LeanVersion[];
};

/** The parts of a provision that no finding rests on; its versions in the same order. */
export type ProvisionDetails = Pick<Provision, 'id' | Aside> & {
  readonly review: Omit<Review, ReviewLean>;
  readonly versions: readonly Pick<Procedure, ProcedureAside>[];
};

/** An offense without what its cite tells; `words` are those of its aliases that its title does not have. */
export type LeanOffense = Omit<Offense, 'id' | 'code' | 'section' | 'note' | 'aliases'> & {
  readonly words: string;
};

export type LeanList = Omit<OffenseList, ListAside | 'jurisdiction'>;
export type ListDetails = Pick<OffenseList, 'id' | ListAside>;
