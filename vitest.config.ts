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
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], environment: 'node' },
      },
      {
        extends: true,
        // Real servers, files and processes: slower, but never in need of more than this.
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts', 'test/faults/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 30_000,
          server: { deps: { inline: ['electron-store'] } },
        },
      },
    ],
  },
})
