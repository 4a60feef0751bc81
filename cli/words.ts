/** The command's own words, in English and Spanish. Both languages have one type, so that a missing phrase is a type error. */
import type { Outcome, Severity } from '@nunc/records';
import { chargeWords, type Language } from '@nunc/screening';

interface ScreenWords {
  readonly title: (day: string) => string;
  readonly courtDecides: string;
  readonly openMeans: string;
  readonly derived: (law: string, engine: string) => string;
  readonly counts: (charges: number, open: number, undecided: number, none: number) => string;
  readonly best: string;
  readonly alsoOpen: string;
  readonly undecided: string;
  readonly stronger: string;
  readonly later: string;
  readonly automatic: string;
  readonly automaticMeans: string;
  readonly closed: string;
  readonly defense: string;
  readonly forOthers: (provisions: string) => string;
  readonly dependsOn: (facts: string) => string;
  readonly from: (day: string) => string;
  readonly sure: (level: string) => string;
  readonly levels: Readonly<Record<'high' | 'medium' | 'low', string>>;
  readonly plan: (count: number) => string;
  readonly noPlan: string;
  readonly planIsDraft: string;
  readonly courtNotKnown: string;
  readonly county: (name: string) => string;
  readonly case: (number: string) => string;
  readonly fileIn: string;
  readonly serve: string;
  readonly answer: (days: string) => string;
  readonly burden: string;
  readonly forms: string;
  readonly notKnown: string;
  readonly silent: string;
  readonly mixedCase: (number: string, stays: string) => string;
  readonly unknownCourt: (charges: string) => string;
  readonly before: (provision: string, why: string) => string;
  readonly joinder: (counties: string) => string;
  readonly unverified: (features: string) => string;
  readonly notices: string;
  readonly elsewhere: string;
  readonly notUnderstood: (count: number) => string;
  readonly noLaw: (jurisdiction: string) => string;
  readonly noCycles: string;
  readonly recordError: string;
  readonly next: string;
  readonly nextAsk: (findings: number) => string;
  readonly nextPacket: string;
  readonly nextWhy: string;
  readonly nothingOpen: string;
}

interface AskWords {
  readonly hello: readonly string[];
  readonly keptIn: (file: string) => string;
  readonly notKept: string;
  readonly waiting: (count: number) => string;
  readonly about: (charge: string) => string;
  readonly aboutCase: (number: string) => string;
  readonly why: string;
  readonly hard: string;
  readonly hardGoOn: string;
  readonly yesNo: string;
  readonly day: string;
  readonly number: string;
  readonly number1: (most: number) => string;
  readonly text: string;
  readonly periods: string;
  readonly notYesNo: string;
  readonly notChoice: (most: number) => string;
  readonly notDay: string;
  readonly afterAsOf: (day: string) => string;
  readonly notNumber: string;
  readonly notPeriods: string;
  readonly endsBeforeStart: string;
  readonly notOffense: string;
  readonly skipped: string;
  readonly decided: string;
  readonly decidedNothing: string;
  readonly andMore: (count: number) => string;
  readonly stopped: string;
  readonly finished: string;
  readonly nothingToAsk: string;
  readonly summary: (open: number, undecided: number, closed: number) => string;
  readonly saved: (file: string) => string;
  readonly nothingSaved: string;
  readonly help: string;
}

export interface CliWords {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly charge: string;
  readonly screen: ScreenWords;
  readonly ask: AskWords;
  readonly sureness: Readonly<Record<string, string>>;
  readonly readWithDoubt: (fact: string) => string;
}

