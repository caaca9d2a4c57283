import { csvOf, save } from './csv.ts'

/** Draws the charts of a page, and lets its tables be taken away and the page be printed. */
export const enlivenFigures = async (main: HTMLElement): Promise<void> => {
  for (const button of main.querySelectorAll<HTMLElement>('[data-csv]'))
    button.addEventListener('click', () => {
      const table = button.closest('section')?.querySelector('table')
      if (table) save(`${button.dataset.csv}.csv`, csvOf(table))
    })
  for (const button of main.querySelectorAll('[data-print]')) button.addEventListener('click', () => print())
  const places = main.querySelectorAll<HTMLElement>('[data-chart]')
  if (places.length === 0) return
  const { drawCharts } = await import('../charts/draw.ts')
  drawCharts([...places])
}
