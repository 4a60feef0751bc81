/** The words that stand on every page. */
import { bilingual } from './language.ts';

export const siteWords = bilingual({
  skip: { en: 'Skip to the main part', es: 'Ir a la parte principal' },
  leave: { en: 'Leave this site', es: 'Salir de este sitio' },
  leaveHint: {
    en: 'or press Shift three times',
    es: 'o presione Mayús (Shift) tres veces',
  },
  leaveLabel: {
    en: 'Leave this site now and open a weather page',
    es: 'Salir ya de este sitio y abrir una página del clima',
  },
  leaveRegion: { en: 'Way out', es: 'Salida' },
  leaveSteps: { en: 'Pressed {n} of 3 times', es: 'Presionado {n} de 3 veces' },
  menu: { en: 'Main pages', es: 'Páginas principales' },
  language: { en: 'Language', es: 'Idioma' },
  home: { en: 'Start', es: 'Inicio' },
  check: { en: 'Check a record', es: 'Revisar antecedentes' },
  laws: { en: 'Laws', es: 'Leyes' },
  consequences: { en: 'What a record blocks', es: 'Lo que impiden los antecedentes' },
  learn: { en: 'Learn', es: 'Aprender' },
  help: { en: 'Find help', es: 'Buscar ayuda' },
  about: { en: 'About and limits', es: 'Acerca de y límites' },
  privacy: { en: 'Privacy and safety', es: 'Privacidad y seguridad' },
  tagline: { en: 'Now for then', es: 'Ahora por entonces' },
  decides: {
    en: 'Nunc gives information. It is not legal advice. A lawyer can advise you, and only a court decides.',
    es: 'Nunc da información. No es consejo legal. Una abogada o un abogado puede aconsejarle, y solo una corte decide.',
  },
  hotline: {
    en: 'Need to talk to someone? National Human Trafficking Hotline, day and night:',
    es: '¿Necesita hablar con alguien? Línea Nacional contra la Trata de Personas, día y noche:',
  },
  orText: { en: 'or text 233733', es: 'o mande un mensaje de texto al 233733' },
  openSource: {
    en: 'Open software and open data. No cookies, no tracking, nothing from other sites.',
    es: 'Programa y datos abiertos. Sin cookies, sin rastreo, nada de otros sitios.',
  },
  notFoundTitle: { en: 'This page is not here', es: 'Esta página no existe' },
  notFound: {
    en: 'The address may have a typing mistake, or the page has moved.',
    es: 'Puede haber un error en la dirección, o la página cambió de lugar.',
  },
  notFoundNext: { en: 'You can go on from here:', es: 'Puede seguir desde aquí:' },
  faultTitle: { en: 'Something went wrong on our side', es: 'Algo falló de nuestro lado' },
  fault: {
    en: 'The page could not be made. It is our fault, not yours. Nothing you entered was sent or kept.',
    es: 'No se pudo preparar la página. Es culpa nuestra, no suya. Nada de lo que escribió se envió ni se guardó.',
  },
  faultNext: {
    en: 'Go back and try once more. If it happens again, use the start page.',
    es: 'Regrese e intente otra vez. Si vuelve a pasar, use la página de inicio.',
  },
});
