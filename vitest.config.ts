import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { guidePage } from './scripts/guide/guide-page.ts'

export default defineConfig({
  plugins: [vue(), guidePage()],
  test: {
    // Left alone, vitest keeps one of two processors for itself and takes nearly twice as long.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          // A process a file costs a third more, and nothing here needs one of its own.
          pool: 'threads',
          // The first test of a file waits for its modules: seconds on a busy machine, and never twenty.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        // Real servers, files and processes: slower, and on a busy disk much slower.
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts', 'test/faults/**/*.test.ts'],
          environment: 'node',
          testTimeout: 90_000,
          hookTimeout: 90_000,
          server: { deps: { inline: ['electron-store'] } },
        },
      },
    ],
  },
})
