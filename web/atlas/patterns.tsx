/** The patterns of grades, as SVG: color and texture say the same. Attributes only, so that a picture file can use them. */
import type { Rubric } from '@nunc/grading';
import { type Grade, type Look, lookOf, stepsOf } from './grades.ts';

/** Gray for what is not known. */
const gray = '#a9a49b';
const paper = '#fffdf9';

/** The fill of a grade. */
export function fillOf(grade: Grade): string {
  if (grade.sureness === 'none') return 'url(#pattern-none)';
  if (grade.sureness === 'not_known' || grade.level === null) return 'url(#pattern-unknown)';
  return `url(#pattern-${grade.sureness === 'range' ? 'r' : 's'}${grade.level})`;
}

/** The patterns of a page, once: every picture on it refers to them. Not `display: none`, which would empty them. */
export function PatternSheet({ rubric }: { rubric: Rubric }) {
  return (
    <svg class="atlas-patterns" width="0" height="0" aria-hidden="true">
      <Patterns rubric={rubric} />
    </svg>
  );
}

/** Every pattern that the grades of a rubric may need. */
export function Patterns({ rubric }: { rubric: Rubric }) {
  return (
    <defs>
      {stepsOf(rubric).map((step, level) => (
        <Step key={step.grade} id={`pattern-s${level}`} look={lookOf(rubric, level)} isRange={false} />
      ))}
      {stepsOf(rubric).map((step, level) => (
        <Step key={`${step.grade}-`} id={`pattern-r${level}`} look={lookOf(rubric, level)} isRange />
      ))}
      <pattern id="pattern-none" width="9" height="9" patternUnits="userSpaceOnUse">
        <rect width="9" height="9" fill={paper} />
        <circle cx="4.5" cy="4.5" r="0.9" fill={gray} />
      </pattern>
      <pattern id="pattern-unknown" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill={gray} />
        <path d="M0 8L8 0" stroke="#8a857c" stroke-width="1" />
      </pattern>
    </defs>
  );
}

/** What is certain in the step's own look; where more may be, broad gray stripes run through it. */
function Step({ id, look, isRange }: { id: string; look: Look; isRange: boolean }) {
  const size = isRange ? 24 : 8;
  return (
    <pattern
      id={id}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      {...(isRange ? { patternTransform: 'rotate(45)' } : {})}
    >
      <rect width={size} height={size} fill={look.fill} />
      {isRange ? null : <Texture look={look} />}
      {isRange ? <rect width="9" height="24" fill={gray} /> : null}
    </pattern>
  );
}

function Texture({ look: { pattern, ink } }: { look: Look }) {
  switch (pattern) {
    case 'plain':
      return null;
    case 'slant':
      return <path d="M-2 2L2 -2M0 8L8 0M6 10L10 6" stroke={ink} stroke-width="1.4" />;
    case 'dots':
      return <circle cx="4" cy="4" r="1.5" fill={ink} />;
    case 'bars':
      return <path d="M0 4H8" stroke={ink} stroke-width="1.4" />;
    case 'cross':
      return <path d="M0 0L8 8M8 0L0 8" stroke={ink} stroke-width="1" />;
    case 'lines':
      return <path d="M4 0V8" stroke={ink} stroke-width="1.6" />;
  }
}
