/** The words of `nunc grade`, in English and Spanish. Both languages have one type, so that a missing phrase is a type error. */
import type { Language } from '@nunc/screening';

export interface GradeWords {
  readonly title: (rubric: string, day: string) => string;
  readonly readsText: string;
  readonly notVerified: string;
  readonly heads: readonly [string, string, string, string, string];
  readonly noLaw: string;
  readonly noLawLong: (day: string) => string;
  readonly adults: string;
  readonly adultsLong: string;
  readonly none: string;
  readonly remains: string;
  readonly nothingRemains: string;
  readonly kind: Readonly<Record<'trafficking_specific' | 'general' | 'affirmative_defense', string>>;
  readonly points: (points: string, max: number) => string;
  readonly to: string;
  readonly notKnownIn: (categories: string) => string;
  readonly rangeMeans: string;
  readonly pointByPoint: string;
  readonly marks: string;
  readonly or: string;
  readonly together: (laws: string) => string;
  /** Another law that might have more points than the one graded, if all were known. */
  readonly mightBeMore: (law: string, points: string) => string;
  readonly undated: (laws: string) => string;
  readonly flags: string;
  readonly improve: string;
  readonly nothingToImprove: string;
  readonly upTo: (points: number) => string;
  readonly beforeFirst: (day: string, law: string) => string;
  readonly history: string;
  readonly countedFromReview: (laws: string) => string;
  readonly law: (hash: string) => string;
  readonly bill: (title: string, status: string, effective: string) => string;
  readonly billLater: (effective: string, day: string) => string;
  readonly today: string;
  readonly with: string;
  readonly unchanged: (categories: string) => string;
  readonly changesNothing: string;
  /** Values of features; what is not here is shown as it stands in the law's file. */
  readonly values: Readonly<Record<string, string>>;
}

const en: GradeWords = {
  title: (rubric, day) => `${rubric}, law in force on ${day}`,
  readsText: 'It reads the text of the law only, never how courts apply it.',
  notVerified: 'The rubric itself was read in a restatement and is not verified against its source.',
  heads: ['', 'jurisdiction', 'grade', 'points', 'law, and what is not known of it'],
  noLaw: 'no law',
  noLawLong: (day) => `No relief made for trafficking survivors is in force on ${day}, so there is no grade.`,
  adults: 'adults shut out',
  adultsLong: 'Its relief for trafficking survivors shuts out adults, so it fails whatever else it says.',
  none: 'none',
  remains: 'What remains',
  nothingRemains: 'Nothing else that the data knows of was in force; a pardon may remain.',
  kind: {
    trafficking_specific: 'for survivors who were minors',
    general: 'general relief, for everybody',
    affirmative_defense: 'defense, before a conviction only',
  },
  points: (points, max) => `${points} of ${max}`,
  to: ' to ',
  notKnownIn: (categories) => `not known: ${categories}`,
  rangeMeans: 'A range is the worst and the best case where nobody here knows what the statute says.',
  pointByPoint: 'Point by point',
  marks: '(!) = nobody has checked this against the text of the statute.',
  or: ' / ',
  together: (laws) => `The kinds of record that these laws reach are counted together: ${laws}.`,
  mightBeMore: (law, points) => `another law, ${law}, has ${points} points and could prove better`,
  undated: (laws) => `Left out, because nobody here knows since when it is in force: ${laws}.`,
  flags: 'Also',
  improve: 'What would raise the grade most',
  nothingToImprove: 'Every category is at its best level.',
  upTo: (points) => `+${points}`,
  beforeFirst: (day, law) =>
    `The first law for survivors that the data knows of is of ${day} (${law}). Before it: no law.`,
  history: 'The grade over time',
  countedFromReview: (laws) =>
    `no change of the law: ${laws} counts from its review on, its first day is not known`,
  law: (hash) => `law ${hash}`,
  bill: (title, status, effective) => `With the bill "${title}" (${status}; from ${effective})`,
  billLater: (effective, day) =>
    `The bill would be in force from ${effective}, after ${day}: on that day it changes nothing.`,
  today: 'without the bill',
  with: 'with the bill',
  unchanged: (categories) => `Unchanged: ${categories}.`,
  changesNothing: 'The bill changes no point of this rubric here.',
  values: { silent: 'the statute is silent', 'not known': 'NOT KNOWN' },
};

