import { expect, it } from 'vitest'
import { scriptOf } from '../../../../scripts/lint/vue-scripts.ts'

const TEMPLATE = '<template>\n  <p v-if="a > 1">{{ a }}</p>\n</template>\n'

it.each([
  ['before its template', `<script setup lang="ts">\nconst a = 1\n</script>\n\n${TEMPLATE}`, '\nconst a = 1\n'],
  ['behind it', `${TEMPLATE}\n<script setup lang="ts">\nconst a = 1\n</script>\n`, '\nconst a = 1\n'],
  ['of none', TEMPLATE, ''],
])('finds the script of a component %s', (_, component, script) => {
  expect(scriptOf(component, 'Some.vue')).toBe(script)
})
