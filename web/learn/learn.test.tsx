import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Exercises } from './exercises.tsx';
import { courseFromDisk } from './files.ts';
import { allLessons, lessonPage } from './lessonPage.tsx';
import { LessonText } from './lessonText.tsx';

const drawn = (markdown: string): string => renderToString(<LessonText markdown={markdown} />);

describe('the text of a lesson', () => {
  it('is drawn with its headings, lists and tables', () => {
    const html = drawn('## One *two*\n\n- **a**\n- b\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n');
    expect(html).toContain('<h2 id="part-1">One <em>two</em></h2>');
    expect(html).toContain('<li><strong>a</strong></li>');
    expect(html).toMatch(/aria-label="x, y".*<th scope="col">x<\/th>.*<th scope="row">1<\/th><td>2<\/td>/);
  });

  it.each([
    '<script>alert(1)</script>',
    'a <b onclick="x()">b</b>',
    '[x](javascript:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](data:text/html,hi)',
    '[x](//elsewhere.example)',
    '![x](https://elsewhere.example/x.png)',
    '<https://elsewhere.example" onmouseover="x()>',
  ])('lets no HTML and no strange link of the author pass: %j', (markdown) => {
    expect(drawn(markdown)).not.toMatch(/<(script|b|img)\b|href="(?!https?:\/\/[^/])|<[^>]*\son\w+=/i);
  });

  it('draws any text at all with no element but its own', () => {
    const own =
      /^<\/?(h[23]|p|ul|ol|li|section|table|thead|tbody|tr|th|td|strong|em|code|br|hr|a|blockquote)\b/;
    const bits = fc.constantFrom(
      '<img src=x>',
      '## ',
      '- ',
      '[a](',
      ')',
      '| a |\n',
      '> ',
      '**',
      '`',
      '\n\n',
      '&lt;',
      '"',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 12 }), (pieces) => {
        for (const tag of drawn(pieces.join('')).match(/<\/?[a-z][^>]*/gi) ?? []) expect(tag).toMatch(own);
      }),
    );
  });
});

describe('a lesson page', () => {
  const read = courseFromDisk();
  const course = read.ok ? read.course : { modules: [] };
  const placed = allLessons(course).find(({ module, lesson }) => module.order === 2 && lesson.order === 2);
  if (placed === undefined) throw new Error('lesson 2.2 is the one these tests look at');
  const exercises = (submitted: ReadonlyMap<string, readonly string[]> | 'too-long' | null): string =>
    renderToString(
      <Exercises lesson={placed.lesson} submitted={submitted} language="en" address="/en/learn/2/2" />,
    );

  it('has a title that tells nobody what it is about', () => {
    for (const one of allLessons(course))
      expect(lessonPage(course, one, null, 'en').title).toMatch(/^Learn \d\.\d$/);
  });

  it('says that nobody outside reviewed it, what was not checked, and where it comes from', () => {
    const html = renderToString(<main>{lessonPage(course, placed, null, 'es').body}</main>);
    expect(html).toContain('Nadie de fuera del proyecto la ha revisado todavía');
    expect(html).toContain('Lo que no se comprobó');
    for (const { url } of placed.lesson.sources) if (url !== null) expect(html).toContain(`href="${url}"`);
  });

  it('shows no answer before one was tried, and then only of that exercise', () => {
    expect(exercises(null)).not.toMatch(/nunc-exercise__why|checked/);
    const html = exercises(new Map([['heart', ['hard-life']]]));
    expect(html.match(/nunc-exercise__why/g)).toHaveLength(3);
    expect(html).toContain('You chose it, and it does not fit.');
    expect(html).toContain('Exercises answered: 1 of 2. Fully right: 0.');
  });

  it('says plainly when nothing was chosen, when something strange or too much was sent', () => {
    expect(exercises(new Map())).toContain('You have not chosen anything yet');
    expect(exercises(new Map([['heart', ['"><script>']]]))).toMatch(/left aside(?!.*<script>)/s);
    expect(exercises(new Map([['other', ['x']]]))).toContain('left aside');
    expect(exercises('too-long')).toContain('too long');
  });
});
