/// A hash table of indices, open-addressed, for very many names: `Set` takes longer to hash them than the rest of
/// reading the file takes.
struct NameTable: Sendable {
  /// An index, or -1 for an empty slot, and half of its hash.
  private var slots: [(index: Int32, mark: UInt32)]
  private var count = 0

  /// Starts with room for `capacity` names, and grows as needed.
  init(capacity: Int) {
    var size = capacity == 0 ? 0 : 64
    while size < capacity { size *= 2 }
    slots = Array(repeating: (-1, 0), count: size)
  }

  /// Adds an index, and returns the earlier ones that may have the same name.
  mutating func insert(hash: UInt64, index: Int) -> [Int] {
    if count * 4 >= slots.count * 3 { grow() }
    var candidates: [Int] = []
    let mark = UInt32(truncatingIfNeeded: hash)
    var slot = slot(of: mark)
    while slots[slot].index >= 0 {
      if slots[slot].mark == mark { candidates.append(Int(slots[slot].index)) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = (Int32(index), mark)
    count += 1
    return candidates
  }

  /// The index of a name with this hash that `isMeant` accepts.
  func first(hash: UInt64, _ isMeant: (Int) -> Bool) -> Int? {
    if slots.isEmpty { return nil }
    let mark = UInt32(truncatingIfNeeded: hash)
    var slot = slot(of: mark)
    while slots[slot].index >= 0 {
      if slots[slot].mark == mark, isMeant(Int(slots[slot].index)) { return Int(slots[slot].index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func slot(of mark: UInt32) -> Int {
    Int(mark) & (slots.count - 1)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (-1, 0), count: max(64, old.count * 2))
    for entry in old where entry.index >= 0 {
      var slot = slot(of: entry.mark)
      while slots[slot].index >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
