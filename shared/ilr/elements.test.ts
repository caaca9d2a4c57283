import { expect, it } from 'vitest'
import { onStandard } from '../../test/ilr/aims.ts'
import { fileOf, reading } from '../../test/ilr/told.ts'

const whole = fileOf([{ aims: [onStandard({ LearnStartDate: '2019-09-02' })] }])
const SOURCE_FILES = '<SourceFiles><SourceFile><SourceFileName>a.xml</SourceFileName></SourceFile></SourceFiles>'
const DESTINATION = '<LearnerDestinationandProgression><ULN>none</ULN></LearnerDestinationandProgression>'

it('what an ILR may have beside its header and learners is passed over, and not told as unknown', async () => {
  const text = whole
    .replace('<LearningProvider>', `${SOURCE_FILES}<LearningProvider>`)
    .replace('</Message>', `${DESTINATION}</Message>`)
  const { parts } = await reading(text)
  expect(parts.at(-1)).toEqual({ kind: 'end', learners: 1, unknownElements: {} })
})
