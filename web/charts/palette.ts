/** The Government Analysis Function's colours for charts, in their order. Neighbours differ by 3:1 at least, and never in colour alone. */
export const palette = {
  main: '#12436D',
  second: '#28A197',
  third: '#801650',
  fourth: '#F46A25',
  quiet: '#768692',
  ink: '#212b32',
  grid: '#d8dde0',
  ground: '#f0f4f5',
} as const

export const seriesColours = [palette.main, palette.fourth, palette.second, palette.third] as const
