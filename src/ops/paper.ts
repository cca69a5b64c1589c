// A review → PDF without a browser. The library and its fonts are loaded once somebody asks; of the
// fonts only the letters that are used go into the file.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Bar, Sheet, SheetSection, Tone } from '../care/review/sheet.ts';
import { withNarrowQuotes } from './narrow-quotes.ts';
import { unpacked } from './woff.ts';

const MARGIN = 48;
const INK = '#1c2628';
const SOFT = '#505c5e';
const LINE = '#d8d5cc';
const ACCENT = '#0f5f63';
const PALE = '#a9cbca';
const TONES: Readonly<Record<Tone, string>> = { good: '#256238', bad: '#a3211b', flat: SOFT };
const CHART = { wide: 200, high: 76, name: 12, value: 11, bar: 28 };
const SECTION_HIGH = 120;
const ROW_HIGH = 15;
/** So many stay on the page of their section; longer tables break, with their heads again. */
const ROWS_TOGETHER = 14;

type Doc = PDFKit.PDFDocument;

export async function drawPdf(given: Sheet): Promise<Uint8Array> {
  const sheet = given.locale === 'en' ? withNarrowQuotes(given) : given;
  const { default: PdfDocument } = await import('pdfkit');
  const info = { Title: `${sheet.title} · ${sheet.unit}`, Creator: 'Warmline' };
  const doc = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: sheet.locale,
    displayTitle: true,
    info,
  });
  doc.registerFont('plain', await font(400));
  doc.registerFont('bold', await font(700));
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => doc.on('end', resolve));
  opening(doc, sheet);
  for (const section of sheet.sections) sectionOn(doc, section, sheet);
  doc.moveDown(1).font('plain').fontSize(8).fillColor(SOFT);
  room(doc, doc.heightOfString(sheet.how, { width: widthOf(doc) }));
  doc.text(sheet.how, MARGIN);
  numbered(doc, sheet);
  doc.end();
  await ended;
  return Buffer.concat(parts);
}

async function font(weight: 400 | 700): Promise<Buffer> {
  const name = `@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`;
  return unpacked(await readFile(fileURLToPath(import.meta.resolve(name))));
}

function opening(doc: Doc, { title, unit, lead, notesTitle, notes }: Sheet): void {
  doc.font('bold').fontSize(20).fillColor(INK).text(title);
  doc.font('bold').fontSize(13).fillColor(ACCENT).text(unit);
  doc.moveDown(0.4).font('plain').fontSize(9).fillColor(SOFT).text(lead);
  doc.moveDown(0.8).font('bold').fontSize(12).fillColor(INK).text(notesTitle);
  doc.moveDown(0.2).font('plain').fontSize(10);
  for (const note of notes) {
    const y = doc.y;
    doc.circle(MARGIN + 3, y + 7, 1.6).fill(ACCENT);
    doc.fillColor(INK).text(note, MARGIN + 12, y, { width: widthOf(doc) - 12, lineGap: 1 });
    doc.moveDown(0.25);
  }
  doc.moveDown(0.6);
}

function widthOf(doc: Doc): number {
  return doc.page.width - 2 * MARGIN;
}

/** @returns whether it took a new page. */
function room(doc: Doc, high: number): boolean {
  const isFull = doc.y + high > doc.page.height - MARGIN - 16;
  if (isFull) doc.addPage();
  return isFull;
}

function sectionOn(doc: Doc, section: SheetSection, { heads }: Sheet): void {
  const lines = Math.min(section.rows.length, ROWS_TOGETHER);
  room(doc, SECTION_HIGH + ROW_HIGH * (lines + 1));
  const top = doc.y;
  const textWide = widthOf(doc) - CHART.wide - 20;
  doc
    .moveTo(MARGIN, top)
    .lineTo(MARGIN + widthOf(doc), top)
    .lineWidth(0.6)
    .stroke(LINE);
  const { title, what, now, range, change, tone } = section;
  const wide = { width: textWide };
  doc
    .font('bold')
    .fontSize(12)
    .fillColor(INK)
    .text(title, MARGIN, top + 8, wide);
  doc
    .font('plain')
    .fontSize(8.5)
    .fillColor(SOFT)
    .text(what, MARGIN, doc.y + 1, wide);
  const isTold = range !== '';
  doc
    .font(isTold ? 'bold' : 'plain')
    .fontSize(isTold ? 17 : 10)
    .fillColor(isTold ? INK : SOFT);
  doc.text(now, MARGIN, doc.y + 4, wide);
  if (isTold) {
    doc.font('plain').fontSize(8.5).fillColor(SOFT).text(range, MARGIN, doc.y, wide);
    doc
      .font('bold')
      .fontSize(9)
      .fillColor(TONES[tone])
      .text(change, MARGIN, doc.y + 2, wide);
  }
  const textEnd = doc.y; // what is drawn beside it moves the pen
  if (isTold && section.bars.length > 0) bars(doc, section.bars, MARGIN + textWide + 20, top + 10);
  doc.y = Math.max(textEnd + 8, section.bars.length > 0 && isTold ? top + CHART.high + 34 : 0);
  doc.x = MARGIN;
  if (section.rows.length > 0) rowsOn(doc, section, heads);
}