const screenEn: ScreenWords = {
  title: (day) => `What the law opens, asked on ${day}`,
  courtDecides: 'Nunc informs, the attorney advises, the court decides.',
  openMeans: '"Open" means that it may be asked for. It is not a promise.',
  derived: (law, engine) => `law ${law}, ${engine}`,
  counts: (charges, open, undecided, none) =>
    `${charges} ${charges === 1 ? 'charge' : 'charges'}: ${open} with an open route, ${undecided} waiting for facts, ${none} with no route found.`,
  best: 'best route',
  alsoOpen: 'also open',
  undecided: 'undecided',
  stronger: 'would be stronger',
  later: 'later',
  automatic: 'by itself',
  automaticMeans: 'Nothing to file; check that the agencies did it.',
  closed: 'closed',
  defense: 'defense',
  forOthers: (provisions) =>
    `not for this kind of record or offense: ${provisions} (--all gives each reason)`,
  dependsOn: (facts) => `It depends on: ${facts}.`,
  from: (day) => `from ${day}`,
  sure: (level) => `sure: ${level}`,
  levels: { high: 'high', medium: 'medium', low: 'low' },
  plan: (count) => `Filing plan: ${count} ${count === 1 ? 'filing' : 'filings'}`,
  noPlan: 'Filing plan: nothing to file yet',
  planIsDraft: 'A draft for the attorney, in this order.',
  courtNotKnown: 'court not known',
  county: (name) => `${name} County`,
  case: (number) => `case ${number}`,
  fileIn: 'file in',
  serve: 'serve',
  answer: (days) => `answer within ${days} days`,
  burden: 'proof',
  forms: 'forms',
  notKnown: 'not known',
  silent: 'the statute is silent',
  mixedCase: (number, stays) =>
    `In case ${number} other charges stay: ${stays}. Ask the attorney how to plead a mixed case.`,
  unknownCourt: (charges) =>
    `The court is not known for: ${charges}. Find the case in the court's own index first.`,
  before: (provision, why) => `File this before ${provision}: ${why}`,
  joinder: (counties) => `Several counties (${counties}): they can be joined only if all agree.`,
  unverified: (features) => `Not checked against the statute: ${features}`,
  notices: 'Please note',
  elsewhere:
    'The sheet says that other states hold more (MULTIPLE SOURCE). Ask for the FBI record before filing.',
  notUnderstood: (count) =>
    `${count === 1 ? '1 line was not understood; it' : `${count} lines were not understood; they`} may hold a charge. See: nunc read FILE`,
  noLaw: (jurisdiction) => `No law of ${jurisdiction} is in this clone: its charges have no findings.`,
  noCycles: 'The sheet lists no arrest and no case.',
  recordError: 'The sheet is an error message of the agency, not a history. Ask for it again.',
  next: 'Next',
  nextAsk: (findings) =>
    `${findings} ${findings === 1 ? 'finding waits' : 'findings wait'} for facts: nunc ask FILE --out facts.yaml asks only what can still decide one`,
  nextPacket: 'the papers: nunc packet FILE --facts facts.yaml --out DIR',
  nextWhy: 'every step with its cite: nunc screen FILE --why',
  nothingOpen: 'Nothing is open on what is known so far.',
};

const screenEs: ScreenWords = {
  title: (day) => `Lo que abre la ley, preguntado el ${day}`,
  courtDecides: 'Nunc informa, la abogada o el abogado aconseja, la corte decide.',
  openMeans: '«Abierto» quiere decir que se puede pedir. No es una promesa.',
  derived: (law, engine) => `ley ${law}, ${engine}`,
  counts: (charges, open, undecided, none) =>
    `${charges} ${charges === 1 ? 'cargo' : 'cargos'}: ${open} con una vía abierta, ${undecided} a la espera de datos, ${none} sin vía encontrada.`,
  best: 'mejor vía',
  alsoOpen: 'también',
  undecided: 'sin decidir',
  stronger: 'sería más fuerte',
  later: 'después',
  automatic: 'por sí solo',
  automaticMeans: 'No hay nada que presentar; revise que las agencias lo hicieron.',
  closed: 'cerrado',
  defense: 'defensa',
  forOthers: (provisions) =>
    `no son para este tipo de registro o delito: ${provisions} (--all da cada razón)`,
  dependsOn: (facts) => `Depende de: ${facts}.`,
  from: (day) => `desde el ${day}`,
  sure: (level) => `seguridad: ${level}`,
  levels: { high: 'alta', medium: 'media', low: 'baja' },
  plan: (count) => `Plan de presentación: ${count} ${count === 1 ? 'petición' : 'peticiones'}`,
  noPlan: 'Plan de presentación: todavía nada que presentar',
  planIsDraft: 'Un borrador para la abogada o el abogado, en este orden.',
  courtNotKnown: 'no se sabe la corte',
  county: (name) => `condado de ${name}`,
  case: (number) => `caso ${number}`,
  fileIn: 'presentar',
  serve: 'notificar',
  answer: (days) => `respuesta en ${days} días`,
  burden: 'prueba',
  forms: 'formularios',
  notKnown: 'no se sabe',
  silent: 'la ley no lo dice',
  mixedCase: (number, stays) =>
    `En el caso ${number} quedan otros cargos: ${stays}. Pregunte cómo pedirlo en un caso mixto.`,
  unknownCourt: (charges) =>
    `No se sabe la corte de: ${charges}. Busque primero el caso en el índice de la corte.`,
  before: (provision, why) => `Presente esto antes de ${provision}: ${why}`,
  joinder: (counties) => `Varios condados (${counties}): se pueden unir solo si todos están de acuerdo.`,
  unverified: (features) => `Sin comprobar con el texto de la ley: ${features}`,
  notices: 'Tenga en cuenta',
  elsewhere:
    'La hoja dice que otros estados tienen más (MULTIPLE SOURCE). Pida el registro del FBI antes de presentar.',
  notUnderstood: (count) =>
    `${count} ${count === 1 ? 'línea no se entendió' : 'líneas no se entendieron'}; puede haber un cargo ahí. Vea: nunc read FILE`,
  noLaw: (jurisdiction) => `Aquí no está la ley de ${jurisdiction}: sus cargos no tienen conclusiones.`,
  noCycles: 'La hoja no tiene ningún arresto ni caso.',
  recordError: 'La hoja es un mensaje de error de la agencia, no un historial. Pídala otra vez.',
  next: 'Qué sigue',
  nextAsk: (findings) =>
    `${findings} ${findings === 1 ? 'conclusión espera' : 'conclusiones esperan'} datos: nunc ask FILE --out facts.yaml --language es pregunta solo lo que todavía puede decidir algo`,
  nextPacket: 'los papeles: nunc packet FILE --facts facts.yaml --out DIR',
  nextWhy: 'cada paso con su cita: nunc screen FILE --why --language es',
  nothingOpen: 'Con lo que se sabe hasta ahora no hay nada abierto.',
};

