import { bilingual } from '../site/language.ts';

export const privacyWords = bilingual({
  title: { en: 'Privacy and safety', es: 'Privacidad y seguridad' },
  lead: {
    en: 'What you enter here is yours. It is not sent, not kept and not shown to anyone.',
    es: 'Lo que escriba aquí es suyo. No se envía, no se guarda y no se muestra a nadie.',
  },
  staysHeading: { en: 'What stays with you', es: 'Lo que se queda con usted' },
  stays1: {
    en: 'The check of a record runs inside your browser. After the page is loaded it sends nothing. You can switch the internet off and go on.',
    es: 'La revisión de antecedentes se hace dentro de su navegador. Después de cargar la página no envía nada. Puede apagar internet y seguir.',
  },
  stays2: {
    en: 'A RAP sheet or photo that you open is read on your device.',
    es: 'La hoja de antecedentes o foto que abra se lee en su aparato.',
  },
  stays3: {
    en: 'When you close the page, everything is gone. We cannot bring it back.',
    es: 'Al cerrar la página, todo desaparece. No podemos recuperarlo.',
  },
  stays4: {
    en: 'There are no accounts, no cookies and no counters of visits. Nothing is loaded from other sites.',
    es: 'No hay cuentas, ni cookies, ni contadores de visitas. Nada se carga de otros sitios.',
  },
  leaveHeading: { en: 'The way out', es: 'La salida' },
  leave1: {
    en: '“Leave this site” at the top of every page blanks it at once and opens a weather page.',
    es: '“Salir de este sitio”, arriba en cada página, la deja en blanco de inmediato y abre una página del clima.',
  },
  leave2: {
    en: 'Pressing the Shift key three times does the same.',
    es: 'Presionar tres veces la tecla Mayús (Shift) hace lo mismo.',
  },
  leave3: {
    en: 'After leaving, the Back button does not show the page again. For this one mark is kept until the tab is closed. It says only “left”.',
    es: 'Después de salir, el botón Atrás no vuelve a mostrar la página. Para eso se guarda una marca hasta que cierre la pestaña. Solo dice que salió.',
  },
  leave4: {
    en: 'It cannot clear the history of your browser. The address of this site can still be seen there. It cannot close other tabs, and it does not hide from someone who has spy software on your device.',
    es: 'No puede borrar el historial de su navegador. Ahí todavía puede verse la dirección de este sitio. No puede cerrar otras pestañas ni esconderle de alguien que tenga un programa espía en su aparato.',
  },
  leave5: {
    en: 'Without JavaScript the link still works, but Shift does not, and Back may show the page.',
    es: 'Sin JavaScript el enlace funciona, pero la tecla no, y Atrás puede mostrar la página.',
  },
  saferHeading: { en: 'Safer ways', es: 'Formas más seguras' },
  safer1: {
    en: 'If someone watches your phone, use a library computer or the phone of a person you trust.',
    es: 'Si alguien vigila su teléfono, use una computadora de biblioteca o el teléfono de alguien de confianza.',
  },
  safer2: {
    en: 'A private or incognito window does not keep a history after you close it.',
    es: 'Una ventana privada o de incógnito no guarda historial después de cerrarla.',
  },
  safer3: {
    en: 'A call can show on a phone bill. A text stays in the phone until you delete it.',
    es: 'Una llamada puede salir en la factura. Un mensaje se queda en el teléfono hasta que lo borre.',
  },
  safer4: {
    en: 'What you print or save can be found. Keep it in a safe place, or with a person you trust.',
    es: 'Lo que imprima o guarde puede ser encontrado. Téngalo en un lugar seguro o con alguien de confianza.',
  },
  serverHeading: { en: 'What our server can know', es: 'Lo que nuestro servidor puede saber' },
  server1: {
    en: 'Like every site, it is asked for pages. So it could see which page was asked for, and from which internet address. It writes none of this down.',
    es: 'Como todo sitio, recibe pedidos de páginas. Podría ver qué página se pidió y desde qué dirección de internet. No anota nada de eso.',
  },
  server2: {
    en: 'It can see that somebody opened the page of a state. It never sees a charge, a date, a name or an answer.',
    es: 'Puede ver que alguien abrió la página de un estado. Nunca ve un cargo, una fecha, un nombre ni una respuesta.',
  },
  server3: {
    en: 'Your internet provider, or the network of a workplace or school, can see the name of this site.',
    es: 'Su proveedor de internet, o la red de un trabajo o escuela, puede ver el nombre de este sitio.',
  },
  proofHeading: { en: 'How you can check this', es: 'Cómo puede comprobarlo' },
  proofText: {
    en: 'The program is open. Each promise has a test that anyone can run:',
    es: 'El programa es abierto. Cada promesa tiene una prueba que cualquiera puede ejecutar:',
  },
  proof1: {
    en: 'Nothing is sent or kept while a record is checked:',
    es: 'Nada se envía ni se guarda mientras se revisan antecedentes:',
  },
  proof2: { en: 'No page loads anything from another site:', es: 'Ninguna página carga nada de otro sitio:' },
  proof3: { en: 'The way out works on every page:', es: 'La salida funciona en cada página:' },
  proof4: {
    en: 'The strict rules that every page is sent with:',
    es: 'Las reglas estrictas con que se envía cada página:',
  },
  aboutTitle: { en: 'About Nunc and its limits', es: 'Acerca de Nunc y sus límites' },
  aboutLead: {
    en: '“Nunc pro tunc” means “now for then”: what a court orders when it sets the past right.',
    es: '“Nunc pro tunc” quiere decir “ahora por entonces”: lo que ordena una corte cuando corrige el pasado.',
  },
  isHeading: { en: 'What it is', es: 'Qué es' },
  is1: {
    en: 'Open software for clearing the records of people whom a trafficker made break the law.',
    es: 'Un programa abierto para limpiar los antecedentes de personas a quienes un tratante obligó a violar la ley.',
  },
  is2: {
    en: 'The laws of 50 states, Washington, D.C. and the federal government, written as data, each point with its source.',
    es: 'Las leyes de 50 estados, Washington, D.C. y el gobierno federal, escritas como datos, cada punto con su fuente.',
  },
  is3: {
    en: 'A result always says why, by which law, and how sure we are.',
    es: 'Un resultado siempre dice por qué, según qué ley y qué tan seguros estamos.',
  },
  isNotHeading: { en: 'What it is not', es: 'Qué no es' },
  isNot1: {
    en: 'It is not a lawyer and gives no legal advice.',
    es: 'No es una abogada ni un abogado y no da consejo legal.',
  },
  isNot2: {
    en: 'It does not promise a result. “May be asked for” means that the conditions we can check are met. The court decides.',
    es: 'No promete un resultado. “Se puede pedir” quiere decir que se cumplen las condiciones que podemos revisar. La corte decide.',
  },
  isNot3: {
    en: 'It is not part of any government, police or court.',
    es: 'No es parte de ningún gobierno, policía ni corte.',
  },
  isNot4: {
    en: 'It does not judge anybody. When a law does not fit, that says something about the law.',
    es: 'No juzga a nadie. Cuando una ley no sirve, eso habla de la ley.',
  },
  limitsHeading: { en: 'What it does not know', es: 'Lo que no sabe' },
  limits1: {
    en: 'Much of the law was read in summaries and copies, not in the official code. Each page says what nobody has checked.',
    es: 'Mucha de la ley se leyó en resúmenes y copias, no en el código oficial. Cada página dice qué no ha comprobado nadie.',
  },
  limits2: {
    en: 'U.S. territories, tribal courts and military courts are not covered.',
    es: 'No cubre los territorios de Estados Unidos, las cortes tribales ni las militares.',
  },
  limits3: {
    en: 'Every section of the criminal code is known for California only, and a part for New York, Missouri and federal law. Elsewhere the kind of offense is used, and the result is less sure.',
    es: 'Solo de California se conoce cada sección del código penal, y una parte de Nueva York, Misuri y la ley federal. En otros lugares se usa el tipo de delito, y el resultado es menos seguro.',
  },
  limits4: {
    en: 'RAP sheets are read for California. A scan can be read wrong: compare it with the paper.',
    es: 'Se leen hojas de antecedentes de California. Un escaneo puede leerse mal: compárelo con el papel.',
  },
  limits5: {
    en: 'Courts differ in how they apply the same law. Only the text of the law was read.',
    es: 'Las cortes aplican de forma distinta la misma ley. Solo se leyó el texto de la ley.',
  },
  accessHeading: { en: 'For everyone', es: 'Para todas las personas' },
  access1: {
    en: 'Every page works with a keyboard and a screen reader, on a small phone, enlarged and on paper. We test for WCAG 2.2, level AA.',
    es: 'Cada página funciona con teclado y lector de pantalla, en un teléfono pequeño, ampliada y en papel. Probamos con WCAG 2.2, nivel AA.',
  },
  access2: {
    en: 'Every page works without JavaScript, except the check of a record. In its place there is a guide to print.',
    es: 'Cada página funciona sin JavaScript, salvo la revisión de antecedentes. En su lugar hay una guía para imprimir.',
  },
  access3: { en: 'English and Spanish say the same.', es: 'El inglés y el español dicen lo mismo.' },
  mistakeHeading: { en: 'A mistake?', es: '¿Un error?' },
  mistake1: {
    en: 'Each law is one file that a lawyer can read and correct. Its page names the file.',
    es: 'Cada ley es un archivo que una abogada o un abogado puede leer y corregir. Su página nombra el archivo.',
  },
  mistake2: {
    en: 'Never send a record or a story with a correction. The law and its source are enough.',
    es: 'Nunca mande antecedentes ni una historia con una corrección. Bastan la ley y su fuente.',
  },
  versionHeading: { en: 'Which law this is', es: 'Qué ley es esta' },
  versionText: {
    en: 'The fingerprint of the law data that every page rests on:',
    es: 'La huella de los datos de ley en que se apoya cada página:',
  },
});
