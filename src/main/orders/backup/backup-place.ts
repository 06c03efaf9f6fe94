import * as v from 'valibot'

/** What the settings' file keeps of the shop's own backup folder. */
export const BackupPlace = v.object({
  folder: v.pipe(v.string(), v.nonEmpty()),
  /** When the newest backup that lies there whole was made, ms since 1970. */
  lastCopyAt: v.nullable(v.number()),
})
export type BackupPlace = v.InferOutput<typeof BackupPlace>
