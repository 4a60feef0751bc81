/** The words of explanations. English and Spanish have the same type, so that a missing phrase is a type error. */
import type { Element } from '@nunc/law';
import type { Status, Truth } from './finding.ts';

export type Language = 'en' | 'es';

interface Phrases {
  readonly status: Record<Status, string>;
  readonly truth: Record<Truth, string>;
  readonly element: Record<Element, string>;
  /** Why an element fails, about the law and never about the person. */
  readonly fails: Record<Element, string>;
  /** What would change a failing element. */
  readonly changes: Record<Element, string>;
  readonly lineOpen: string;
  readonly lineClosed: (because: string) => string;
  readonly lineUndecided: (facts: string) => string;
  readonly lineLawNotKnown: string;
  readonly opens: (day: string) => string;
  readonly onlyFor: (what: string) => string;
  readonly leavesOut: (what: string) => string;
  readonly allOf: string;
  readonly anyOf: string;
  readonly noneOf: string;
  readonly from: {
    /** `null`: the record does not tell pages and lines. */
    readonly record: (where: string | null) => string;
    readonly told: string;
    readonly computed: string;
    readonly not_known: string;
  };
  readonly unverified: string;
  readonly lawNotKnown: string;
  readonly wouldChange: string;
  readonly or: string;
  readonly and: string;
  readonly inList: (list: string) => string;
}

