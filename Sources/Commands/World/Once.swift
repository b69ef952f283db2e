/// A value that is computed on first use and stays the same for the rest of the run.
final class Once<Value> {
  private let make: () -> Value
  private var made: Value?

  init(_ make: @escaping () -> Value) {
    self.make = make
  }

  var value: Value {
    if let made { return made }
    let value = make()
    made = value
    return value
  }
}
