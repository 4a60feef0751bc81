/** Opening a document. It is read here, on this device; what cannot be read says what to do, and nothing is lost. */
import { fileKind, historiesOf, type ReadDocumentResult } from '@nunc/records';
import { useRef, useState } from 'preact/hooks';
import { filled } from '../site/filled.ts';
import { mostCharges } from './entered.ts';
import { Actions, type FieldError, PlainButton, StepForm, StepPage, useShared } from './shared.tsx';
import { addCharge, goTo, type ReadFile } from './state.ts';

const mostBytes = 20_000_000;

/** What the recognition weighs over the wire, in megabytes. */
const recognitionSize = 5;

type Stage =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'working'; readonly text: string }
  /** The file is a photo or a scan, and the recognition is not here yet. */
  | { readonly kind: 'needs_photos'; readonly file: File };

export function OpenFile() {
  const { words, jurisdiction, law, language, rest, update } = useShared();
  const input = useRef<HTMLInputElement>(null);
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [said, setSaid] = useState<readonly string[]>([]);

  const fail = (text: string, more: readonly string[] = []): void => {
    setStage({ kind: 'choosing' });
    setErrors([{ field: 'file', text }]);
    setSaid(more);
  };

  const open = async (file: File, withPhotos: boolean): Promise<void> => {
    setErrors([]);
    setSaid([]);
    if (file.size > mostBytes) return fail(words.fileTooBig);
    const reader = rest?.reader ?? null;
    if (reader === null) return fail(words.fileFailed);
    setStage({ kind: 'working', text: withPhotos ? words.preparing : words.readingOne });
    const bytes = await bytesOf(file);
    if (bytes === null) return fail(words.fileFailed);
    if (withPhotos && !(await reader.preparePhotos())) return fail(words.loadFailed);
    const found = fileKind(bytes, 'file');
    const kind = 'kind' in found ? found.kind : null;
    if (!reader.readsPhotos && (kind === 'jpeg' || kind === 'png'))
      return setStage({ kind: 'needs_photos', file });
    const result = await reader.read(bytes, 'file', (page, pages) =>
      setStage({ kind: 'working', text: filled(words.reading, { page, pages }) }),
    );
    if ('problems' in result && kind === 'pdf' && !reader.readsPhotos) {
      // A PDF without text is a scan; whether it can be read shows once the recognition is here.
      return setStage({ kind: 'needs_photos', file });
    }
    take(result);
  };

  const take = (result: ReadDocumentResult): void => {
    const taken = readFileOf(result, jurisdiction);
    switch (taken.kind) {
      case 'read':
        update((was) => goTo({ ...was, file: taken.file, removed: [] }, { at: 'charges' }));
        break;
      case 'problems':
        // The readers speak English only; in Spanish the page's own words say what to do.
        fail(words.fileFailed, language === 'en' ? taken.texts : []);
        break;
      case 'empty':
        fail(words.fileEmpty);
        break;
      case 'too_many':
        fail(filled(words.fileTooMany, { most: mostCharges }));
        break;
      case 'elsewhere': {
        const place = law.jurisdictions.get(taken.jurisdiction)?.name[language] ?? taken.jurisdiction;
        fail(filled(words.fileElsewhere, { place }));
        break;
      }
    }
  };

  return (
    <StepPage heading={words.fileHeading} errors={errors}>
      {said.length === 0 ? null : (
        <ul>
          {said.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <StepForm
        onSubmit={() => {
          if (stage.kind === 'needs_photos') return void open(stage.file, true);
          const file = input.current?.files?.[0];
          if (file === undefined) setErrors([{ field: 'file', text: words.fileNone }]);
          else void open(file, false);
        }}
      >
        <p>{words.fileOnly}</p>
        <label class="usa-label" htmlFor="file">
          {words.fileLabel}
        </label>
        <span class="usa-hint" id="file-hint">
          {words.fileHint}
        </span>
        {errors[0] === undefined ? null : (
          <span class="usa-error-message" id="file-error">
            {errors[0].text}
          </span>
        )}
        <input
          class="nunc-file"
          type="file"
          id="file"
          ref={input}
          accept=".pdf,.txt,.csv,.json,.jpg,.jpeg,.png,application/pdf,text/plain,text/csv,image/jpeg,image/png"
          aria-describedby={errors[0] === undefined ? 'file-hint' : 'file-hint file-error'}
          onChange={() => setStage({ kind: 'choosing' })}
        />
        <p role="status">
          {rest === null
            ? words.preparing
            : stage.kind === 'working'
              ? stage.text
              : stage.kind === 'needs_photos'
                ? filled(words.photoNeeds, { size: recognitionSize })
                : ''}
        </p>
        <Actions
          next={
            rest === null || stage.kind === 'working'
              ? null
              : stage.kind === 'needs_photos'
                ? words.photoLoad
                : words.next
          }
        >
          <PlainButton onClick={() => update(addCharge)}>{words.typeInstead}</PlainButton>
        </Actions>
      </StepForm>
    </StepPage>
  );
}

type Taken =
  | { readonly kind: 'read'; readonly file: ReadFile }
  | { readonly kind: 'problems'; readonly texts: readonly string[] }
  | { readonly kind: 'empty' | 'too_many' }
  | { readonly kind: 'elsewhere'; readonly jurisdiction: string };

/** What a document gives this page: charges of this place, or why not. */
function readFileOf(result: ReadDocumentResult, jurisdiction: string): Taken {
  if ('problems' in result)
    return { kind: 'problems', texts: result.problems.map(({ what, remedy }) => `${what} ${remedy}`) };
  const { record, remarks } = result;
  const histories = historiesOf(record);
  const [first] = histories;
  if (first === undefined) return { kind: 'empty' };
  if (histories.length > mostCharges) return { kind: 'too_many' };
  if (histories.every((history) => history.jurisdiction !== jurisdiction))
    return { kind: 'elsewhere', jurisdiction: first.jurisdiction };
  const lines = record.sources.flatMap((source) => source.lines);
  return {
    kind: 'read',
    file: {
      record,
      notUnderstood: lines.filter(({ bucket }) => bucket === 'not_understood').length,
      remarks: remarks.map(({ what, where, remedy }) => `${where}: ${what} ${remedy}`),
    },
  };
}

/** The bytes of a file, or `null` when the browser cannot give them: moved or removed since it was chosen. */
async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