export const phrases: Record<Language, Phrases> = {
  en: {
    status: { open: 'open', closed: 'closed', undecided: 'undecided' },
    truth: { yes: 'yes', no: 'no', unknown: 'not known' },
    element: {
      in_reach: 'kind of record',
      offense: 'offense',
      survivor: 'whom the law is for',
      kind_of_trafficking: 'kind of trafficking',
      age: 'age at the time',
      at_the_time: 'during the trafficking',
      nexus: 'link to the trafficking (nexus)',
      left: 'out of the trafficking',
      wait: 'waiting time',
      deadline: 'deadline',
      sentence_complete: 'sentence finished',
      fines_paid: 'fines and restitution paid',
      no_pending_charges: 'no open case',
      no_new_convictions: 'no later conviction',
      not_yet_granted: 'not granted before',
      other: 'further condition',
    },
    fails: {
      in_reach: 'it is for another kind of record than this one',
      offense: 'it does not cover this offense',
      survivor: 'it is only for people this happened to',
      kind_of_trafficking: 'it is for another kind of trafficking',
      age: 'it is for another age at the time',
      at_the_time: 'it covers only what happened during the trafficking',
      nexus: 'it covers only what happened because of it',
      left: 'it can be used only once the trafficking has ended',
      wait: 'its waiting time is not over',
      deadline: 'its time limit has passed',
      sentence_complete: 'it can be used only once the sentence is finished',
      fines_paid: 'it asks for fines and restitution to be paid first',
      no_pending_charges: 'it waits until no case is open',
      no_new_convictions: 'it asks for a time without a new conviction',
      not_yet_granted: 'this relief is on the record already',
      other: 'a condition of the law is not met',
    },
    changes: {
      in_reach: 'Check the court file for how the charge ended; another law may reach it.',
      offense:
        'Check the section and the class in the court file: a reduction, or a plea to another section, can change this.',
      survivor: 'Another law, without this condition, may fit.',
      kind_of_trafficking: 'The time may have been both kinds; an attorney can look at this.',
      age: 'Check the date of the offense in the complaint.',
      at_the_time:
        'Check the date of the offense in the complaint, and whether the time began earlier or went on longer.',
      nexus: 'Another law, without this link, may fit. An answer may change as memory comes back.',
      left: 'It opens once the person is out and safe. Help: the hotline and local programs.',
      wait: 'Time alone opens it.',
      deadline: 'Some courts accept late filings for good cause: ask an attorney.',
      sentence_complete: 'It opens when the sentence ends, or when the court ends probation early.',
      fines_paid: 'Ask the court to waive, reduce or convert what is owed.',
      no_pending_charges: 'It opens when the open case is over; a defense may apply there.',
      no_new_convictions: 'The later conviction may itself be open to relief: look at it first.',
      not_yet_granted: 'Nothing to file here; check that agencies carried it out.',
      other: 'Look at the condition and its cite with an attorney.',
    },
    lineOpen:
      'This law may be asked for here: every condition that can be checked is met. The court decides.',
    lineClosed: (because) => `This law does not fit here: ${because}.`,
    lineUndecided: (facts) => `This law may fit. It depends on ${facts}.`,
    lineLawNotKnown:
      'We do not know what the law says on a point that matters here. An attorney has to read it.',
    opens: (day) => `It opens on ${day}.`,
    onlyFor: (what) => `it covers only: ${what}`,
    leavesOut: (what) => `it leaves out: ${what}`,
    allOf: 'all of these',
    anyOf: 'one of these',
    noneOf: 'none of these',
    from: {
      record: (where) => (where === null ? 'the record' : `the record, ${where}`),
      told: 'what was told',
      computed: 'worked out',
      not_known: 'not known',
    },
    unverified: 'not checked against the statute',
    lawNotKnown: 'the law is not known to us on this point',
    wouldChange: 'What would change this',
    or: ' or ',
    and: ' and ',
    inList: (list) => `on the list ${list}`,
  },
  es: {
    status: { open: 'abierto', closed: 'cerrado', undecided: 'sin decidir' },
    truth: { yes: 'sí', no: 'no', unknown: 'no se sabe' },
    element: {
      in_reach: 'tipo de registro',
      offense: 'delito',
      survivor: 'para quién es la ley',
      kind_of_trafficking: 'tipo de trata',
      age: 'edad en ese momento',
      at_the_time: 'durante la trata',
      nexus: 'relación con la trata (nexo)',
      left: 'fuera de la trata',
      wait: 'plazo de espera',
      deadline: 'fecha límite',
      sentence_complete: 'sentencia terminada',
      fines_paid: 'multas y restitución pagadas',
      no_pending_charges: 'ningún caso abierto',
      no_new_convictions: 'ninguna condena posterior',
      not_yet_granted: 'no concedido antes',
      other: 'otra condición',
    },
    fails: {
      in_reach: 'es para otro tipo de registro',
      offense: 'no cubre este delito',
      survivor: 'es solo para personas a quienes les pasó esto',
      kind_of_trafficking: 'es para otro tipo de trata',
      age: 'es para otra edad en ese momento',
      at_the_time: 'cubre solo lo que pasó durante la trata',
      nexus: 'cubre solo lo que pasó a causa de ello',
      left: 'se puede usar solo cuando la trata ya terminó',
      wait: 'su plazo de espera no ha terminado',
      deadline: 'su plazo ya venció',
      sentence_complete: 'se puede usar solo cuando la sentencia terminó',
      fines_paid: 'pide que antes se paguen multas y restitución',
      no_pending_charges: 'espera a que no haya casos abiertos',
      no_new_convictions: 'pide un tiempo sin nueva condena',
      not_yet_granted: 'este alivio ya consta en el registro',
      other: 'no se cumple una condición de la ley',
    },
    changes: {
      in_reach: 'Revise en el expediente cómo terminó el cargo; otra ley puede cubrirlo.',
      offense:
        'Revise la sección y la clase en el expediente: una reducción o un acuerdo por otra sección puede cambiarlo.',
      survivor: 'Puede servir otra ley sin esta condición.',
      kind_of_trafficking: 'Puede que fueran ambos tipos; un abogado puede verlo.',
      age: 'Revise la fecha del delito en la denuncia.',
      at_the_time: 'Revise la fecha del delito en la denuncia, y si ese tiempo empezó antes o duró más.',
      nexus:
        'Puede servir otra ley sin esta relación. Una respuesta puede cambiar cuando vuelven los recuerdos.',
      left: 'Se abre cuando la persona está fuera y a salvo. Ayuda: la línea nacional y programas locales.',
      wait: 'Se abre solo con el tiempo.',
      deadline: 'Algunas cortes aceptan peticiones tardías con buena causa: pregunte a un abogado.',
      sentence_complete:
        'Se abre cuando termina la sentencia, o cuando la corte termina antes la libertad condicional.',
      fines_paid: 'Pida a la corte que perdone, reduzca o convierta lo que se debe.',
      no_pending_charges: 'Se abre cuando termina el caso abierto; allí puede haber una defensa.',
      no_new_convictions: 'Puede que la condena posterior también tenga alivio: mírela primero.',
      not_yet_granted: 'No hay nada que presentar; revise que las agencias lo cumplieron.',
      other: 'Vea la condición y su cita con un abogado.',
    },
    lineOpen:
      'Aquí se puede pedir esta ley: se cumplen todas las condiciones que se pueden revisar. La corte decide.',
    lineClosed: (because) => `Esta ley no corresponde aquí: ${because}.`,
    lineUndecided: (facts) => `Esta ley puede corresponder. Depende de ${facts}.`,
    lineLawNotKnown:
      'No sabemos qué dice la ley sobre un punto que importa aquí. Un abogado tiene que leerla.',
    opens: (day) => `Se abre el ${day}.`,
    onlyFor: (what) => `cubre solo: ${what}`,
    leavesOut: (what) => `excluye: ${what}`,
    allOf: 'todas estas',
    anyOf: 'una de estas',
    noneOf: 'ninguna de estas',
    from: {
      record: (where) => (where === null ? 'el registro' : `el registro, ${where}`),
      told: 'lo que se contó',
      computed: 'calculado',
      not_known: 'no se sabe',
    },
    unverified: 'sin comprobar con el texto de la ley',
    lawNotKnown: 'no sabemos qué dice la ley sobre este punto',
    wouldChange: 'Qué lo cambiaría',
    or: ' o ',
    and: ' y ',
    inList: (list) => `en la lista ${list}`,
  },
};
