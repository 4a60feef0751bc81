/** Pictures for sharing, 1200 x 630, drawn here from the same shapes and grades; no tracker, nothing from elsewhere. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { Hono } from 'hono';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { filled } from '../site/filled.ts';
import { dayInWords, languages } from '../site/language.ts';
import { type Atlas, nameOf, shortHash } from './atlas.ts';
import { kept } from './data.ts';
import { gradeOf } from './grades.ts';
import { placeWords } from './jurisdictionWords.ts';
import { type Place, ShapeMap } from './mapPicture.tsx';
import { fillOf, Patterns } from './patterns.tsx';
import { type View, viewOf } from './view.ts';
import { atlasWords as words } from './words.ts';

const mostKept = 160;

export function addPictures(app: Hono, atlas: Atlas): void {
  const { site } = atlas;
  const made = new Map<string, Uint8Array>();
  const picture = (key: string, draw: () => VNode): Uint8Array => {
    const bytes = made.get(key) ?? pngOf(draw());
    made.set(key, bytes);
    const [oldest] = made.keys();
    if (made.size > mostKept && oldest !== undefined) made.delete(oldest);
    return bytes;
  };
  for (const language of languages) {
    app.get(`/${language}/laws/share.png`, (context) => {
      const asked = viewOf(context, site, language);
      // One picture a year, so that nobody can have thousands of them drawn.
      const view = asked.day === asked.today ? asked : { ...asked, day: `${asked.day.slice(0, 4)}-01-01` };
      const key = `${language} ${view.rubric.id} ${view.day}`;
      return kept(
        context,
        picture(key, () => <MapShare atlas={atlas} view={view} />),
        'png',
      );
    });
    app.get(`/${language}/laws/:place/share.png`, (context) => {
      const { id: rubric } = viewOf(context, site, language).rubric;
      const place = context.req.param('place');
      if (!site.law.jurisdictions.has(place)) return context.text('There is no such place.\n', 404);
      const view: View = { ...viewOf(context, site, language), day: site.today() };
      const key = `${language} ${rubric} ${view.day} ${place}`;
      return kept(
        context,
        picture(key, () => <PlaceShare atlas={atlas} view={view} id={place} />),
        'png',
      );
    });
  }
}

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

function pngOf(svg: VNode): Uint8Array {
  const drawn = new Resvg(renderToString(svg), {
    font: {
      loadSystemFonts: false,
      fontFiles: ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSerif-Bold.ttf'].map((name) =>
        join(fonts, name),
      ),
      defaultFontFamily: 'DejaVu Sans',
    },
  });
  return drawn.render().asPng();
}

function Frame({
  children,
  rubric,
  foot,
}: {
  children: ComponentChildren;
  rubric: View['rubric'];
  foot: string;
}) {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
      <title>{foot}</title>
      <rect width="1200" height="630" fill="#fdf8f1" />
      <Patterns rubric={rubric} />
      {children}
      <text x="48" y="606" font-family="DejaVu Sans" font-size="17" fill="#4d5857">
        {foot}
      </text>
      <text
        x="1152"
        y="606"
        text-anchor="end"
        font-family="DejaVu Serif"
        font-weight="700"
        font-size="26"
        fill="#1f4347"
      >
        Nunc
      </text>
    </svg>
  );
}

const foot = ({ rubric, day, language }: View, hash: string): string =>
  `${rubric.title[language]} · ${dayInWords(day, language)} · ${hash} · CC BY 4.0`;

function MapShare({ atlas, view }: { atlas: Atlas; view: View }) {
  const { site, cards, shapes } = atlas;
  const { language, rubric, day } = view;
  const places = new Map(
    cards.all(rubric, day).map((card): [string, Place] => [
      card.jurisdiction,
      {
        jurisdiction: card.jurisdiction,
        name: nameOf(site.law, card.jurisdiction, language),
        grade: gradeOf(card, rubric, language),
        href: '#',
        isFaint: false,
      },
    ]),
  );
  return (
    <Frame rubric={rubric} foot={foot(view, shortHash(site.law))}>
      <text x="48" y="66" font-family="DejaVu Serif" font-weight="700" font-size="40" fill="#1f4347">
        {words.lawsTitle[language]}
      </text>
      <svg x="150" y="84" width="880" height="490">
        <title>{words.lawsTitle[language]}</title>
        <ShapeMap places={places} shapes={shapes} rubric={rubric} label={words.lawsTitle[language]} />
      </svg>
    </Frame>
  );
}

function PlaceShare({ atlas, view, id }: { atlas: Atlas; view: View; id: string }) {
  const { site, cards } = atlas;
  const { language, rubric, day } = view;
  const card = cards.one(rubric, day, id);
  if (card === undefined) throw new Error(`no report card for ${id}`);
  const grade = gradeOf(card, rubric, language);
  const name = nameOf(site.law, id, language);
  const title =
    id === 'us-federal' ? placeWords.titleFederal[language] : filled(placeWords.title[language], { name });
  const rows = card.categories.slice(0, 10);
  return (
    <Frame rubric={rubric} foot={foot(view, shortHash(site.law))}>
      <text x="48" y="80" font-family="DejaVu Serif" font-weight="700" font-size="46" fill="#1f4347">
        {title}
      </text>
      <rect x="48" y="120" width="300" height="300" rx="12" fill={fillOf(grade)} stroke="#6b645a" />
      <text
        x="198"
        y="300"
        text-anchor="middle"
        font-family="DejaVu Sans"
        font-weight="700"
        font-size={grade.label.length > 1 ? 84 : 130}
        fill="#1c2524"
        stroke="#fffdf9"
        stroke-width="12"
        stroke-linejoin="round"
        paint-order="stroke"
      >
        {grade.label}
      </text>
      <text x="48" y="566" font-family="DejaVu Sans" font-size="22" fill="#26302f">
        {grade.words}
      </text>
      {rows.map(({ id: category, name: words3, worst, best, max }, index) => (
        <g key={category} font-family="DejaVu Sans" font-size="20" fill="#26302f">
          <text x="400" y={140 + index * 42}>
            {words3[language]}
          </text>
          <rect x="860" y={124 + index * 42} width="200" height="20" fill="#fffdf9" stroke="#6b645a" />
          <rect x="860" y={124 + index * 42} width={(200 * worst) / max} height="20" fill="#2f5d62" />
          {best === worst ? null : (
            <rect
              x={860 + (200 * worst) / max}
              y={124 + index * 42}
              width={(200 * (best - worst)) / max}
              height="20"
              fill="url(#pattern-unknown)"
            />
          )}
          <text x="1074" y={140 + index * 42}>
            {worst === best ? worst : `${worst}–${best}`} / {max}
          </text>
        </g>
      ))}
    </Frame>
  );
}
