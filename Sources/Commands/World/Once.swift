/// A value that is worked out when it is first asked for, and then stays the same for the rest of the run.
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
