/** `{n} of {all}` with its numbers and names put in; a name nobody gave stays as it is. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
