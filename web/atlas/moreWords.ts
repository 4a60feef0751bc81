/** Words of the pages about several laws at once: comparing, kinds of relief, the ideal law, changes, data. */
import { bilingual } from '../site/language.ts';

export const moreWords = bilingual({
  compareTitle: { en: 'Compare laws', es: 'Comparar leyes' },
  compareLead: {
    en: 'Choose up to five places. You see their laws for survivors side by side, on any day since 2010.',
    es: 'Elija hasta cinco lugares. Verá sus leyes para sobrevivientes lado a lado, en cualquier día desde 2010.',
  },
  compareChoose: { en: 'Places', es: 'Lugares' },
  compareShow: { en: 'Compare', es: 'Comparar' },
  compareMany: {
    en: 'You chose {n} places. Five fit side by side; these are the first five. Left out: {names}.',
    es: 'Eligió {n} lugares. Caben cinco; estos son los primeros cinco. Quedan fuera: {names}.',
  },
  compareWrong: {
    en: 'There is no place “{id}” in the atlas; it was left out.',
    es: 'En el atlas no hay ningún lugar «{id}»; no se usó.',
  },
  compareNone: { en: 'Nothing is chosen yet.', es: 'Todavía no ha elegido nada.' },
  comparePoints: { en: 'By points', es: 'Por puntos' },
  compareFeatures: { en: 'By what the law says', es: 'Por lo que dice la ley' },
  noLawThere: { en: 'no such law', es: 'sin tal ley' },
  unchecked: { en: 'unchecked', es: 'sin comprobar' },
  relief: { en: 'Relief', es: 'Alivio' },

  reliefTitle: { en: 'Kinds of relief', es: 'Tipos de alivio' },
  reliefLead: {
    en: 'Laws use many words for clearing a record. They do not do the same. What counts is the text of each law, so look at it, too.',
    es: 'Las leyes usan muchas palabras para limpiar antecedentes. No hacen lo mismo. Cuenta el texto de cada ley; mírelo también.',
  },
  reliefMeans: { en: 'What it means', es: 'Qué significa' },
  reliefWhom: { en: 'Laws made for survivors', es: 'Leyes hechas para sobrevivientes' },
  reliefEverybody: { en: 'Laws for everybody', es: 'Leyes para cualquier persona' },
  reliefProof: { en: 'Proof they ask for', es: 'Prueba que piden' },
  reliefEffect: { en: 'What their text says of the effect', es: 'Qué dice su texto sobre el efecto' },
  reliefWhere: { en: 'Where', es: 'Dónde' },
  reliefLaws: { en: 'laws: {n}; places: {places}', es: 'leyes: {n}; lugares: {places}' },
  reliefNone: { en: 'none', es: 'ninguna' },
  reliefCount: {
    en: '{what}: {yes} yes, {no} no, {silent} silent, {unknown} not known',
    es: '{what}: {yes} sí, {no} no, {silent} no lo dicen, {unknown} no se sabe',
  },
  matrixHeading: { en: 'What each kind changes in life', es: 'Qué cambia cada tipo en la vida' },
  matrixRule: {
    en: 'A rule of thumb, from research in November 2026, not from each statute. The law of a place and the record itself decide. Immigration above all: ask an immigration attorney before filing.',
    es: 'Es una regla general, de una investigación de noviembre de 2026, no de cada ley. Deciden la ley del lugar y los antecedentes mismos. Sobre todo en inmigración: pregunte a una abogada o un abogado de inmigración antes de presentar algo.',
  },
  matrixArea: { en: 'Area of life', es: 'Área de la vida' },
  matrixSource: { en: 'Source', es: 'Fuente' },
  consequences: { en: 'What a record blocks', es: 'Lo que impiden los antecedentes' },

  idealTitle: { en: 'The ideal law', es: 'La ley ideal' },
  idealLead: {
    en: 'For each category the best that any place already has, put together. Nobody has enacted it as a whole; each part of it is the law somewhere.',
    es: 'De cada categoría, lo mejor que ya tiene algún lugar, reunido. Nadie la ha aprobado entera; cada parte es ley en algún lugar.',
  },
  idealPoints: { en: '{points} of {max} points on {day}.', es: '{points} de {max} puntos el {day}.' },
  idealNone: {
    en: 'On this day no place had a law for survivors.',
    es: 'Ese día ningún lugar tenía una ley para sobrevivientes.',
  },
  idealTaken: { en: 'Taken from {citation}', es: 'Tomado de {citation}' },
  idealWho: { en: 'Who has it', es: 'Quién lo tiene' },
  idealFile: { en: 'The model as a law file', es: 'El modelo como archivo de ley' },
  idealShow: { en: 'Show the file', es: 'Mostrar el archivo' },
  idealBest: { en: 'Best level', es: 'Mejor nivel' },

  changesTitle: { en: 'Changes of the law', es: 'Cambios de la ley' },
  changesLead: {
    en: 'Every law and every version that the atlas knows a day of, newest first. To be told of new ones, follow the feed with any feed reader.',
    es: 'Cada ley y cada versión cuyo día conoce el atlas, primero las más nuevas. Para enterarse de las próximas, siga el canal con cualquier lector de noticias.',
  },
  feed: { en: 'Feed (Atom)', es: 'Canal (Atom)' },
  changeBegins: { en: 'new law', es: 'ley nueva' },
  changeAmended: { en: 'changed', es: 'cambió' },
  changeEnds: { en: 'ended', es: 'terminó' },
  changeBill: { en: 'Bill, not law', es: 'Proyecto, no es ley' },
  billsHeading: { en: 'Bills: not law', es: 'Proyectos: no son ley' },
  billsLead: {
    en: 'Bills that reviews have seen, as they stood then. Whether one was enacted since is not known here.',
    es: 'Proyectos que vieron las revisiones, como estaban entonces. Aquí no se sabe si alguno se aprobó después.',
  },
  enactedHeading: { en: 'Law', es: 'Ley' },
  points: { en: '{n} points of it changed', es: 'cambiaron {n} puntos' },
  onePlace: { en: 'Only one place', es: 'Solo un lugar' },
  allPlaces: { en: 'all places', es: 'todos los lugares' },

  dataTitle: { en: 'Method and data', es: 'Método y datos' },
  dataLead: {
    en: 'Everything in the atlas is data that anybody may check, reuse and correct.',
    es: 'Todo en el atlas son datos que cualquiera puede comprobar, reutilizar y corregir.',
  },
  dataFiles: { en: 'Files', es: 'Archivos' },
  dataAtlasJson: {
    en: 'All places and laws, whole (JSON)',
    es: 'Todos los lugares y leyes, completos (JSON)',
  },
  dataAtlasCsv: {
    en: 'One row for each point of each version (CSV)',
    es: 'Una fila por cada punto de cada versión (CSV)',
  },
  dataMeta: {
    en: 'Title, version, license, identifier (JSON)',
    es: 'Título, versión, licencia, identificador (JSON)',
  },
  dataCards: {
    en: 'Report cards of today (JSON); add ?on=2018-06-01 or ?rubric=uniform-act',
    es: 'Boletas de hoy (JSON); añada ?on=2018-06-01 o ?rubric=uniform-act',
  },
  dataCardsCsv: { en: 'Report cards of today (CSV)', es: 'Boletas de hoy (CSV)' },
  dataPlaces: { en: 'One place at a time', es: 'Un lugar a la vez' },
  rubricsHeading: { en: 'How points are given', es: 'Cómo se dan los puntos' },
  rubricsLead: {
    en: 'A rubric is a file, too. For each category the first level that fits gives the points. Where a point of law is not known, the card gives the worst and the best case and nothing between.',
    es: 'Una pauta también es un archivo. En cada categoría, el primer nivel que corresponde da los puntos. Donde no se conoce un punto de la ley, la boleta da el peor y el mejor caso, y nada entre ellos.',
  },
  level: { en: 'Level', es: 'Nivel' },
  sources: { en: 'Sources', es: 'Fuentes' },
  limitsHeading: { en: 'Limits', es: 'Límites' },
  limits: {
    en: 'The text of the law only, never how courts apply it. Not legal advice. Much of it is not yet checked against the statutes; each point says so. “Silent” and “not known” are different answers.',
    es: 'Solo el texto de la ley, nunca cómo la aplican las cortes. No es consejo legal. Mucho aún no está comprobado con las leyes; cada punto lo dice. «La ley no lo dice» y «no se sabe» son respuestas distintas.',
  },
});
