/** The words of `nunc consequences`, in English and Spanish; a missing phrase is a type error. */
import type { Doubt, Standing } from '@nunc/consequences';
import type { Language } from '@nunc/screening';

interface ConsequencesWords {
  readonly title: (day: string) => string;
  readonly informs: string;
  readonly short: (rules: number, places: string) => string;
  readonly counts: (burdens: number, sure: number, protections: number) => string;
  readonly charges: string;
  readonly assumed: (relief: string, provision: string, isOpen: boolean) => string;
  readonly given: (relief: string) => string;
  readonly noneAssumed: string;
  readonly supposed: string;
  readonly after: (counts: Readonly<Record<Standing, number>>) => string;
  readonly nothingHere: string;
  readonly nothing: string;
  readonly may: string;
  readonly protection: string;
  readonly unverified: string;
  readonly inPart: string;
  readonly ifAlso: string;
  readonly by: string;
  readonly relief: string;
  readonly note: string;
  readonly above: string;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly federal: string;
  readonly lived: (place: string) => string;
  readonly because: Readonly<Record<Doubt, string>>;
}

const en: ConsequencesWords = {
  title: (day) => `What this record may block, asked on ${day}`,
  informs: 'Nunc informs, the attorney advises, the court decides. Nothing here is a promise.',
  short: (rules, places) =>
    `It knows ${rules} rules (${places}); there are many thousands. What is not listed may still exist. "Not checked" means that nobody here has read it in a source.`,
  counts: (burdens, sure, protections) =>
    `Burdens: ${burdens}, of which ${sure} for sure and ${burdens - sure} perhaps. Rules that protect: ${protections}.`,
  charges: 'Charges',
  assumed: (relief, provision, isOpen) =>
    `suppose ${relief} under ${provision} (${isOpen ? 'open: may be asked for' : 'undecided: facts are missing'})`,
  given: (relief) => `the sheet shows ${relief} already`,
  noneAssumed: 'no such relief is supposed',
  supposed: 'What follows supposes that this relief is granted. The court decides whether it is.',
  after: ({ lifted, may_be_lifted, not_known, not_needed, stays }) =>
    `With this relief: ${lifted} of the burdens may be lifted, ${may_be_lifted} in part or it depends, ${not_known} not known, ${not_needed} need no relief, ${stays} would stay.`,
  nothingHere: 'Nothing that Nunc knows.',
  nothing: 'Nunc knows no burden that this record sets off.',
  may: 'perhaps',
  protection: 'protects',
  unverified: '[not checked]',
  inPart: '[checked in part]',
  ifAlso: 'only if',
  by: 'because of',
  relief: 'relief',
  note: 'note',
  above: 'also listed above',
  standing: {
    lifted: 'may lift this: each charge behind it would have one that can',
    not_needed: 'no relief is needed for this',
    may_be_lifted: 'may lift a part of this, or it depends',
    not_known: 'nobody here knows what it would do',
    stays: 'this would stay',
  },
  federal: 'federal',
  lived: (place) => `Rules of ${place} are not known to Nunc yet; only federal rules are shown for it.`,
  because: {
    offense_not_known: 'the offense is not known',
    offense_in_doubt: 'whether the offense counts is in doubt',
    some_offenses_of_the_group: 'only some offenses of this kind count',
    list_known_in_outline: 'the list of offenses is known in outline only',
    attempt_or_conspiracy: 'an attempt or a conspiracy may not count',
    severity_not_known: 'felony or misdemeanor is not known',
    reduced_since: 'it was reduced since',
    infraction: 'an infraction may not count',
    outcome_not_known: 'how it ended is not known',
    plea_may_count: 'a plea may count as a conviction',
    juvenile: 'a juvenile finding may not count',
    looks_at_conduct: 'it looks at what was done',
    besides: 'something else must be so, too',
    date_not_known: 'the date is not known',
    time_may_have_passed: 'its time may have passed',
    time_may_not_have_passed: 'its time may not yet have come',
  },
};

const es: ConsequencesWords = {
  title: (day) => `Lo que estos antecedentes pueden impedir, consultado el ${day}`,
  informs: 'Nunc informa, la abogada o el abogado aconseja, la corte decide. Nada aquí es una promesa.',
  short: (rules, places) =>
    `Conoce ${rules} reglas (${places}); existen muchos miles. Lo que no aparece puede existir. "Sin revisar" quiere decir que nadie aquí lo ha leído en una fuente.`,
  counts: (burdens, sure, protections) =>
    `Impedimentos: ${burdens}, de ellos ${sure} seguros y ${burdens - sure} posibles. Reglas que protegen: ${protections}.`,
  charges: 'Cargos',
  assumed: (relief, provision, isOpen) =>
    `suponga ${relief} según ${provision} (${isOpen ? 'abierta: se puede pedir' : 'sin decidir: faltan hechos'})`,
  given: (relief) => `la hoja ya muestra ${relief}`,
  noneAssumed: 'no se supone este alivio',
  supposed: 'Lo que sigue supone que se concede este alivio. La corte decide si lo concede.',
  after: ({ lifted, may_be_lifted, not_known, not_needed, stays }) =>
    `Con este alivio: ${lifted} de los impedimentos pueden quitarse, ${may_be_lifted} en parte o depende, ${not_known} no se sabe, ${not_needed} no necesitan alivio, ${stays} quedarían.`,
  nothingHere: 'Nada que Nunc conozca.',
  nothing: 'Nunc no conoce ningún impedimento por estos antecedentes.',
  may: 'quizás',
  protection: 'protege',
  unverified: '[sin revisar]',
  inPart: '[revisado en parte]',
  ifAlso: 'solo si',
  by: 'por',
  relief: 'alivio',
  note: 'nota',
  above: 'también aparece arriba',
  standing: {
    lifted: 'puede quitarlo: cada cargo que lo causa tendría uno que puede',
    not_needed: 'no hace falta alivio para esto',
    may_be_lifted: 'puede quitar una parte, o depende',
    not_known: 'nadie aquí sabe qué haría',
    stays: 'esto quedaría',
  },
  federal: 'federales',
  lived: (place) => `Nunc aún no conoce reglas de ${place}; para ese lugar solo se muestran las federales.`,
  because: {
    offense_not_known: 'no se conoce el delito',
    offense_in_doubt: 'no es seguro que el delito cuente',
    some_offenses_of_the_group: 'solo cuentan algunos delitos de este tipo',
    list_known_in_outline: 'la lista de delitos solo se conoce a grandes rasgos',
    attempt_or_conspiracy: 'una tentativa o conspiración puede no contar',
    severity_not_known: 'no se sabe si fue delito grave o menor',
    reduced_since: 'se redujo después',
    infraction: 'una infracción puede no contar',
    outcome_not_known: 'no se sabe cómo terminó',
    plea_may_count: 'una declaración puede contar como condena',
    juvenile: 'una decisión de menores puede no contar',
    looks_at_conduct: 'mira lo que se hizo',
    besides: 'además debe cumplirse otra cosa',
    date_not_known: 'no se conoce la fecha',
    time_may_have_passed: 'su plazo puede haber pasado',
    time_may_not_have_passed: 'su plazo puede no haber llegado',
  },
};

export const consequencesWords: Readonly<Record<Language, ConsequencesWords>> = { en, es };
