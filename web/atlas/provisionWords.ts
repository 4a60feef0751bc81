/** Words of the page of one law and its versions. */
import { bilingual } from '../site/language.ts';

export const lawWords = bilingual({
  versionHeading: { en: 'In force from {from} until {to}', es: 'Rige desde el {from} hasta el {to}' },
  versionOpen: { en: 'In force from {from}', es: 'Rige desde el {from}' },
  versionUnknown: {
    en: 'In force; nobody here knows since when. Report cards count it from its review on',
    es: 'Rige; aquí nadie sabe desde cuándo. Las boletas la cuentan desde su revisión',
  },
  by: { en: 'Made by {act}.', es: 'Hecha por {act}.' },
  notInForce: {
    en: 'No version of this law was in force on {day}. You see the version nearest to it.',
    es: 'Ninguna versión de esta ley regía el {day}. Aquí ve la más cercana.',
  },
  laterVersion: {
    en: 'A later version of this law is in force.',
    es: 'Hay una versión posterior de esta ley.',
  },
  ended: { en: 'This law is no longer in force.', es: 'Esta ley ya no rige.' },
  toCurrent: { en: 'See it', es: 'Verla' },
  asksHeading: { en: 'What it asks for', es: 'Qué pide' },
  asksLead: {
    en: 'All of these have to be met. This is the list that the screening checks, charge by charge.',
    es: 'Todo esto se tiene que cumplir. Es la lista que revisa Nunc, cargo por cargo.',
  },
  saysHeading: { en: 'What it says, point by point', es: 'Qué dice, punto por punto' },
  point: { en: 'Point', es: 'Punto' },
  says: { en: 'What the law says', es: 'Qué dice la ley' },
  cite: { en: 'Cite', es: 'Cita' },
  changedHeading: { en: 'What changed', es: 'Qué cambió' },
  changedSince: {
    en: 'Against the version before it, from {from}:',
    es: 'Frente a la versión anterior, que regía desde el {from}:',
  },
  changedFirst: {
    en: 'This is the first version that we know of.',
    es: 'Es la primera versión que conocemos.',
  },
  changedNothing: {
    en: 'No point that we follow differs from the version before.',
    es: 'Ningún punto de los que seguimos cambió frente a la versión anterior.',
  },
  before: { en: 'Before', es: 'Antes' },
  after: { en: 'In this version', es: 'En esta versión' },
  nothing: { en: 'nothing', es: 'nada' },
  gone: { en: 'Taken out:', es: 'Se quitó:' },
  come: { en: 'Added:', es: 'Se añadió:' },
  casesHeading: { en: 'Examples', es: 'Ejemplos' },
  casesLead: {
    en: 'Invented cases that are checked against this law each time Nunc changes. An answer says what the text allows to ask for, never what a court will do.',
    es: 'Casos inventados que se comprueban con esta ley cada vez que Nunc cambia. La respuesta dice qué permite pedir el texto, nunca qué hará una corte.',
  },
  caseHead: { en: 'Invented case', es: 'Caso inventado' },
  answer: { en: 'This law', es: 'Esta ley' },
  open: { en: 'may be asked for', es: 'se puede pedir' },
  closed: { en: 'does not fit', es: 'no corresponde' },
  undecided: { en: 'depends on what is not told', es: 'depende de lo que no se dijo' },
  onDay: { en: 'asked on {day}', es: 'preguntado el {day}' },
  casesMore: { en: '{n} more stand beside the law’s file.', es: '{n} más están junto al archivo de la ley.' },
  authoritiesHeading: { en: 'Cases and rules', es: 'Sentencias y reglas' },
  notCitable: { en: 'may not be cited', es: 'no se puede citar' },
  unchecked: { en: 'not checked', es: 'sin comprobar' },
  fileHeading: { en: 'The file as it is', es: 'El archivo tal como es' },
  fileLead: {
    en: 'Everything on this page comes from this one file. A lawyer can read it and correct it.',
    es: 'Todo lo de esta página sale de este archivo. Una abogada o un abogado puede leerlo y corregirlo.',
  },
  fileShow: { en: 'Show the file', es: 'Mostrar el archivo' },
  fileDownload: { en: 'Download the file', es: 'Descargar el archivo' },
  seePlace: { en: 'Everything about {name}', es: 'Todo sobre {name}' },
});
