/** A site for tests: the real law, and assets that are only named. */
import { consequencesFromDisk, lawFiles, rubricsFromDisk } from '@nunc/disk';
import { loadLaw } from '@nunc/law';
import type { Site } from './site.ts';

export function testSite(changes: Partial<Site> = {}): Site {
  const files = lawFiles();
  const { law } = loadLaw(files);
  const { consequences } = consequencesFromDisk();
  if (law === null || consequences === null) throw new Error('the law or the consequences cannot be loaded');
  return {
    law,
    lawFiles: files,
    rubrics: new Map(rubricsFromDisk().rubrics.map((rubric) => [rubric.id, rubric])),
    consequences,
    assets: { url: (name) => `/assets/${name}`, at: () => undefined, names: [] },
    origin: '',
    today: () => '2026-11-30',
    ...changes,
  };
}
