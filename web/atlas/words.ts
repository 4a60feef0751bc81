/** Words of the atlas that several of its pages use, and those of the map. */
import { bilingual } from '../site/language.ts';

export const atlasWords = bilingual({
  navLabel: { en: 'The law atlas', es: 'El atlas de leyes' },
  navMap: { en: 'All laws', es: 'Todas las leyes' },
  navCompare: { en: 'Compare', es: 'Comparar' },
  navRelief: { en: 'Kinds of relief', es: 'Tipos de alivio' },
  navIdeal: { en: 'The ideal law', es: 'La ley ideal' },
  navBill: { en: 'Try a bill', es: 'Probar un proyecto' },
  navChanges: { en: 'Changes', es: 'Cambios' },
  navData: { en: 'Method and data', es: 'Método y datos' },
  trail: { en: 'Where you are', es: 'Dónde está' },

  lawsTitle: { en: 'The laws of every state', es: 'Las leyes de cada estado' },
  lawsLead: {
    en: 'Which laws let survivors of human trafficking clear a record, how they differ, and how they have changed since 2010. Every point has its reason and its source.',
    es: 'Qué leyes permiten a sobrevivientes de trata limpiar sus antecedentes, en qué se diferencian y cómo han cambiado desde 2010. Cada punto tiene su razón y su fuente.',
  },
  badDay: {
    en: '“{day}” is not a day of the calendar. You see the law of today. Write a day as 2018-06-01.',
    es: '«{day}» no es un día del calendario. Aquí ve la ley de hoy. Escriba el día así: 2018-06-01.',
  },
  dayTooEarly: {
    en: 'The atlas begins on {day}, because almost no such law existed before. You see that day.',
    es: 'El atlas empieza el {day}, porque antes casi no existían estas leyes. Aquí ve ese día.',
  },
  dayTooLate: {
    en: 'Nobody knows the law of a day to come. You see the law of today.',
    es: 'Nadie conoce la ley de un día futuro. Aquí ve la ley de hoy.',
  },
  badRubric: {
    en: 'There is no rubric “{rubric}”. You see the grades of: {shown}.',
    es: 'No hay ninguna pauta «{rubric}». Aquí ve las notas de: {shown}.',
  },
  badFacet: {
    en: 'The filter “{value}” does not exist and was left out.',
    es: 'El filtro «{value}» no existe y no se usó.',
  },
  badSort: {
    en: 'The table cannot be sorted by “{value}”. It is sorted by grade.',
    es: 'La tabla no se puede ordenar por «{value}». Está ordenada por nota.',
  },
  dayHeading: { en: 'The law on any day', es: 'La ley de cualquier día' },
  dayField: { en: 'Day', es: 'Día' },
  rubricField: { en: 'Graded by', es: 'Evaluada según' },
  show: { en: 'Show', es: 'Mostrar' },
  today: { en: 'Today', es: 'Hoy' },
  haveALaw: { en: 'places with a law for survivors', es: 'lugares con una ley para sobrevivientes' },

  mapHeading: { en: 'Grades on {day}', es: 'Notas el {day}' },
  mapLabel: {
    en: 'Map of the states with the grade of each on {day}. The table below has the same.',
    es: 'Mapa de los estados con la nota de cada uno el {day}. La tabla de abajo dice lo mismo.',
  },
  summary: {
    en: '{have} of {all} jurisdictions have a law made for survivors; {shut} of these shut out adults. {none} have none. For {range} the grade is a range, because a part of the law is not known to us.',
    es: '{have} de {all} jurisdicciones tienen una ley hecha para sobrevivientes; {shut} de ellas excluyen a personas adultas. {none} no tienen ninguna. En {range} la nota es un rango, porque no conocemos una parte de la ley.',
  },
  summaryUnknown: {
    en: 'Not known for this day: {names}.',
    es: 'No se sabe para ese día: {names}.',
  },
  noLaw: { en: 'no law made for survivors', es: 'sin ley hecha para sobrevivientes' },
  notKnownThen: {
    en: 'not known: its law has no known first day',
    es: 'no se sabe: no conocemos el primer día de su ley',
  },
  notKnown: { en: 'not known', es: 'no se sabe' },
  shutsOutAdults: { en: 'shuts out adults', es: 'excluye a personas adultas' },
  grade: { en: 'grade', es: 'nota' },
  passes: { en: 'passes', es: 'cumple' },
  of: { en: 'of', es: 'de' },
  to: { en: 'to', es: 'a' },
  ofPoints: { en: '{points} of {max} points', es: '{points} de {max} puntos' },
  fromPoints: { en: 'from {n} points', es: 'desde {n} puntos' },
  atLeast: { en: 'at least this:', es: 'al menos esto:' },
  nobody: { en: 'nobody', es: 'nadie' },
  byGrade: { en: 'By grade', es: 'Por nota' },
  rangeMeans: {
    en: 'Gray stripes: the grade could be better, because nobody here knows what the statute says on a point. Nothing is guessed.',
    es: 'Franjas grises: la nota podría ser mejor, porque aquí nadie sabe qué dice la ley sobre un punto. Nada se adivina.',
  },
  starMeans: { en: '* shuts out adults.', es: '* excluye a personas adultas.' },
  rubricNotVerified: {
    en: 'This rubric was read in a restatement and is not checked against its source.',
    es: 'Esta pauta se leyó en una reformulación y no está comprobada con su fuente.',
  },
  method: { en: 'How points are given', es: 'Cómo se dan los puntos' },

  facetsHeading: { en: 'Show only laws that ...', es: 'Mostrar solo leyes que ...' },
  facetsMean: {
    en: 'One law for survivors has to have everything that you choose. Places whose law is not known to us on a point are listed apart.',
    es: 'Una misma ley para sobrevivientes debe tener todo lo que elija. Los lugares cuya ley no conocemos en un punto van aparte.',
  },
  facetAny: { en: 'any', es: 'cualquiera' },
  facetsApply: { en: 'Filter', es: 'Filtrar' },
  facetsClear: { en: 'Show all', es: 'Mostrar todas' },
  facetRecord: { en: 'Reaches', es: 'Alcanza' },
  facetOffenses: { en: 'Offenses', es: 'Delitos' },
  facetFor: { en: 'Is for', es: 'Es para' },
  facetRelief: { en: 'Gives', es: 'Concede' },
  facetProof: { en: 'Proof', es: 'Prueba' },
  facetHearing: { en: 'Hearing', es: 'Audiencia' },
  facetTime: { en: 'Time', es: 'Plazos' },
  facetNoDeadline: { en: 'no deadline', es: 'sin fecha límite' },
  facetNoWait: { en: 'no waiting time', es: 'sin espera' },
  fitYes: { en: '{n} have such a law:', es: '{n} tienen una ley así:' },
  fitUnknown: { en: '{n} may have one; not known to us:', es: '{n} quizá la tengan; no lo sabemos:' },
  fitNotKnown: { en: 'not known if it fits', es: 'no se sabe si corresponde' },

  tableHeading: { en: 'The same as a table', es: 'Lo mismo en una tabla' },
  sortBy: { en: 'sort the table by this', es: 'ordenar la tabla por esto' },
  jurisdiction: { en: 'Jurisdiction', es: 'Jurisdicción' },
  gradeHead: { en: 'Grade', es: 'Nota' },
  lawHead: { en: 'Law that is graded', es: 'Ley evaluada' },
  recordsHead: { en: 'Records it reaches', es: 'Registros que alcanza' },
  proofHead: { en: 'Proof', es: 'Prueba' },
  knownHead: { en: 'Known to us', es: 'Lo que sabemos' },
  reviewedHead: { en: 'Reviewed', es: 'Revisada' },
  notCovered: {
    en: 'Covered: the fifty states, the District of Columbia and federal law. Not covered: Puerto Rico, Guam, the US Virgin Islands, American Samoa, the Northern Mariana Islands, tribal courts and military courts. That they are missing here says nothing about their law.',
    es: 'Cubre los cincuenta estados, el Distrito de Columbia y la ley federal. No cubre Puerto Rico, Guam, las Islas Vírgenes de EE. UU., Samoa Americana, las Islas Marianas del Norte, las cortes tribales ni las militares. Que falten aquí no dice nada de sus leyes.',
  },

  citeHeading: { en: 'How to cite this page', es: 'Cómo citar esta página' },
  citeMap: {
    en: 'Grades of record-relief laws for survivors of human trafficking',
    es: 'Notas de las leyes de alivio de antecedentes para sobrevivientes de trata',
  },
  citeText: {
    en: 'Nunc developers. “{what}”, law in force on {day}. Nunc atlas, law data {hash}. {address}',
    es: 'Nunc developers. «{what}», ley vigente el {day}. Atlas de Nunc, datos de la ley {hash}. {address}',
  },
  hashMeans: {
    en: 'The number names exactly the law files that were read. In full:',
    es: 'El número señala exactamente los archivos de ley que se leyeron. Completo:',
  },
  license: {
    en: 'The law data may be used freely under',
    es: 'Los datos de la ley se pueden usar libremente bajo',
  },

  unverified: { en: 'not checked against the statute', es: 'sin comprobar con la ley' },
  unverifiedMark: { en: 'unchecked', es: 'sin comprobar' },
  unverifiedMeans: {
    en: '“Unchecked”: nobody here has compared this point with the text of the statute. “The statute is silent” and “not known” are different answers: the first means that we read it and it says nothing, the second that we have not seen it.',
    es: '«Sin comprobar»: aquí nadie ha comparado este punto con el texto de la ley. «La ley no lo dice» y «no se sabe» son respuestas distintas: la primera es que la leímos y no dice nada; la segunda, que no la hemos visto.',
  },
  englishOnly: {
    en: '',
    es: 'Estas notas de trabajo están solo en inglés.',
  },
  noSuchTitle: { en: 'That law is not in the atlas', es: 'Esa ley no está en el atlas' },
  noSuchJurisdiction: {
    en: 'There is no jurisdiction “{id}” here. The atlas has the fifty states, the District of Columbia and federal law.',
    es: 'No hay ninguna jurisdicción «{id}». El atlas tiene los cincuenta estados, el Distrito de Columbia y la ley federal.',
  },
  noSuchProvision: {
    en: 'There is no law “{id}” in the atlas for {place}.',
    es: 'En el atlas no hay ninguna ley «{id}» de {place}.',
  },
  noSuchVersion: {
    en: 'This law has no version that began on “{id}”.',
    es: 'Esta ley no tiene ninguna versión que empiece el «{id}».',
  },
  allPlaces: { en: 'All places', es: 'Todos los lugares' },
  chooseOne: { en: 'You can go on from one of these:', es: 'Puede seguir desde aquí:' },
});
