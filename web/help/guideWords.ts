/** The words of the guide to print. Reading grade is held at 8: short sentences, no terms of law. */
import { bilingual } from '../site/language.ts';

export const guideWords = bilingual({
  title: { en: 'A guide to print', es: 'Una guía para imprimir' },
  description: {
    en: 'How to get your own record, what to bring, whom to call.',
    es: 'Cómo obtener su propia hoja de antecedentes, qué llevar, a quién llamar.',
  },
  heading: {
    en: 'How to get your record and get help',
    es: 'Cómo obtener sus antecedentes y conseguir ayuda',
  },
  headingPlace: {
    en: 'How to get your record and get help: {place}',
    es: 'Cómo obtener sus antecedentes y conseguir ayuda: {place}',
  },
  onScreen: {
    en: 'This page is made to be printed on one sheet. Use “Print” in the menu of your browser. A printed page can be found: keep it where it is safe, or leave it with somebody you trust.',
    es: 'Esta página está hecha para imprimirse en una hoja. Use «Imprimir» en el menú de su navegador. Una hoja impresa se puede encontrar: guárdela donde sea seguro o déjela con alguien de confianza.',
  },
  choose: { en: 'Make it for one state', es: 'Prepararla para un estado' },
  back: { en: 'More about help', es: 'Más sobre la ayuda' },
  firstHeading: { en: 'First', es: 'Primero' },
  firstAlone: {
    en: 'Do not file papers alone. What you sign can be used in other cases. Free lawyers do this work.',
    es: 'No presente documentos a solas. Lo que firme puede usarse en otros casos. Hay abogadas y abogados gratis que hacen este trabajo.',
  },
  firstImmigration: {
    en: 'Not a US citizen, or not sure? Talk with an immigration lawyer before you file, sign or give fingerprints.',
    es: '¿No es ciudadana o ciudadano, o no lo sabe bien? Hable con una abogada o un abogado de inmigración antes de presentar, firmar o dar huellas.',
  },
  firstOpen: {
    en: 'An open case or a warrant? Call the public defender first. Do not go to the police to ask.',
    es: '¿Un caso abierto o una orden de arresto? Llame primero a la defensoría pública. No vaya a preguntar a la policía.',
  },
  firstSafe: {
    en: 'Is somebody watching your mail or phone? Use the address and phone of a person or program you trust.',
    es: '¿Alguien vigila su correo o su teléfono? Use la dirección y el teléfono de una persona o programa de confianza.',
  },
  recordHeading: { en: 'Get your own record', es: 'Obtenga su propia hoja' },
  otherState: {
    en: 'Each state has one office that keeps the record. Often it is the state police or the department of justice. Ask it for “my own criminal history record”, and ask how the fee can be waived. A lawyer or the hotline can tell you which office it is.',
    es: 'Cada estado tiene una oficina que guarda los antecedentes. Muchas veces es la policía del estado o el departamento de justicia. Pídale «mi propia hoja de antecedentes» y pregunte cómo se perdona la cuota. Una abogada, un abogado o la línea de ayuda le puede decir qué oficina es.',
  },
  otherStateUnchecked: {
    en: 'We have not yet checked how {place} does it.',
    es: 'Todavía no hemos comprobado cómo se hace en {place}.',
  },
  cost: { en: 'Cost', es: 'Costo' },
  lawyerCopy: { en: 'Copy for a lawyer', es: 'Copia para su abogada o abogado' },
  mistakes: { en: 'Mistakes', es: 'Errores' },
  elsewhere: { en: 'From another state', es: 'Desde otro estado' },
  unverified: { en: 'Not checked', es: 'Sin comprobar' },
  court: {
    en: 'From each court: ask the clerk for the docket of your case and a paper that says how it ended. You need the case number, or your name and birth date.',
    es: 'De cada corte: pida a la secretaría el registro de su caso y un papel que diga cómo terminó. Necesita el número de caso, o su nombre y fecha de nacimiento.',
  },
  bringHeading: { en: 'Bring this, if you have it', es: 'Lleve esto, si lo tiene' },
  bringRecord: { en: 'your record and court papers', es: 'su hoja y los papeles de la corte' },
  bringNames: {
    en: 'all names and birth dates that you or others used',
    es: 'todos los nombres y fechas de nacimiento que usó usted u otras personas',
  },
  bringPlaces: {
    en: 'towns and years: where you were, even if not exact',
    es: 'lugares y años: dónde estuvo, aunque no sea exacto',
  },
  bringPapers: {
    en: 'anything that shows that time: letters, photos, messages, a letter from a shelter or a doctor, a T visa paper. You need none of these to begin',
    es: 'cualquier cosa de ese tiempo: cartas, fotos, mensajes, una carta de un albergue o de un médico, un papel de la visa T. No necesita nada de esto para empezar',
  },
  bringRefusals: {
    en: 'letters that refused you a job, a home or a license',
    es: 'cartas que le negaron un empleo, una vivienda o una licencia',
  },
  callHeading: { en: 'Whom to call', es: 'A quién llamar' },
  callSay: {
    en: 'You can say: “I have an old record from a time when somebody controlled me. I am looking for a free lawyer.” You need not say more.',
    es: 'Puede decir: «Tengo antecedentes de un tiempo en que alguien me controlaba. Busco una abogada o un abogado gratis». No tiene que decir más.',
  },
  callMore: { en: 'More programs: {address}', es: 'Más programas: {address}' },
  textWord: { en: 'or text {word} to {number}', es: 'o texto con {word} al {number}' },
  textPlain: { en: 'or text {number}', es: 'o texto al {number}' },
  callBill: {
    en: 'Calls and texts may show on the phone bill.',
    es: 'Las llamadas y los mensajes pueden aparecer en la cuenta del teléfono.',
  },
  rightsHeading: { en: 'You may', es: 'Usted puede' },
  rightSilent: {
    en: 'say no, stop, or come back later. You need not tell your story to ask for help',
    es: 'decir que no, parar o volver después. No tiene que contar su historia para pedir ayuda',
  },
  rightPrivate: {
    en: 'ask first: “Is this private? Whom must you tell?”',
    es: 'preguntar primero: «¿Esto es privado? ¿A quién tiene que avisar?»',
  },
  rightInterpreter: {
    en: 'ask for an interpreter who is not family',
    es: 'pedir intérprete que no sea de su familia',
  },
  rightRelease: {
    en: 'keep your information. Many programs may not make you sign a paper to share it before they help',
    es: 'guardar su información. Muchos programas no pueden exigirle firmar un papel para compartirla antes de ayudarle',
  },
  rightNoPolice: {
    en: 'begin without a police report. A few states ask for a certain paper later; a lawyer knows which',
    es: 'empezar sin un informe policial. Algunos estados piden después un papel determinado; una abogada o un abogado sabe cuál',
  },
  rightPromise: {
    en: 'walk away from anyone who promises a result. Only the court decides',
    es: 'alejarse de quien le prometa un resultado. Solo decide la corte',
  },
  notesHeading: { en: 'My notes', es: 'Mis notas' },
  notesCase: { en: 'County, court, case number, year', es: 'Condado, corte, número de caso, año' },
  notesNext: { en: 'Next step, and with whom', es: 'Próximo paso, y con quién' },
  foot: {
    en: 'As read in November 2026. Things change: ask before you pay or travel. This is information, not legal advice. Nunc informs, a lawyer advises, the court decides.',
    es: 'Leído en noviembre de 2026. Las cosas cambian: pregunte antes de pagar o viajar. Esto es información, no consejo legal. Nunc informa, una abogada o un abogado aconseja, la corte decide.',
  },
});
