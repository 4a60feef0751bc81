import { bilingual } from '../site/language.ts';

export const homeWords = bilingual({
  title: { en: 'Start', es: 'Inicio' },
  description: {
    en: 'Find out which laws may clear a record. Nothing you enter leaves your device.',
    es: 'Vea qué leyes podrían limpiar unos antecedentes. Nada de lo que escriba sale de su aparato.',
  },
  heading: {
    en: 'A record may not have to stay.',
    es: 'Los antecedentes quizás no tengan que quedarse.',
  },
  lead: {
    en: 'Most states have laws that can clear arrests and convictions of people who were trafficked. Look at your own record here, at your own pace. You do not have to tell your story.',
    es: 'La mayoría de los estados tiene leyes que pueden limpiar arrestos y condenas de personas que sufrieron trata. Revise aquí sus propios antecedentes, a su ritmo. No tiene que contar su historia.',
  },
  begin: { en: 'Check a record', es: 'Revisar antecedentes' },
  stays: {
    en: 'No account. Nothing you enter leaves this device or is kept. You can skip any question.',
    es: 'Sin cuenta. Nada de lo que escriba sale de este aparato ni se guarda. Puede saltar cualquier pregunta.',
  },
  alsoHere: { en: 'Also here', es: 'También aquí' },
  helpTitle: { en: 'Find help', es: 'Buscar ayuda' },
  helpText: {
    en: 'People you can call or write to, free and private, and a guide to print.',
    es: 'Personas a quienes puede llamar o escribir, gratis y en privado, y una guía para imprimir.',
  },
  consequencesTitle: { en: 'What a record blocks', es: 'Lo que impiden los antecedentes' },
  consequencesText: {
    en: 'Jobs, homes, school, benefits, family, papers: what a record can stop, and what clearing it may give back.',
    es: 'Empleo, vivienda, estudios, beneficios, familia, papeles: lo que unos antecedentes pueden impedir y lo que podría recuperar al limpiarlos.',
  },
  lawsTitle: { en: 'The laws of every state', es: 'Las leyes de cada estado' },
  lawsText: {
    en: 'What each law covers, how to ask, how it is graded, and where it comes from.',
    es: 'Qué cubre cada ley, cómo se pide, qué nota tiene y de dónde viene.',
  },
  learnTitle: { en: 'Learn', es: 'Aprender' },
  learnText: {
    en: 'Short lessons for attorneys, advocates and anyone who wants to understand these laws.',
    es: 'Lecciones cortas para abogadas y abogados, defensoras y defensores, y quien quiera entender estas leyes.',
  },
  safety: {
    en: 'Is someone watching your phone or computer? A page you open may show in its history. A library computer or a friend’s phone may be safer. “Leave this site” at the top takes you away at once.',
    es: '¿Alguien vigila su teléfono o computadora? Las páginas que abre pueden quedar en el historial. Una computadora de biblioteca o el teléfono de una amistad puede ser más seguro. “Salir de este sitio”, arriba, le saca de inmediato.',
  },
  privacyMore: { en: 'More about privacy and safety', es: 'Más sobre privacidad y seguridad' },
});
