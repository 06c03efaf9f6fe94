/**
 * The names that are not installed. Debian 13 and Ubuntu 24.04 renamed libraries with 64-bit time to end in "t64";
 * either name counts.
 * @param listed lines of `dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n'`
 */
export function missingPackages(names: readonly string[], listed: string): string[] {
  const installed = new Set(listed.split('\n').filter(isInstalled).map(packageName))
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`))
}

/** The second letter is the present state: i is installed; the third is empty unless the package is broken. */
function isInstalled(line: string): boolean {
  return /^.i\s/.test(line)
}

function packageName(line: string): string {
  return line.slice(line.lastIndexOf(' ') + 1)
}

/**
 * The name under which apt can install a package: the "t64" one where it exists, because there the old name is only
 * a virtual one that apt refuses when several packages provide it.
 * @param policy what `LC_ALL=C apt-cache policy NAME NAMEt64` prints
 */
export function aptNameOf(name: string, policy: string): string {
  const candidates = policy.matchAll(/^(\S+):\n(?: {2}.*\n)*? {2}Candidate: (.+)$/gm)
  const real = [...candidates].filter(([, , candidate]) => candidate !== '(none)').map(([, found]) => found)
  return real.includes(`${name}t64`) ? `${name}t64` : name
}
