/** An item in the form of the wire, with the entries of its sets in one order: DynamoDB promises none. */
export const withSortedSets = (image: unknown): unknown =>
  image && JSON.parse(JSON.stringify(image, (name, value) => (/^[SN]S$/.test(name) ? value.toSorted() : value)))
