import { type Case, failed, inTurn, ok, put, refused, remove } from '../case.ts'

const item = {
  n: 5,
  word: 'middle',
  yes: true,
  letters: new Set(['a', 'b']),
  things: [1, 'x'],
  blank: '',
  nothing: null,
}

const values = {
  ':four': 4,
  ':five': 5,
  ':six': 6,
  ':mid': 'mid',
  ':middle': 'middle',
  ':z': 'z',
  ':a': 'a',
  ':yes': true,
  ':null': null,
  ':ab': new Set(['b', 'a']),
  ':S': 'S',
} as const

const holding = [
  'attribute_exists(n)',
  'attribute_not_exists(absent)',
  'attribute_exists(nothing)',
  'n = :five',
  'n <> :four',
  'absent <> :four',
  'word <> :five',
  'n < :six AND n > :four AND n <= :five AND n >= :five',
  'n BETWEEN :four AND :six',
  'n BETWEEN :five AND :five',
  'word > :mid AND word < :z',
  'begins_with(word, :mid)',
  'NOT begins_with(absent, :mid)',
  'NOT absent = :five',
  'n IN (:four, :five)',
  'NOT n IN (:four, :six)',
  'yes = :yes',
  'nothing = :null',
  'letters = :ab',
  'contains(letters, :a)',
  'contains(word, :mid)',
  'contains(things, :five) OR contains(word, :mid)',
  'size(word) = :six',
  'size(letters) < :four',
  'size(things) < :four',
  'attribute_type(word, :S)',
  'NOT attribute_type(n, :S)',
  ':five = n',
  ':four < n',
  // AND binds closer than OR, and NOT closer than both.
  'n = :five OR n = :four AND n = :six',
  'NOT n = :four OR n = :five',
  'not (n = :four or n = :six) and n = :five',
  '(n = :five)',
  '(n = :five AND (n > :four))',
]

const failing = [
  'attribute_exists(absent)',
  'attribute_not_exists(n)',
  'n = :four',
  'n = :middle',
  'absent = :five',
  'absent < :five',
  'word < :five',
  'n BETWEEN :six AND :six',
  'absent BETWEEN :four AND :six',
  'word BETWEEN :four AND :six',
  'begins_with(word, :z)',
  'begins_with(n, :mid)',
  'n IN (:four)',
  'absent IN (:five)',
  'contains(letters, :z)',
  'contains(absent, :z)',
  'size(absent) < :six',
  'size(n) < :six',
  '(n = :five OR n = :four) AND n = :six',
  'NOT n = :five',
  'NOT NOT n = :four',
  'yes < :five',
]

const holdingOfNothing = [
  'attribute_not_exists(n)',
  'NOT attribute_exists(n)',
  'NOT n = :five',
  'n <> :five',
  'NOT n < :five AND NOT n >= :five',
  'attribute_not_exists(n) OR n = :five',
]

const failingOfNothing = [
  'attribute_exists(subject)',
  'n = :five',
  'n < :five',
  'n BETWEEN :four AND :six',
  'n IN (:five)',
  'begins_with(word, :mid)',
  'contains(letters, :a)',
  'size(word) = :five',
  'attribute_type(n, :S)',
  'NOT attribute_not_exists(n)',
]

const wrong = [
  '',
  'n',
  'n =',
  '= :five',
  'n == :five',
  'n = :five AND',
  '(n = :five',
  'n = :five)',
  'n = :five n = :five',
  'attribute_exists(:five)',
  'attribute_exists(n, n)',
  'begins_with(n)',
  'unheard_of(n)',
  'n BETWEEN :four, :six',
  'n IN ()',
  'n = 5',
  'n = n',
  '((n = :five))',
  // Attributes of the item, and words that DynamoDB keeps for itself.
  'attribute_exists(item)',
  'Region = :five',
  'n = :undefined',
  '#undefined = :five',
]

/** Every value that the expression mentions, as unused ones are refused. */
const condition = (ConditionExpression: string) => {
  const used = Object.entries(values).filter(([name]) => new RegExp(`${name}\\b`).test(ConditionExpression))
  return { ConditionExpression, ...(used.length > 0 && { ExpressionAttributeValues: Object.fromEntries(used) }) }
}

const ofItem = (expressions: readonly string[]) =>
  inTurn(['PutCommand', put(item)], ...expressions.map((text) => ['PutCommand', put(item, condition(text))] as const))

const ofNothing = (expressions: readonly string[]) =>
  inTurn(...expressions.map((text) => ['DeleteCommand', remove('nobody', condition(text))] as const))

export const conditions: readonly Case[] = [
  { name: 'conditions that hold', run: ofItem(holding), shows: ok(1 + holding.length) },
  { name: 'conditions that do not hold', run: ofItem(failing), shows: ['ok', ...failed(failing.length)] },
  { name: 'conditions that are none', run: ofItem(wrong), shows: ['ok', ...refused(wrong.length)] },
  {
    name: 'conditions on an item that does not exist',
    run: ofNothing([...holdingOfNothing, ...failingOfNothing]),
    shows: [...ok(holdingOfNothing.length), ...failed(failingOfNothing.length)],
  },
  {
    name: 'names and values have to be used, and be defined where they are',
    run: inTurn(
      ['PutCommand', put(item, { ExpressionAttributeValues: { ':n': 1 } })],
      ['PutCommand', put(item, { ...condition('n = :five'), ExpressionAttributeNames: { '#n': 'n' } })],
      ['PutCommand', put(item, { ConditionExpression: 'attribute_exists(#n)', ExpressionAttributeNames: {} })],
      ['PutCommand', put(item, { ConditionExpression: '#n = :n', ExpressionAttributeValues: { ':n': 1 } })],
      ['PutCommand', put(item, { ConditionExpression: 'n = :n', ExpressionAttributeValues: { ':n': 1, ':m': 1 } })],
      [
        'PutCommand',
        put(item, {
          ConditionExpression: 'attribute_not_exists(#n) AND NOT #n = :n',
          ExpressionAttributeNames: { '#n': 'n' },
          ExpressionAttributeValues: { ':n': 1 },
        }),
      ],
    ),
    shows: [...refused(5), 'ok'],
  },
]
