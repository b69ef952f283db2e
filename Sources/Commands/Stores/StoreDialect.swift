import AWSConfig
import Secrecy

/// How one kind of password store is asked, and what its answers mean. Tried with pass 1.7.4 and secret-tool 0.20.5;
/// `security` by its documentation.
struct StoreDialect: Sendable {
  let read: @Sendable (_ id: String) -> StoreCall
  let keep: @Sendable (_ id: String, _ line: Secret) -> StoreCall
  let remove: @Sendable (_ id: String) -> StoreCall
  /// Tells by its status and output whether there is an entry; `nil` for a store whose entries are files.
  let find: (@Sendable (_ id: String) -> StoreCall)?
  /// Why a call failed, if what the program said is known.
  let cause: @Sendable (_ status: Int, _ errors: String) -> KeyStoreError?

  static let pass = StoreDialect(
    read: { call("pass", "show", name($0)) },
    keep: { call("pass", "insert", "--multiline", "--force", name($0), input: $1) },
    remove: { call("pass", "rm", "--force", name($0)) },
    find: nil,
    cause: { _, errors in
      if errors.has("You must run:") { return .notSetUp }
      if errors.has("is not in the password store") { return .noEntry }
      return errors.has("decryption failed") ? .locked : nil
    })

  static let secretService = StoreDialect(
    read: { call("secret-tool", "lookup", attributes: $0) },
    keep: { call("secret-tool", "store", "--label=\(name($0))", attributes: $0, input: $1) },
    remove: { call("secret-tool", "clear", attributes: $0) },
    find: { call("secret-tool", "search", attributes: $0) },
    cause: { _, errors in
      if errors.has("locked") { return .locked }
      let said = errors.split(separator: "secret-tool: ").last.map { $0.prefix { !$0.isNewline } }
      return errors.has("secret-tool: ") ? said.map { .unreachable(said: String($0)) } : nil
    })

  /// `add-generic-password` takes the password as an argument only, but `security -i` reads its arguments from its
  /// input.
  static let keychain = StoreDialect(
    read: { call("security", "find-generic-password", "-s", service, "-a", $0, "-w") },
    keep: { id, line in
      let escaped = line.reveal().map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined()
      return call(
        "security", "-i",
        input: Secret("add-generic-password -U -s \(service) -a \(id) -l \"\(name(id))\" -w \"\(escaped)\"\n"))
    },
    remove: { call("security", "delete-generic-password", "-s", service, "-a", $0) },
    find: { call("security", "find-generic-password", "-s", service, "-a", $0) },
    cause: { status, _ in
      switch status {
      // errSecItemNotFound, as the low byte of its number.
      case 44: .noEntry
      // errSecInteractionNotAllowed, errSecAuthFailed and errSecUserCanceled.
      case 36, 51, 128: .locked
      default: nil
      }
    })

  private static let service = "aws-mfa"

  private static func name(_ id: String) -> String { StoredKeys.entry(id) }

  private static func call(_ words: String..., attributes id: String? = nil, input: Secret = Secret("")) -> StoreCall {
    StoreCall(words + (id.map { ["service", service, "access-key-id", $0] } ?? []), input: input)
  }
}

extension String {
  fileprivate func has(_ text: String) -> Bool { utf8.firstRange(of: text.utf8) != nil }
}