const es: GradeWords = {
  title: (rubric, day) => `${rubric}, ley vigente el ${day}`,
  readsText: 'Lee solo el texto de la ley, nunca cómo la aplican las cortes.',
  notVerified: 'La rúbrica misma se leyó en una reformulación y no está comprobada con su fuente.',
  heads: ['', 'jurisdicción', 'nota', 'puntos', 'ley, y lo que no se sabe de ella'],
  noLaw: 'sin ley',
  noLawLong: (day) => `El ${day} no rige ningún alivio para sobrevivientes de trata; por eso no hay nota.`,
  adults: 'excluye a personas adultas',
  adultsLong:
    'Su alivio para sobrevivientes de trata excluye a las personas adultas; reprueba diga lo que diga lo demás.',
  none: 'ninguna',
  remains: 'Lo que queda',
  nothingRemains: 'No regía nada más que conozcan los datos; puede quedar un indulto.',
  kind: {
    trafficking_specific: 'para sobrevivientes que eran menores',
    general: 'alivio general, para cualquier persona',
    affirmative_defense: 'defensa, solo antes de una condena',
  },
  points: (points, max) => `${points} de ${max}`,
  to: ' a ',
  notKnownIn: (categories) => `no se sabe: ${categories}`,
  rangeMeans: 'Un rango es el peor y el mejor caso cuando aquí nadie sabe lo que dice la ley.',
  pointByPoint: 'Punto por punto',
  marks: '(!) = nadie lo ha comprobado con el texto de la ley.',
  or: ' / ',
  together: (laws) => `Los tipos de registro que alcanzan estas leyes se cuentan juntos: ${laws}.`,
  mightBeMore: (law, points) => `otra ley, ${law}, tiene ${points} puntos y podría resultar mejor`,
  undated: (laws) => `No se cuenta, porque aquí nadie sabe desde cuándo rige: ${laws}.`,
  flags: 'Además',
  improve: 'Lo que más subiría la nota',
  nothingToImprove: 'Todas las categorías están en su mejor nivel.',
  upTo: (points) => `+${points}`,
  beforeFirst: (day, law) =>
    `La primera ley para sobrevivientes que conocen los datos es del ${day} (${law}). Antes: sin ley.`,
  history: 'La nota a lo largo del tiempo',
  countedFromReview: (laws) => `no cambió la ley: ${laws} cuenta desde su revisión, no se sabe su primer día`,
  law: (hash) => `ley ${hash}`,
  bill: (title, status, effective) => `Con el proyecto «${title}» (${status}; desde el ${effective})`,
  billLater: (effective, day) =>
    `El proyecto regiría desde el ${effective}, después del ${day}: ese día no cambia nada.`,
  today: 'sin el proyecto',
  with: 'con el proyecto',
  unchanged: (categories) => `Sin cambio: ${categories}.`,
  changesNothing: 'El proyecto no cambia aquí ningún punto de esta rúbrica.',
  values: {
    silent: 'la ley no lo dice',
    'not known': 'NO SE SABE',
    yes: 'sí',
    no: 'no',
    none: 'ninguno',
    vacatur: 'anulación',
    expungement: 'eliminación',
    sealing: 'sellado',
    set_aside: 'dejar sin efecto',
    dismissal: 'desestimación',
    destruction: 'destrucción',
    reduction: 'reducción',
    any: 'cualquiera',
    any_except: 'cualquiera salvo los excluidos',
    nonviolent_only: 'solo no violentos',
    prostitution_related_only: 'solo de prostitución',
    listed: 'los de una lista',
    misdemeanors_only: 'solo delitos menores',
    direct_result: 'resultado directo',
    result_of: 'resultado',
    substantially_connected: 'conexión sustancial',
    arising_from: 'derivado de ella',
    coerced_duress: 'coacción',
    during_trafficking: 'durante la trata',
    under_age: 'menor de edad',
    clear_and_convincing: 'clara y convincente',
    preponderance: 'más probable que no',
    prima_facie: 'a primera vista',
    beyond_reasonable_doubt: 'más allá de duda razonable',
    court_finding: 'a satisfacción de la corte',
    mandatory: 'obligatorio',
    discretionary: 'discrecional',
    mixed: 'mixto',
    always: 'siempre',
    only_if_opposed: 'solo si hay oposición',
    court_may_waive: 'la corte puede prescindir',
    never: 'nunca',
    required: 'obligatorio',
    required_or_services: 'obligatorio, o haber buscado servicios',
    not_required: 'no obligatorio',
  },
};

/** The words of both languages. */
export const gradeWords: Readonly<Record<Language, GradeWords>> = { en, es };
