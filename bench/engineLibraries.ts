/** The same law in the libraries that a TypeScript user would pick, each in its own form and as its documents advise. */
import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { parse } from '@marcbachmann/cel-js';
import { LogicEngine } from 'json-logic-engine';
import { Engine } from 'json-rules-engine';
import { type Facts, type Rule, type RuleBook, statusOf } from './engineRules.ts';

/** Answers one charge: a status for each provision. */
export type Decide = (facts: Facts) => readonly string[] | Promise<readonly string[]>;

export const libraries: Readonly<Record<string, { readonly note: string; make(book: RuleBook): Decide }>> = {
  'json-rules-engine': {
    note: 'a rule for each provision and side in one engine; it explains',
    make: jsonRulesEngine,
  },
  'json-logic-engine': { note: 'compiled by build()', make: jsonLogicEngine },
  '@gorules/zen-engine': { note: 'all expressions in one node (Rust)', make: zenEngine },
  '@marcbachmann/cel-js': { note: 'parsed once', make: cel },
};

function jsonRulesEngine({ rules }: RuleBook): Decide {
  const engine = new Engine();
  const operators = {
    in: 'in',
    not_in: 'notIn',
    at_least: 'greaterThanInclusive',
    at_most: 'lessThanInclusive',
  } as const;
  type Written = Parameters<Engine['addRule']>[0]['conditions'];
  type Nested = Extract<Written, { all: unknown }>['all'][number];
  const write = (rule: Rule): Nested => {
    if ('of' in rule) {
      // An empty `any` would be met.
      if (rule.of.length === 0) return { fact: 'constant', operator: 'equal', value: rule.kind === 'all' };
      return rule.kind === 'all' ? { all: rule.of.map(write) } : { any: rule.of.map(write) };
    }
    const value = 'values' in rule ? [...rule.values] : rule.value;
    return { fact: rule.fact, operator: operators[rule.kind], value };
  };
  for (const [index, pair] of rules.entries())
    for (const side of ['surely', 'maybe'] as const)
      engine.addRule({ conditions: { all: [write(pair[side])] }, event: { type: `${index} ${side}` } });
  return async (facts) => {
    const { events } = await engine.run({ ...facts, constant: true });
    const met = new Set(events.map((event) => event.type));
    return rules.map((_, index) => statusOf(met.has(`${index} surely`), met.has(`${index} maybe`)));
  };
}

function jsonLogicEngine({ rules }: RuleBook): Decide {
  const write = (rule: Rule): unknown => {
    if ('of' in rule) {
      if (rule.of.length === 0) return rule.kind === 'all';
      return { [rule.kind === 'all' ? 'and' : 'or']: rule.of.map(write) };
    }
    const fact = { var: rule.fact };
    switch (rule.kind) {
      case 'in':
        return { in: [fact, [...rule.values]] };
      case 'not_in':
        return { '!': { in: [fact, [...rule.values]] } };
      case 'at_least':
        return { '>=': [fact, rule.value] };
      case 'at_most':
        return { '<=': [fact, rule.value] };
    }
  };
  const engine = new LogicEngine();
  const built = rules.map(
    ({ surely, maybe }) => [engine.build(write(surely)), engine.build(write(maybe))] as const,
  );
  return (facts) => built.map(([surely, maybe]) => statusOf(surely(facts) === true, maybe(facts) === true));
}

/** The expression of a rule in a language with `in`, comparison and logical operators. */
function expression(
  rule: Rule,
  words: {
    and: string;
    or: string;
    notIn(fact: string, list: string): string;
    number(n: number): string;
    text(value: string): string;
  },
): string {
  if ('of' in rule) {
    if (rule.of.length === 0) return String(rule.kind === 'all');
    return `(${rule.of.map((one) => expression(one, words)).join(rule.kind === 'all' ? words.and : words.or)})`;
  }
  const list =
    rule.kind === 'in' || rule.kind === 'not_in' ? `[${rule.values.map(words.text).join(', ')}]` : '';
  switch (rule.kind) {
    case 'in':
      return `${rule.fact} in ${list}`;
    case 'not_in':
      return words.notIn(rule.fact, list);
    case 'at_least':
      return `${rule.fact} >= ${words.number(rule.value)}`;
    case 'at_most':
      return `${rule.fact} <= ${words.number(rule.value)}`;
  }
}

function zenEngine({ rules }: RuleBook): Decide {
  const words = {
    and: ' and ',
    or: ' or ',
    notIn: (fact: string, list: string) => `${fact} not in ${list}`,
    number: String,
    text: (value: string) => `'${value}'`,
  };
  const expressions = rules.flatMap(({ surely, maybe }, index) => [
    { id: `s${index}`, key: `s${index}`, value: expression(surely, words) },
    { id: `m${index}`, key: `m${index}`, value: expression(maybe, words) },
  ]);
  const node = (id: string, type: string, more: object = {}) => ({
    id,
    type,
    name: id,
    position: { x: 0, y: 0 },
    ...more,
  });
  const graph = {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      node('in', 'inputNode'),
      node('law', 'expressionNode', { content: { expressions } }),
      node('out', 'outputNode'),
    ],
    edges: [
      { id: '1', sourceId: 'in', targetId: 'law', type: 'edge' },
      { id: '2', sourceId: 'law', targetId: 'out', type: 'edge' },
    ],
  };
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(graph));
  return async (facts) => {
    const { result } = await decision.evaluate(facts);
    return rules.map((_, index) => statusOf(result[`s${index}`] === true, result[`m${index}`] === true));
  };
}

function cel({ rules }: RuleBook): Decide {
  const words = {
    and: ' && ',
    or: ' || ',
    notIn: (fact: string, list: string) => `!(${fact} in ${list})`,
    number: (value: number) => `${value}.0`,
    text: (value: string) => JSON.stringify(value),
  };
  const parsed = rules.map(
    ({ surely, maybe }) => [parse(expression(surely, words)), parse(expression(maybe, words))] as const,
  );
  return (facts) => parsed.map(([surely, maybe]) => statusOf(surely(facts) === true, maybe(facts) === true));
}
