/** How grave a charge is and how it ended, in words. */
import type { Outcome, Severity } from '@nunc/records';
import type { Language } from './words.ts';

const outcomeEn: Record<Outcome, string> = {
  convicted: 'convicted',
  dismissed: 'dismissed',
  acquitted: 'acquitted',
  not_filed: 'not filed by the prosecutor',
  detention_only: 'detention only',
  diverted: 'diverted',
  deferred: 'deferred',
  pending: 'still open in court',
  incompetent: 'found incompetent',
  adjudicated: 'juvenile finding',
  unknown: 'outcome not known',
};

const outcomeEs: Record<Outcome, string> = {
  convicted: 'hubo condena',
  dismissed: 'desestimado',
  acquitted: 'absuelto',
  not_filed: 'la fiscalía no presentó cargos',
  detention_only: 'solo detención',
  diverted: 'programa de desvío',
  deferred: 'aplazado',
  pending: 'sigue abierto en la corte',
  incompetent: 'declarado incapaz',
  adjudicated: 'decisión de la corte de menores',
  unknown: 'no se sabe cómo terminó',
};

/** The words of both languages. */
export const chargeWords: Readonly<
  Record<
    Language,
    {
      readonly severity: Readonly<Record<Severity, string>>;
      readonly outcome: Readonly<Record<Outcome, string>>;
    }
  >
> = {
  en: {
    severity: { felony: 'felony', misdemeanor: 'misdemeanor', infraction: 'infraction' },
    outcome: outcomeEn,
  },
  es: {
    severity: { felony: 'delito grave', misdemeanor: 'delito menor', infraction: 'infracción' },
    outcome: outcomeEs,
  },
};
