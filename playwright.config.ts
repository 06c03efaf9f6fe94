import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  projects: [{ name: 'e2e' }],
  // One window at a time on each desktop; on Linux every worker has a desktop of its own (support/on-desktop.ts).
  workers: process.platform === 'linux' ? 2 : 1,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  outputDir: 'test-results',
})