const askEn: AskWords = {
  hello: [
    'A few questions, only those that can still decide something. Each says why it is asked.',
    'Write ? for "I don\'t know" or "skip"; nobody asks it again. Write stop to end at any time.',
  ],
  keptIn: (file) => `What you answer is kept only in ${file}, after each answer.`,
  notKept: 'Nothing you answer is kept (--out FILE would keep it in one file).',
  waiting: (count) => `${count} ${count === 1 ? 'finding waits' : 'findings wait'} for an answer.`,
  about: (charge) => `About ${charge}`,
  aboutCase: (number) => `About case ${number}`,
  why: 'Why',
  hard: 'The next question is about what happened, and it may be hard. You can skip it with ?, or stop here for today.',
  hardGoOn: 'Press Enter to see it, or write ? or stop: ',
  yesNo: 'yes, no or ?',
  day: 'a date such as 2014, 2014-05 or 2014-05-02, or ?',
  number: 'a number, or ?',
  number1: (most) => `1 to ${most}, or ?`,
  text: 'for example as it stands on the complaint, or ?',
  periods: 'such as 2013..2015 or 2013-05..2015 (several with a comma), or ?',
  notYesNo: 'Please write yes, no or ?',
  notChoice: (most) => `Please write a number from 1 to ${most}, or ?`,
  notDay: 'That is no date. Please write a year (2014), a month (2014-05) or a day (2014-05-02), or ?',
  afterAsOf: (day) => `That is after ${day}, the day asked about. Please write an earlier date, or ?`,
  notNumber: 'Please write digits, or ?',
  notPeriods: 'Please write two dates with two dots between them, such as 2013..2015, or ?',
  endsBeforeStart: 'That time ends before it begins. Please write it again, or ?',
  notOffense:
    'The list of offenses does not have that section. Please write code and section as on the complaint, or ?',
  skipped: 'Skipped. That is fine; it will not be asked again.',
  decided: 'This decided',
  decidedNothing: 'Thank you. Nothing is decided by this alone.',
  andMore: (count) => `and ${count} more`,
  stopped: 'Stopped here. You can go on another day.',
  finished: 'Nothing is left to ask: no further answer would decide anything.',
  nothingToAsk: 'There is nothing to ask: everything that answers can decide is decided.',
  summary: (open, undecided, closed) =>
    `Findings now: ${open} open, ${undecided} undecided, ${closed} closed.`,
  saved: (file) =>
    `Kept in ${file}. It holds what a survivor told: keep it as you keep the rest of the file.`,
  nothingSaved: 'Nothing was kept.',
  help: 'Somebody to talk to, now or later:',
};

