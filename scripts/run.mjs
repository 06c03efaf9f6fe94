// First stage of every npm script. It must run on a bare machine: Node 20, npm, and nothing in node_modules.
// It finds a Node that runs our tools, installs the packages, and hands over to scripts/task.ts.
import { spawn } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeForTools } from './setup/node-runtime.mjs'
import { installPackages } from './setup/packages.mjs'
import { reportProblem } from './setup/set-up-problem.mjs'
import { toolEnvironment } from './setup/tool-environment.mjs'

const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string[]} taskAndArguments */
async function main(taskAndArguments) {
  process.env.UKETSUKE_SETUP_STARTED = String(Date.now())
  const node = await nodeForTools(process.env)
  const env = toolEnvironment(process.env, node)
  installPackages({ projectFolder, node, env })
  handOver(node, ['--disable-warning=ExperimentalWarning', 'scripts/task.ts', ...taskAndArguments], env)
}

/**
 * Runs the task in the foreground and ends with its exit code.
 * @param {string} node
 * @param {string[]} nodeArguments
 * @param {NodeJS.ProcessEnv} env
 */
function handOver(node, nodeArguments, env) {
  const child = spawn(node, nodeArguments, { cwd: projectFolder, env, stdio: 'inherit' })
  // A terminal sends Ctrl-C to the child too; a supervisor signals only us. Either way the child decides when to end.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (cause) => reportProblem(cause))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}

main(process.argv.slice(2)).catch(reportProblem)
