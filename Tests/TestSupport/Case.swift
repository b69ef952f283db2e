import Testing

/// A named row of a table: what is given and what must come of it.
package struct Case<Given: Sendable, Wanted: Sendable>: Sendable, CustomTestStringConvertible {
  package let testDescription: String
  package let given: Given
  package let wanted: Wanted

  package init(_ name: String, _ given: Given, _ wanted: Wanted) {
    testDescription = name
    self.given = given
    self.wanted = wanted
  }
}

/// For rows that all have the same expected result.
package struct Nothing: Sendable {}

extension Case where Wanted == Nothing {
  package init(_ name: String, _ given: Given) {
    self.init(name, given, Nothing())
  }
}
