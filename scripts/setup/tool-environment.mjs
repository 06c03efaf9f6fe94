import { delimiter, dirname } from 'node:path'

/**
 * The environment for our tools: the chosen Node comes first, so that whatever a tool starts as `node` is that one too,
 * and output that does not go to a terminal stays free of colour codes.
 * @param {NodeJS.ProcessEnv} base
 * @param {string} node path of the chosen Node
 * @param {boolean} terminal whether our output goes to a terminal
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(base, node, terminal = process.stdout.isTTY === true) {
  // Windows spells it "Path"; two spellings in one environment would make the result a matter of luck.
  const pathName = Object.keys(base).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...base, [pathName]: `${dirname(node)}${delimiter}${base[pathName] ?? ''}` }
  delete env.ELECTRON_RUN_AS_NODE
  if (terminal) return env
  delete env.FORCE_COLOR
  return { ...env, NO_COLOR: '1' }
}
