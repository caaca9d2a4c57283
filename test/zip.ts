import { inflateRawSync as inflate } from 'node:zlib'

/** The files of a zip, by name. */
export const entriesOf = (zip: Uint8Array): ReadonlyMap<string, string> => {
  const view = Buffer.from(zip)
  const files = new Map<string, string>()
  const end = view.lastIndexOf('PK\u0005\u0006')
  let at = view.readUInt32LE(end + 16)
  for (let left = view.readUInt16LE(end + 10); left > 0; left--) {
    const [compressed, nameLength, extra, comment, start] = [
      view.readUInt32LE(at + 20),
      view.readUInt16LE(at + 28),
      view.readUInt16LE(at + 30),
      view.readUInt16LE(at + 32),
      view.readUInt32LE(at + 42),
    ] as const
    const data = start + 30 + view.readUInt16LE(start + 26) + view.readUInt16LE(start + 28)
    const packed = view.subarray(data, data + compressed)
    const method = view.readUInt16LE(at + 10)
    files.set(
      view.toString('utf8', at + 46, at + 46 + nameLength),
      (method === 0 ? packed : inflate(packed)).toString(),
    )
    at += 46 + nameLength + extra + comment
  }
  return files
}