const askEs: AskWords = {
  hello: [
    'Unas pocas preguntas, solo las que todavía pueden decidir algo. Cada una dice por qué se hace.',
    'Escriba ? para «no sé» o «saltar»; no se vuelve a preguntar. Escriba parar para terminar en cualquier momento.',
  ],
  keptIn: (file) => `Lo que responda se guarda solo en ${file}, después de cada respuesta.`,
  notKept: 'Nada de lo que responda se guarda (--out FILE lo guardaría en un archivo).',
  waiting: (count) => `${count} ${count === 1 ? 'conclusión espera' : 'conclusiones esperan'} una respuesta.`,
  about: (charge) => `Sobre ${charge}`,
  aboutCase: (number) => `Sobre el caso ${number}`,
  why: 'Por qué',
  hard: 'La siguiente pregunta es sobre lo que pasó, y puede ser difícil. Puede saltarla con ?, o parar aquí por hoy.',
  hardGoOn: 'Presione Enter para verla, o escriba ? o parar: ',
  yesNo: 'sí, no o ?',
  day: 'una fecha como 2014, 2014-05 o 2014-05-02, o ?',
  number: 'un número, o ?',
  number1: (most) => `1 a ${most}, o ?`,
  text: 'por ejemplo como está en la denuncia, o ?',
  periods: 'como 2013..2015 o 2013-05..2015 (varios con coma), o ?',
  notYesNo: 'Por favor escriba sí, no o ?',
  notChoice: (most) => `Por favor escriba un número de 1 a ${most}, o ?`,
  notDay: 'Eso no es una fecha. Por favor escriba un año (2014), un mes (2014-05) o un día (2014-05-02), o ?',
  afterAsOf: (day) =>
    `Eso es después del ${day}, el día por el que se pregunta. Por favor escriba una fecha anterior, o ?`,
  notNumber: 'Por favor escriba cifras, o ?',
  notPeriods: 'Por favor escriba dos fechas con dos puntos en medio, como 2013..2015, o ?',
  endsBeforeStart: 'Ese tiempo termina antes de empezar. Por favor escríbalo otra vez, o ?',
  notOffense:
    'La lista de delitos no tiene esa sección. Por favor escriba código y sección como en la denuncia, o ?',
  skipped: 'Saltada. Está bien; no se vuelve a preguntar.',
  decided: 'Esto decidió',
  decidedNothing: 'Gracias. Esto solo no decide nada.',
  andMore: (count) => `y ${count} más`,
  stopped: 'Paramos aquí. Puede seguir otro día.',
  finished: 'No queda nada que preguntar: ninguna otra respuesta decidiría algo.',
  nothingToAsk: 'No hay nada que preguntar: está decidido todo lo que las respuestas pueden decidir.',
  summary: (open, undecided, closed) =>
    `Conclusiones ahora: ${open} abiertas, ${undecided} sin decidir, ${closed} cerradas.`,
  saved: (file) =>
    `Guardado en ${file}. Tiene lo que contó una persona sobreviviente: guárdelo como el resto del expediente.`,
  nothingSaved: 'No se guardó nada.',
  help: 'Alguien con quien hablar, ahora o después:',
};

/** The words of both languages. */
export const cliWords: Readonly<Record<Language, CliWords>> = {
  en: {
    ...chargeWords.en,
    charge: 'charge',
    screen: screenEn,
    ask: askEn,
    sureness: {
      law_review_medium: 'the review of this law is not finished',
      law_review_low: 'the review of this law has just begun',
      version_start_not_known: 'the day this version began is not known',
      law_unverified: 'parts of this law are not checked against the statute',
      no_allegation_on_sheet: 'the sheet shows no special allegation; check the complaint',
      offense_not_recognized: 'the offense was not recognized',
      offense_read_through_repair: 'the section was read through a repair',
      offense_class_not_sure: 'the class of the offense is not sure',
      offense_read_with_doubt: 'the offense was read with doubt',
    },
    readWithDoubt: (fact) => `read with doubt: ${fact}`,
  },
  es: {
    ...chargeWords.es,
    charge: 'cargo',
    screen: screenEs,
    ask: askEs,
    sureness: {
      law_review_medium: 'la revisión de esta ley no está terminada',
      law_review_low: 'la revisión de esta ley apenas empezó',
      version_start_not_known: 'no se sabe desde qué día rige esta versión',
      law_unverified: 'partes de esta ley no están comprobadas con su texto',
      no_allegation_on_sheet: 'la hoja no muestra una acusación especial; revise la denuncia',
      offense_not_recognized: 'no se reconoció el delito',
      offense_read_through_repair: 'la sección se leyó con una corrección',
      offense_class_not_sure: 'la clase del delito no es segura',
      offense_read_with_doubt: 'el delito se leyó con duda',
    },
    readWithDoubt: (fact) => `leído con duda: ${fact}`,
  },
};
