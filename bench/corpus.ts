/** Prints, as Markdown, where our reading of the corpus sheets agrees with another open reader's, and why it differs. */
import { compareCorpus, corpusIsHere, explained } from './corpusTable.ts';

if (!corpusIsHere()) console.log('The corpus is not on this machine: nothing to compare.');
else {
  const sheets = compareCorpus();
  const agreeing = sheets.filter(({ differences }) => differences.length === 0).length;
  console.log(
    `${sheets.length} sheets; ${agreeing} agree in every field, ${sheets.length - agreeing} differ.\n`,
  );
  console.log('| sheet | about | result | explanation |');
  console.log('|---|---|---|---|');
  for (const { sheet, about, differences } of sheets) {
    const what = differences.map((difference) => `${difference.what} (${difference.detail})`);
    const result = what.length === 0 ? 'agree' : `differ: ${what.join('; ')}`;
    const because = what.length === 0 ? '' : (explained.get(sheet)?.because ?? '**not explained**');
    console.log(
      `| ${[sheet, about, result, because].map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`,
    );
  }
}
