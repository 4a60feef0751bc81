#!/usr/bin/env node
// The `nunc` command as npm links it (`npx nunc`); `./nunc` at the top of the repository comes here too.
import { runPinned } from '../tools/nunc-setup.mjs';

process.exitCode = await runPinned('cli/main.ts', process.argv.slice(2));
