#!/usr/bin/env node
// The `nunc` command as npm links it (`npx nunc`); `./nunc` at the top of the repository comes here too.
import { readFileSync } from 'node:fs';
import { runPinned } from '../tools/nunc-setup.mjs';

const given = process.argv.slice(2);
// Whole files go through in little memory: what is no longer needed is cleared away often.
const settings = JSON.parse(readFileSync(new URL('nodeSettings.json', import.meta.url), 'utf8'));
process.exitCode = await runPinned('cli/main.ts', given, settings[given[0]] ?? []);
