import AWSAPI
import AWSConfig
import Text

/// What the words of `console` ask for: whose console, which page of it, and in which region.
///
/// A single word is a profile if there is one of that name, else a service of the table: a profile that is misspelt is
/// never taken for one.
struct ConsoleWish {
  /// `nil` if none is named.
  let profile: String?
  let page: ConsoleService
  let region: String?
  private let arguments: Arguments

  init(_ arguments: Arguments, in context: Context) throws(Failure) {
    self.arguments = arguments
    region = try Self.region(arguments.values[.region])
    let words = arguments.operands
    if words.count == 2 {
      (profile, page) = (words[0], try Self.page(words[1]))
    } else if let word = words.first, !arguments.flags.contains(.profile), !Self.isProfile(word, in: context) {
      if ConsoleService.isKnown(word) {
        (profile, page) = (nil, try Self.page(word))
      } else {
        if let near = Self.near(word), suggestions(for: word, among: context.userProfiles).isEmpty {
          throw .unknownService(word, near: near)
        }
        (profile, page) = (word, .home)
      }
    } else {
      (profile, page) = (words.first, .home)
    }
  }

  /// The same wish for another profile.
  func line(naming name: String) -> Arguments {
    var line = arguments
    line.operands = [name] + line.operands.dropFirst(profile == nil ? 0 : 1)
    return line
  }

  private static func isProfile(_ word: String, in context: Context) -> Bool {
    let name = context.shared.baseName(of: word)
    return name == Context.unnamed || context.shared.hasProfile(name) || context.active(meantBy: word) != nil
  }

  /// A name close to one of the table is a typing error. The path of a page is taken as it is.
  private static func page(_ word: String) throws(Failure) -> ConsoleService {
    guard let page = ConsoleService(word) else { throw .unknownService(word, near: near(word)) }
    if !ConsoleService.isKnown(word), !word.contains("/"), let near = near(word) {
      throw .unknownService(word, near: near)
    }
    return page
  }

  private static func near(_ word: String) -> String? {
    nearest(to: word.lowercased(), among: ConsoleService.names)
  }

  private static func region(_ text: String?) throws(Failure) -> String? {
    guard let text else { return nil }
    guard RegionName.hasForm(text) else { throw .endpoint(.badRegion(text, source: Option.region.flag)) }
    return text
  }
}
