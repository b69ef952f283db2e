import Text

/// The candidate that is the fewest single-letter edits away; `nil` if that is too many for a typing error.
func nearest(to word: String, among candidates: [String]) -> String? {
  let allowed = max(1, word.count / 3)
  return
    candidates
    .map { (name: $0, distance: editDistance(word, $0)) }
    .filter { $0.distance <= allowed }
    .min { $0.distance < $1.distance }?.name
}

/// The names that a word may have been meant as, the likeliest first: the nearest, those that begin with the word, and
/// those that contain it.
func suggestions(for word: String, among names: [String]) -> [String] {
  let most = 3
  let word = bare(word)
  let text = word.lowercased()
  let beginning = names.filter { $0.lowercased().hasPrefix(text) }
  let containing = names.filter { $0.lowercased().contains(text) }
  var found: [String] = []
  for name in [nearest(to: word, among: names)].compactMap({ $0 }) + beginning + containing
  where !found.containsExactly(name) && found.count < most {
    found.append(name)
  }
  return found
}

/// A profile's name without what belongs to its header in a file: `p` for `[profile p]` and for `"p"`.
private func bare(_ word: String) -> String {
  let marks: Set<Character> = ["[", "]", "\"", "'", " ", "\t"]
  let inner = word.drop { marks.contains($0) }
  let isHeader = inner.hasPrefix("profile ") || inner.hasPrefix("profile:")
  let name = isHeader ? inner.dropFirst("profile ".count).drop { marks.contains($0) } : inner
  let end = name.lastIndex { !marks.contains($0) }
  return end.map { String(name[...$0]) } ?? word
}

/// The fewest insertions, deletions, replacements and swaps of adjacent letters that turn one word into the other.
func editDistance(_ one: String, _ other: String) -> Int {
  let (one, other) = (Array(one), Array(other))
  var older: [Int] = []
  var previous = Array(0...other.count)
  for row in one.indices {
    var current = [row + 1]
    for column in other.indices {
      var best = min(previous[column + 1], current[column]) + 1
      best = min(best, previous[column] + (one[row] == other[column] ? 0 : 1))
      if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
        best = min(best, older[column - 1] + 1)
      }
      current.append(best)
    }
    (older, previous) = (previous, current)
  }
  return previous[other.count]
}
