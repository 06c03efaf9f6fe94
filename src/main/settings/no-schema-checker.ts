/**
 * Stands where electron-store would load ajv: 240 kB of script at every start, for a JSON schema that nobody gives it. Our
 * settings are checked by valibot. The build puts it there (electron.vite.config.ts).
 */
export function Ajv2020(): never {
  throw new Error('electron-store is used without a JSON schema')
}

export default {}
