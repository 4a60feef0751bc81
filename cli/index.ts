/** The door of `cli/`: only what `tools/` needs to publish the schema of `nunc screen --json`. */
export { publishedCliSchemas } from './output.ts';
