import Testing

/// A named row of a table: what is given and what must come of it.
struct Case<Given: Sendable, Wanted: Sendable>: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let given: Given
  let wanted: Wanted

  init(_ name: String, _ given: Given, _ wanted: Wanted) {
    testDescription = name
    self.given = given
    self.wanted = wanted
  }
}
