/**
 * A file that the app brings along as data and nobody needs at the start: its address comes from `?url` or is the name
 * beside the page. Throws when the app's own files are not there.
 */
export async function readAppFile(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} is not part of this app`)
  return response.text()
}
