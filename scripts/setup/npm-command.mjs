import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'

/**
 * Runs npm without asking anything.
 *
 * `npm run` tells where npm's own script lies; running that with the chosen Node avoids npm's wrapper, which on Windows
 * is a batch file and elsewhere picks whatever `node` comes first.
 * @param {string[]} npmArguments
 * @param {{ node?: string, cwd: string, env: NodeJS.ProcessEnv }} place
 * @returns {{ ok: boolean, output: string }} output: both streams, for an error message
 */
export function runNpm(npmArguments, { node = process.execPath, cwd, env }) {
  const script = env.npm_execpath ?? ''
  const own = basename(script) === 'npm-cli.js'
  const command = own ? node : 'npm'
  const result = spawnSync(command, own ? [script, ...npmArguments] : npmArguments, {
    cwd,
    env: { ...env, npm_config_yes: 'false', npm_config_update_notifier: 'false' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    shell: !own && process.platform === 'win32',
  })
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? String(result.error) : ''}`
  return { ok: result.status === 0, output }
}

/**
 * npm's lines that tell the cause, without its warnings and log notices.
 * @param {string} output
 * @returns {string} at most twelve lines
 */
export function npmCause(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!) ./.test(line) && !line.includes('complete log'))
  const lines = errors.length > 0 ? errors : output.trim().split('\n')
  return lines.slice(0, 12).join('\n         ') || 'npm said nothing'
}
