import { type Element, learnerOf, newElement } from './element.ts'
import { message, type Shape } from './elements.ts'
import { IlrError } from './error.ts'
import { headerOf } from './header.ts'
import type { IlrLimits } from './limits.ts'
import type { IlrPart } from './record.ts'
import { unknownElements } from './unknown-elements.ts'
import type { Place, XmlListener } from './xml.ts'
import { yearOf } from './year.ts'

/** The parts of an ILR as its XML is told; `take` gives those that are complete since it was last called. */
export type Parts = XmlListener & { readonly take: () => IlrPart[] }

type Frame = { readonly shape: Shape; readonly name: string; readonly element: Element }

export const beginParts = (limits: IlrLimits): Parts => {
  let root: { readonly namespace: string; readonly year: string; readonly element: Element } | undefined
  let parts: IlrPart[] = []
  let headerGiven = false
  let learners = 0
  /** Where the element under the root began. */
  let begun = 0
  /** How many elements deep inside one that is passed over. */
  let passing = 0
  let text = ''
  const open: Frame[] = []
  const unknown = unknownElements()

  const openRoot = (namespace: string, name: string, { line }: Place): void => {
    root = { namespace, year: yearOf(namespace, name, line), element: newElement(line) }
    open.push({ shape: message, name, element: root.element })
  }

  const giveHeader = (line: number): void => {
    if (headerGiven || !root) return
    headerGiven = true
    parts.push({ kind: 'header', ...headerOf(root.year, root.element, line) })
  }

  const watchLength = ({ position }: Place): void => {
    if (open.length > 1 && position - begun > limits.entity)
      throw new IlrError(
        'too-long',
        open[1]?.element.line ?? 1,
        `An element is longer than ${limits.entity} characters.`,
      )
  }

  /** An element with nothing in it says what one that is not there says. */
  const keepText = ({ texts }: Element, name: string): void => {
    const content = text.trim()
    if (content !== '') texts[name] = content
  }

  const closeOf = ({ shape, name, element }: Frame, at: Place): void => {
    const within = open.at(-1)?.element
    if (!within) giveHeader(at.line)
    else if (shape === 'text') keepText(within, name)
    else if (open.length === 1) closeSection(within, name, element, at)
    else if (within.children[name]) within.children[name].push(element)
    else within.children[name] = [element]
  }

  /** An element right under the root: of all but the learners the first is kept, until the header is given. */
  const closeSection = (file: Element, name: string, element: Element, { line }: Place): void => {
    if (name === 'Learner') {
      learners++
      parts.push({ kind: 'learner', line: element.line, learner: learnerOf(element) })
      return
    }
    file.children[name] ??= [element]
    if (name === 'LearningProvider') giveHeader(line)
  }

  return {
    open: (uri, name, at) => {
      const within = open.at(-1)
      if (!within) return openRoot(uri, name, at)
      if (open.length === 1) begun = at.position
      watchLength(at)
      if (passing > 0) {
        passing++
        return
      }
      const shape = uri === root?.namespace ? shapeOf(within.shape, name) : undefined
      if (!shape) unknown.count([...open.map((frame) => frame.name), name])
      if (!shape || shape === 'passed-over') {
        passing = 1
        return
      }
      if (shape === 'text') text = ''
      else if (open.length === 1 && name === 'Learner') giveHeader(at.line)
      open.push({ shape, name, element: newElement(at.line) })
    },
    text: (more) => {
      if (passing === 0 && open.at(-1)?.shape === 'text') text += more
    },
    close: (at) => {
      watchLength(at)
      if (passing > 0) {
        passing--
        return
      }
      const frame = open.pop()
      if (frame) closeOf(frame, at)
    },
    end: () => {
      parts.push({ kind: 'end', learners, unknownElements: unknown.counts() })
    },
    take: () => {
      const taken = parts
      parts = []
      return taken
    },
  }
}

const shapeOf = (within: Shape, name: string): Shape | undefined =>
  typeof within === 'object' && Object.hasOwn(within, name) ? within[name] : undefined
