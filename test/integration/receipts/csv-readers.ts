import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import papaparse from 'papaparse'
import type { Encoding } from '../../../src/shared/export-request.ts'

export type Rows = readonly (readonly string[])[]

/** The file's text by the platform's own tables: not by those that wrote it. */
function textOf(path: string, encoding: Encoding): string {
  return new TextDecoder(encoding === 'cp932' ? 'shift_jis' : 'utf-8', { fatal: true }).decode(readFileSync(path))
}

export function readByCsvParse(path: string, encoding: Encoding): Rows {
  return parse(textOf(path, encoding), { record_delimiter: '\r\n' })
}

export function readByPapaparse(path: string, encoding: Encoding): Rows {
  const { data, errors } = papaparse.parse<string[]>(textOf(path, encoding), { newline: '\r\n' })
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]))
  return data.filter((row, index) => index < data.length - 1 || row.length > 1 || row[0] !== '')
}

/** Why LibreOffice cannot be asked; null when it can. */
export function whyNoLibreOffice(): string | null {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return null
  } catch {
    return 'LibreOffice (soffice) is not installed here'
  }
}

const CHARSETS = { 'utf-8': 76, 'utf-8-bom': 76, cp932: 60 } as const

/**
 * What LibreOffice has in its cells after opening the file: it writes them out again as UTF-8. `columns` are read as
 * text, as somebody does who imports for another program; without it the file is opened as a double click does.
 */
export function readByLibreOffice(path: string, encoding: Encoding, folder: string, columns: number | null): Rows {
  return readAllByLibreOffice([path], encoding, folder, columns)[0] ?? []
}

/** The same for several files by one start of it, which takes longer than they do; `columns` of the widest. */
export function readAllByLibreOffice(
  paths: readonly string[],
  encoding: Encoding,
  folder: string,
  columns: number | null,
): readonly Rows[] {
  const out = join(folder, 'converted')
  if (!existsSync(out)) mkdirSync(out)
  const asText = columns === null ? '' : Array.from({ length: columns }, (_, index) => `${index + 1}/2`).join('/')
  const opened = `CSV:44,34,${CHARSETS[encoding]},1,${asText},0,false,${columns === null},false,false,false,-1,true`
  const saved = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const given = [profile, '--headless', `--infilter=${opened}`, '--convert-to', saved, '--outdir', out, ...paths]
  execFileSync('soffice', given, { stdio: 'ignore', timeout: 280_000 })
  return paths.map((path) =>
    parse(readFileSync(join(out, basename(path)), 'utf8'), { bom: true, relax_column_count: true }),
  )
}
