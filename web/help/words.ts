/** The words of the pages that say who can help. Programs and their words are in `directory.yaml`. */
import { bilingual } from '../site/language.ts';

export const helpWords = bilingual({
  title: { en: 'Find help', es: 'Buscar ayuda' },
  description: {
    en: 'People you can call or write to, free and private.',
    es: 'Personas a quienes puede llamar o escribir, gratis y en privado.',
  },
  lead: {
    en: 'You choose whom to call, and what to say. You do not have to tell your story. You can stop at any time.',
    es: 'Usted elige a quién llamar y qué decir. No tiene que contar su historia. Puede parar en cualquier momento.',
  },
  danger: {
    en: 'If someone is hurting you right now, you can call 911. The police will come. If you do not want the police, call the hotline first.',
    es: 'Si alguien le hace daño ahora mismo, puede llamar al 911. Vendrá la policía. Si no quiere a la policía, llame primero a la línea de ayuda.',
  },
  whereHeading: { en: 'Where was the arrest or the case?', es: '¿Dónde fue el arresto o el caso?' },
  where: {
    en: 'Records are cleared in the state where the case was. Choose that state, even if you live in another one now. A number tells how many local programs we know.',
    es: 'Los antecedentes se limpian en el estado donde fue el caso. Elija ese estado, aunque ahora viva en otro. Un número dice cuántos programas locales conocemos.',
  },
  local: { en: '{n} programs', es: '{n} programas' },
  localOne: { en: '1 program', es: '1 programa' },
  nationwide: { en: 'For the whole country', es: 'Para todo el país' },
  placeHeading: { en: 'Help: {place}', es: 'Ayuda: {place}' },
  placeLead: {
    en: 'For cases that were in {place}.',
    es: 'Para casos que fueron en {place}.',
  },
  placeFederal: {
    en: 'For federal cases, in whatever state the federal court was.',
    es: 'Para casos federales, en cualquier estado donde haya estado la corte federal.',
  },
  localHeading: { en: 'Programs in {place}', es: 'Programas en {place}' },
  noLocal: {
    en: 'We know of no program that works only here. That does not mean that there is none. The hotline can look for one near you. You can also ask the public defender of the county where the case was.',
    es: 'No conocemos un programa que trabaje solo aquí. Eso no quiere decir que no lo haya. La línea de ayuda puede buscar uno cerca de usted. También puede preguntar a la defensoría pública del condado donde fue el caso.',
  },
  ownRecord: { en: 'Get your own record', es: 'Obtener su propia hoja de antecedentes' },
  ownRecordText: {
    en: 'How to ask for it, what it costs, what to bring to a lawyer: on one page that you can print.',
    es: 'Cómo pedirla, cuánto cuesta, qué llevar a la abogada o al abogado: en una página que se puede imprimir.',
  },
  ownRecordLink: { en: 'A guide to print: {place}', es: 'Una guía para imprimir: {place}' },
  guideLink: { en: 'A guide to print', es: 'Una guía para imprimir' },
  law: { en: 'The laws of this place', es: 'Las leyes de este lugar' },
  allPlaces: { en: 'Another state', es: 'Otro estado' },
  attorneys: { en: 'For attorneys and advocates', es: 'Para abogadas, abogados y acompañantes' },
  sayHeading: { en: 'What you can say', es: 'Qué puede decir' },
  sayLead: {
    en: 'You can read this aloud, or change it. You need not give your name.',
    es: 'Puede leerlo en voz alta o cambiarlo. No tiene que dar su nombre.',
  },
  sayFirst: {
    en: '“Before I say anything: is this private? Whom would you have to tell?”',
    es: '«Antes de decir nada: ¿esto es privado? ¿A quién tendría que avisar?»',
  },
  sayNeed: {
    en: '“I have an old record from a time when somebody controlled me. I am looking for a free lawyer who clears records for survivors.”',
    es: '«Tengo antecedentes de un tiempo en que alguien me controlaba. Busco una abogada o un abogado gratis que limpie antecedentes de sobrevivientes.»',
  },
  sayWhere: {
    en: '“The case was in … (county and state). I would like to talk in … (your language).”',
    es: '«El caso fue en … (condado y estado). Quiero hablar en … (su idioma).»',
  },
  sayMore: {
    en: '“I do not want to tell more now. What are the next steps?”',
    es: '«No quiero contar más por ahora. ¿Cuáles son los próximos pasos?»',
  },
  sayReach: {
    en: '“You may call me only at … between … and …. Please leave no message.”',
    es: '«Puede llamarme solo al … entre las … y las …. Por favor, no deje mensaje.»',
  },
  sayOpen: {
    en: 'If you have an open case or a warrant, say so to a lawyer only, and ask for the public defender.',
    es: 'Si tiene un caso abierto o una orden de arresto, dígalo solo a una abogada o un abogado, y pida la defensoría pública.',
  },
  safeHeading: { en: 'Safer ways to reach out', es: 'Formas más seguras de comunicarse' },
  safeBill: {
    en: 'A call or a text may show on the phone and on the bill, also for free numbers. The phone of a friend, a library or a clinic is safer.',
    es: 'Una llamada o un mensaje puede aparecer en el teléfono y en la cuenta, también si el número es gratis. Es más seguro el teléfono de una amistad, una biblioteca o una clínica.',
  },
  safeHistory: {
    en: 'Web pages stay in the history of the browser. The button at the top leaves this page, but does not clear the history.',
    es: 'Las páginas quedan en el historial del navegador. El botón de arriba sale de esta página, pero no borra el historial.',
  },
  safeWatched: {
    en: 'If you think that someone watches your phone, do not clear it all at once. That can be noticed. Use another device.',
    es: 'Si cree que alguien vigila su teléfono, no lo borre todo de una vez. Eso se puede notar. Use otro aparato.',
  },
  safeSave: {
    en: 'Do not save a number under its real name. Learn it by heart or use a name that says nothing.',
    es: 'No guarde un número con su nombre real. Apréndalo de memoria o use un nombre que no diga nada.',
  },
  safeMail: {
    en: 'Use no e-mail account that somebody else can open. Ask programs to write or call only where you say, and without their name on the letter.',
    es: 'No use una cuenta de correo que otra persona pueda abrir. Pida a los programas que escriban o llamen solo donde usted diga, y sin su nombre en el sobre.',
  },
  call: { en: 'Call', es: 'Llamar' },
  textTo: { en: 'Text {word} to {number}', es: 'Mande un mensaje de texto con {word} al {number}' },
  textPlain: { en: 'Text {number}', es: 'Mande un mensaje de texto al {number}' },
  chat: { en: 'Chat on their page', es: 'Chat en su página' },
  write: { en: 'Write an e-mail', es: 'Escribir un correo' },
  visit: { en: 'Their page', es: 'Su página' },
  noContact: {
    en: 'We know no number or page that was checked. Ask the hotline to connect you.',
    es: 'No conocemos un número ni una página comprobados. Pida a la línea de ayuda que le conecte.',
  },
  forWhom: { en: 'For whom', es: 'Para quién' },
  hours: { en: 'When', es: 'Cuándo' },
  languages: { en: 'Languages', es: 'Idiomas' },
  intake: { en: 'New cases', es: 'Casos nuevos' },
  know: { en: 'Good to know', es: 'Conviene saber' },
  source: { en: 'Source', es: 'Fuente' },
  read: { en: 'read in {when}', es: 'leída en {when}' },
  dated: { en: 'the source is of {when}', es: 'la fuente es de {when}' },
  checked: {
    en: 'Contact read on their own page or an official one',
    es: 'Contacto leído en su propia página o en una oficial',
  },
  unchecked: { en: 'Contact not checked', es: 'Contacto sin comprobar' },
  kindHotline: { en: 'Hotline', es: 'Línea de ayuda' },
  kindReentry: { en: 'Clears records', es: 'Limpia antecedentes' },
  kindLegal: { en: 'Legal help', es: 'Ayuda legal' },
  kindImmigration: { en: 'Immigration', es: 'Inmigración' },
  kindDirectory: { en: 'List or page', es: 'Lista o página' },
  about: {
    en: 'How this list was made: each entry was read on a page of the program or of somebody else, which is named. Nobody called. Programs change: ask first whether they take new cases. A place in this list is no praise, and a gap is no blame. Nothing about you is asked, sent or kept here.',
    es: 'Cómo se hizo esta lista: cada entrada se leyó en una página del programa o de otros, que se nombra. Nadie llamó. Los programas cambian: pregunte primero si toman casos nuevos. Estar en la lista no es un elogio, y faltar no es un reproche. Aquí no se pregunta, envía ni guarda nada sobre usted.',
  },
  unknownTitle: { en: 'We do not know this place', es: 'No conocemos este lugar' },
  unknown: {
    en: 'There is no page for “{place}”. It may be a typing mistake. Choose a state here:',
    es: 'No hay página para «{place}». Puede ser un error al escribir. Elija aquí un estado:',
  },
});
