/** Writes what a charge line says into the draft of its count. */
import { type ChargeText, isRevocation, takeToc } from './classify.ts';
import type { ChargeDraft } from './draft.ts';
import { confidence, type Line, type Reading } from './line.ts';
import { vocabulary } from './vocabulary.ts';

/** Sets section, code, description and flags; a repair lowers what section and code are worth. */
export function setCharge(reading: Reading, line: Line, charge: ChargeDraft, text: ChargeText, sure: number) {
  const worth = text.repaired ? Math.min(sure, confidence.repaired) : sure;
  if (text.repaired) reading.repair(line, line.text, `${text.section} ${text.code}`, 'section_signs');
  const { text: description, toc } = takeToc(text.description);
  if (text.code !== null)
    charge.code = reading.field(line, text.code, text.codeKnown ? worth : confidence.inferred);
  if (text.section !== null) charge.section = reading.field(line, text.section, worth);
  if (description !== '') charge.description = reading.field(line, description, sure);
  if (text.attempt) charge.flags.add('attempt');
  if (text.conspiracy) charge.flags.add('conspiracy');
  if (isRevocation(text)) charge.flags.add('probation_revocation');
  if (toc !== null && charge.chargedAs === null) setChargedAs(reading, line, charge, toc, sure);
}

/** Sets the severity as charged; a letter that stands for none leaves it open. */
export function setChargedAs(
  reading: Reading,
  line: Line,
  charge: ChargeDraft,
  letter: string,
  sure: number,
) {
  const severity = vocabulary.chargedAs.get(letter);
  if (severity !== undefined && severity !== null) charge.chargedAs = reading.field(line, severity, sure);
}