function bars(doc: Doc, all: readonly Bar[], left: number, top: number): void {
  const step = CHART.wide / Math.max(1, all.length);
  const base = top + CHART.high;
  const y = (share: number) => base - (share / 100) * (CHART.high - CHART.value);
  doc
    .moveTo(left, base)
    .lineTo(left + CHART.wide, base)
    .lineWidth(0.6)
    .stroke(LINE);
  for (const [n, { label, text, told, isNow }] of all.entries()) {
    const x = left + step * n;
    const middle = x + step / 2;
    const wide = Math.min(CHART.bar, step * 0.6);
    if (told !== undefined) {
      const barTop = y(told.share);
      doc.rect(middle - wide / 2, barTop, wide, base - barTop).fill(isNow ? ACCENT : PALE);
      const [low, high] = [y(told.low), y(told.high)];
      doc.moveTo(middle, low).lineTo(middle, high).lineWidth(0.8).stroke(INK);
      const [left3, right3] = [middle - 3, middle + 3];
      for (const end of [low, high]) doc.moveTo(left3, end).lineTo(right3, end).stroke(INK);
    }
    const place = { width: step + 8, align: 'center', lineBreak: false } as const;
    const above = told === undefined ? base - 12 : y(told.high) - 11;
    doc
      .font('plain')
      .fontSize(7.5)
      .fillColor(INK)
      .text(text, x - 4, above, place);
    doc.fillColor(SOFT).text(label, x - 4, base + 3, place);
  }
}

function rowsOn(doc: Doc, { rows, rowsBy, columns }: SheetSection, heads: Sheet['heads']): void {
  const wide = widthOf(doc);
  // What something is about takes more room than a unit's name.
  const shares = rowsBy === 'unit' ? [0, 0.17, 0.66, 0.77] : [0, 0.3, 0.66, 0.78];
  const places = shares.map((share) => wide * share);
  const widthAt = (n: number) => (places[n + 1] ?? wide) - (places[n] ?? 0) - 6;
  const line = (cells: readonly string[], color: string) => {
    const high = Math.max(
      ...cells.map((cell, n) => doc.heightOfString(cell, { width: widthAt(n) }) + 3),
    );
    if (room(doc, high)) head();
    const y = doc.y;
    for (const [n, cell] of cells.entries()) {
      doc.fillColor(n === cells.length - 1 ? color : INK);
      doc.text(cell, MARGIN + (places[n] ?? 0), y, { width: widthAt(n) });
    }
    doc.y = y + Math.max(high, ROW_HIGH);
  };
  function head(): void {
    doc.font('bold').fontSize(8);
    line(columns ?? [heads[rowsBy], heads.now, heads.before, heads.change], INK);
    doc.font('plain').fontSize(8.5);
  }
  head();
  for (const { unit, now, range, before, change, tone } of rows)
    line([unit, range === '' ? now : `${now}  ${range}`, before, change], TONES[tone]);
  doc.y += 10;
  doc.x = MARGIN;
}

function numbered(doc: Doc, { title, unit }: Sheet): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0; // below it, without a page of its own
    const place = { width: widthOf(doc), align: 'right', lineBreak: false } as const;
    const text = `${title} · ${unit} · ${page - start + 1}/${count}`;
    doc.font('plain').fontSize(8).fillColor(SOFT);
    doc.text(text, MARGIN, doc.page.height - MARGIN + 14, place);
  }
}
