import { expect, it } from 'vitest'
import { catalogue, eventTypes, type RecordedEvent } from '#events/catalogue.ts'
import { isAboutTrainee } from './trainee-event.ts'

it.each(eventTypes)('%s belongs to the record of a trainee if its subject is one', (type) => {
  expect(isAboutTrainee({ type } as RecordedEvent)).toBe(catalogue[type].subject === 'trainee')
})
