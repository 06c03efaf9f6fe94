import { defineConfig } from 'vitest/config'

// Only the tests of the rules of money: schemas, writer, reader, outcome and card guard. Used by `npm run mutation`.
export default defineConfig({
  test: { include: ['test/unit/shared/**/*.test.ts', 'test/unit/main/gateway/**/*.test.ts'], environment: 'node' },
})
