import { rmSync } from 'node:fs'
import { join } from 'node:path'
import keytar from 'keytar'
import { Operator } from '../../scripts/tour/operator.ts'
import { fill, mountDisk, mounts, NO_MOUNT } from '../support/mounted-disk.ts'
import { saveSettings } from './support/played-call.ts'
import { Eye } from './support/screen-faults.ts'
import { expect, launch, test, TEST_KEYS } from './support/uketsuke.ts'

test.afterEach(async () => {
  await keytar.deletePassword('Uketsuke', 'apiKey')
  await keytar.deletePassword('Uketsuke', 'apiPassword')
})

test('fault 3: an answer that the disk cannot take stays under a banner over every screen until there is room', async ({
  userData,
  provider,
}) => {
  test.skip(!mounts, NO_MOUNT)
  const folder = join(userData, 'books', 'real')
  const ballast = join(folder, 'ballast')
  const unmount = mountDisk(folder, 4)
  const running = await launch({ userData, gatewayUrl: provider.url })
  const { app, page } = running
  try {
    const operator = new Operator(page)
    await operator.setUpReal(TEST_KEYS, 'tshop00000001')
    await saveSettings(page, { theme: 'system', operator: 'sato' })
    await operator.fillOrder({ name: '清水 望', amount: 3_300 })
    const full = (answer: object) => {
      fill(ballast)
      return answer
    }
    provider.faults.next('AuthRegistApi', { kind: 'transform', change: full })
    await page.keyboard.press('Control+Enter')

    const banner = page.getByRole('alert').filter({ hasText: '届いた返事を保存できていません（1件）' })
    const again = banner.getByRole('button', { name: 'もう一度保存する' })
    await expect(banner).toContainText('空き容量が足りません。')
    await expect(page.getByTestId('digits')).toHaveCount(0)
    for (const key of ['F3', 'F4', 'F9', 'Escape']) {
      await page.keyboard.press(key)
      await expect(again).toBeVisible()
    }
    await again.press('Enter')
    await expect(banner.getByText('まだ保存できません。')).toBeVisible()
    expect(await new Eye('ja').faults(running)).toEqual([])
    await saveSettings(page, { language: 'en' })
    expect(await new Eye('en').faults(running)).toEqual([])
    await saveSettings(page, { language: 'ja' })

    rmSync(ballast)
    await again.press('Enter')
    await expect(page.getByTestId('digits')).toBeVisible()
    await expect(banner).toHaveCount(0)
    const [order] = provider.orders()
    const shown = await page.getByTestId('digits').innerText()
    expect(shown.replaceAll(/\D/gu, '')).toBe(order?.identificationNumber)
    expect(provider.requests().filter(({ endpoint }) => endpoint === 'AuthRegistApi')).toHaveLength(1)
  } finally {
    await app.close()
    unmount()
  }
})
