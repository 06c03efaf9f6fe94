// Writes the file for another PC in a process of its own, to be killed in the middle.
import { packMoving, type MovingToPack } from '../../../src/main/moving/pack-moving.ts'

// Marked boundary: moving.test.ts hands it over.
packMoving(JSON.parse(process.argv[2] ?? '') as MovingToPack)
