import AWSAPI
import AWSConfig
import ShellCode
import Text

/// What may come next on a command line, as the completion of a shell reads it: a line that says what to complete
/// (`words`, `directories`, `files`, `programs`, `guarded` or `command`), then for `words` a candidate on each line.
///
/// It asks nothing, calls nobody and writes nothing; from broken files it takes what it can.
struct Completion {
  private let shell: Shell
  private let line: PartialLine
  /// The line as bash has it.
  private let bashLine: BashLine?
  private let profiles: ProfileCandidates

  /// Nobody reads the descriptions of more candidates, and each takes time.
  private static let longestDescribed = 500

  /// - Parameter words: for bash, what it replaces and the line up to the cursor. For zsh and fish, the words without
  ///   their quotes, the last one up to the cursor.
  init(world: World, shell: Shell, words: [String]) {
    self.shell = shell
    profiles = ProfileCandidates(world)
    if shell == .bash {
      let typed = BashLine(words.count == 2 ? words[1] : "", replaced: words.first ?? "")
      bashLine = typed
      line = PartialLine(words: Array(typed.words.dropFirst()), current: typed.current)
    } else {
      bashLine = nil
      line = PartialLine(words: Array(words.dropFirst().dropLast()), current: words.dropFirst().last ?? "")
    }
  }

  var text: String {
    let place = line.place
    let kind =
      switch place.expected.first {
      case .directories: "directories"
      case .files: "files"
      case .programs: "programs"
      case .guarded: "guarded"
      case .commandLine: "command"
      default: "words"
      }
    return ([kind] + lines(of: candidates(at: place), at: place)).joined(separator: "\n") + "\n"
  }

  /// zsh and fish match by rules that the user chooses, so they get all candidates if none simply begins with the word.
  private func candidates(at place: PartialLine.Place) -> [Candidate] {
    let typed = String(decoding: line.current.utf8.dropFirst(place.prefix.utf8.count), as: UTF8.self)
    func candidates(beginning typed: String) -> [Candidate] {
      let beginning = typed.lowercased()
      return place.expected.flatMap { self.candidates(for: $0, at: place, beginning: typed) }
        .filter { $0.text.lowercased().hasPrefix(beginning) }
    }
    let fitting = candidates(beginning: typed)
    return fitting.isEmpty && shell != .bash ? candidates(beginning: "") : fitting
  }

  private func candidates(
    for expected: PartialLine.Expected, at place: PartialLine.Place, beginning typed: String
  ) -> [Candidate] {
    switch expected {
    case .verbs(let verbs): verbs.map { Candidate(.verbs, $0.rawValue, $0.summary) }
    case .profiles(let verb): candidates(profiles.names(for: verb, beginning: typed), at: place)
    case .keyProfiles(let word): candidates(profiles.names(forKeysTo: word, beginning: typed), at: place)
    case .keyTargets: profiles.keyTargets.map { Candidate(.values, $0) }
    case .options(let options, let verb): options.map { Candidate(.options, $0.flag, $0.summary(for: verb)) }
    case .questions(let words):
      words.map { Candidate(.options, $0, $0 == "--version" ? "print the version" : "explain the verb") }
    case .separator: [Candidate(.options, "--", "the command comes next")]
    case .values(let values): values.map { Candidate(.values, $0) }
    case .devices: profiles.devices.map { Candidate(.values, $0) }
    case .roles: profiles.roles.map { Candidate(.values, $0) }
    // Beside the profiles, they come once a part of the name is there.
    case .services where place.expected.count > 1 && typed.isEmpty: []
    case .services: ConsoleService.names.map { Candidate(.values, $0) }
    case .regions: profiles.regions.map { Candidate(.values, $0) }
    case .directories, .files, .programs, .guarded, .commandLine: []
    }
  }

  private func candidates(_ names: [String], at place: PartialLine.Place) -> [Candidate] {
    names.filter { name in
      !place.given.containsExactly(name) && (place.isAfterSeparator || !name.hasPrefix("-"))
        // A first word that is a verb is not a profile.
        && !(place.expectsVerbs && Verb(rawValue: name) != nil)
    }.map { Candidate(.profiles, $0) }
  }

  private func lines(of candidates: [Candidate], at place: PartialLine.Place) -> [String] {
    candidates.compactMap { candidate in
      let text = place.prefix + candidate.text
      if let bashLine { return bashLine.insertion(of: text) }
      let isDescribed = candidate.group == .profiles && candidates.count <= Self.longestDescribed
      let note = isDescribed ? profiles.note(on: candidate.text) : candidate.note
      if shell == .zsh { return "\(candidate.group.rawValue)\t\(text)\t\(note)" }
      return note.isEmpty ? text : "\(text)\t\(note)"
    }
  }
}
