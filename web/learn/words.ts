import { bilingual } from '../site/language.ts';

export const learnWords = bilingual({
  title: { en: 'Learn', es: 'Aprender' },
  description: {
    en: 'A free course in short lessons, with invented cases and exercises. No account, nothing kept.',
    es: 'Un curso gratis en lecciones cortas, con casos inventados y ejercicios. Sin cuenta, nada se guarda.',
  },
  heading: { en: 'A course in short lessons', es: 'Un curso en lecciones cortas' },
  lead: {
    en: 'Each lesson takes about 15 minutes. It has an invented case and exercises with answers. Begin where you like.',
    es: 'Cada lección toma unos 15 minutos. Tiene un caso inventado y ejercicios con respuestas. Empiece donde quiera.',
  },
  notKept: {
    en: 'Nothing is kept: no account, no cookie, no list of what you read or answered. So this site cannot show how far you have come. If you want to remember your place, note the number of the lesson.',
    es: 'No se guarda nada: ni cuenta, ni cookie, ni lista de lo que leyó o respondió. Por eso este sitio no puede mostrar hasta dónde llegó. Si quiere recordar su lugar, anote el número de la lección.',
  },
  hard: {
    en: 'Some lessons speak of violence and control, without details. You can stop at any time.',
    es: 'Algunas lecciones hablan de violencia y control, sin detalles. Puede parar en cualquier momento.',
  },
  information: {
    en: 'The course explains the law. It is not advice about any case.',
    es: 'El curso explica la ley. No es consejo sobre ningún caso.',
  },
  notReviewed: {
    en: 'Not yet reviewed by anybody outside the project',
    es: 'Nadie de fuera del proyecto la ha revisado todavía',
  },
  notReviewedAll: {
    en: 'Lessons that nobody outside the project has reviewed yet: {n} of {all}. Each says so, and lists what was not checked against the law itself.',
    es: 'Lecciones que nadie de fuera del proyecto ha revisado todavía: {n} de {all}. Cada una lo dice, y enumera lo que no se comprobó en la ley misma.',
  },
  reviewedBy: { en: 'Reviewed by {who}', es: 'La revisó {who}' },
  lastLooked: { en: 'As of {month}', es: 'Al mes de {month}' },
  modules: { en: 'The modules', es: 'Los módulos' },
  module: { en: 'Module', es: 'Módulo' },
  lesson: { en: 'Lesson', es: 'Lección' },
  lessons: { en: 'Lessons', es: 'Lecciones' },
  forWhom: { en: 'For whom', es: 'Para quién' },
  minutes: { en: 'about {n} minutes', es: 'unos {n} minutos' },
  countOne: { en: '1 lesson', es: '1 lección' },
  count: { en: '{n} lessons', es: '{n} lecciones' },
  goals: { en: 'After this lesson you can', es: 'Después de esta lección usted podrá' },
  inThisLesson: { en: 'In this lesson', es: 'En esta lección' },
  invented: {
    en: 'The people in this lesson are invented.',
    es: 'Las personas de esta lección son inventadas.',
  },
  exercises: { en: 'Exercises', es: 'Ejercicios' },
  exercise: { en: 'Exercise {n}', es: 'Ejercicio {n}' },
  exercisesHow: {
    en: 'Choose, then check. Your choices are compared once with the answers and then forgotten. Nothing is stored, here or in your browser.',
    es: 'Elija y compruebe. Lo que elija se compara una vez con las respuestas y se olvida. No se guarda nada, ni aquí ni en su navegador.',
  },
  chooseOne: { en: 'Choose one.', es: 'Elija una.' },
  chooseSeveral: { en: 'Choose all that fit.', es: 'Elija todas las que correspondan.' },
  check: { en: 'Check my answers', es: 'Comprobar mis respuestas' },
  again: { en: 'Start the exercises again', es: 'Empezar de nuevo los ejercicios' },
  answered: {
    en: 'Exercises answered: {n} of {all}. Fully right: {right}.',
    es: 'Ejercicios respondidos: {n} de {all}. Del todo correctos: {right}.',
  },
  nothingChosen: {
    en: 'You have not chosen anything yet. Choose at least one answer, then check.',
    es: 'Todavía no ha elegido nada. Elija al menos una respuesta y compruebe.',
  },
  leftAside: {
    en: 'Something that was sent is no answer of this lesson. It was left aside. Choose again from the list.',
    es: 'Algo de lo que se envió no es una respuesta de esta lección. Se dejó de lado. Elija otra vez de la lista.',
  },
  tooMuch: {
    en: 'What was sent was too long to be answers of this lesson. Nothing of it was read. Choose again from the lists below.',
    es: 'Lo que se envió es demasiado largo para ser respuestas de esta lección. No se leyó nada. Elija otra vez de las listas.',
  },
  unanswered: { en: 'Not answered yet', es: 'Sin responder todavía' },
  right: { en: 'Right', es: 'Correcto' },
  partly: { en: 'Partly right', es: 'En parte correcto' },
  wrong: { en: 'Not yet', es: 'Todavía no' },
  chosenRight: { en: 'You chose it, and it fits.', es: 'La eligió, y corresponde.' },
  chosenWrong: { en: 'You chose it, and it does not fit.', es: 'La eligió, y no corresponde.' },
  leftRight: { en: 'It fits, and you did not choose it.', es: 'Corresponde, y no la eligió.' },
  leftWrong: { en: 'It does not fit, and you did not choose it.', es: 'No corresponde, y no la eligió.' },
  write: {
    en: 'A task to write. Nothing here checks it: compare your text with the list and the example.',
    es: 'Una tarea para escribir. Aquí nada la comprueba: compare su texto con la lista y el ejemplo.',
  },
  compare: { en: 'Points to compare, and an example', es: 'Puntos para comparar, y un ejemplo' },
  model: { en: 'One way to write it', es: 'Una manera de escribirlo' },
  sources: { en: 'Sources', es: 'Fuentes' },
  unverified: { en: 'What was not checked', es: 'Lo que no se comprobó' },
  unverifiedLead: {
    en: 'Nobody here has checked these points against the law or the study itself. Check them before you rely on them.',
    es: 'Nadie aquí ha comprobado estos puntos en la ley o el estudio mismo. Compruébelos antes de confiar en ellos.',
  },
  previous: { en: 'Before: {title}', es: 'Anterior: {title}' },
  next: { en: 'Next: {title}', es: 'Siguiente: {title}' },
  aroundLessons: { en: 'Before and next', es: 'Anterior y siguiente' },
  whereYouAre: { en: 'Where you are', es: 'Dónde está' },
  notHereTitle: { en: 'This lesson is not here', es: 'Esta lección no existe' },
  notHere: {
    en: 'The course has no lesson with this number. Here is the whole course.',
    es: 'El curso no tiene ninguna lección con ese número. Aquí está el curso completo.',
  },
});

/** Puts values where `{name}` stands. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
