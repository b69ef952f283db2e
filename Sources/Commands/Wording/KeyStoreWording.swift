import AWSConfig
import Text

extension KeyStore {
  /// Its name in a sentence.
  var title: String {
    switch self {
    case .pass: "pass"
    case .secretService: "the secret service"
    case .keychain: "the keychain"
    }
  }

  /// The program that it is asked by.
  var program: String {
    switch self {
    case .pass: "pass"
    case .secretService: "secret-tool"
    case .keychain: "security"
    }
  }

  fileprivate var package: String {
    switch self {
    case .pass: "install it (Debian, Homebrew: pass)"
    case .secretService: "install it (Debian: libsecret-tools)"
    case .keychain: "the keychain is on macOS only: elsewhere, use pass or secret-service"
    }
  }

  fileprivate var unlocking: String {
    switch self {
    case .pass: "try again and type the passphrase of your GPG key; without a terminal, gpg needs a graphical pinentry"
    case .secretService: "unlock it, for example in Passwords and Keys, then try again in a desktop session"
    case .keychain: "run security unlock-keychain, then try again"
    }
  }
}

extension StoredKeys {
  /// The entry, as the user knows it.
  var place: String { "\(store.title), as \(entry)" }
}

/// What `doctor` says about them.
extension FindingWords {
  static func noStoreProgram(_ keys: StoredKeys, of profile: String) -> FindingWords {
    FindingWords(
      finding: "\(printable(profile)) has its keys in \(keys.place), but \(keys.store.program) is not on the PATH",
      why: "no session can be opened with them", fix: keys.store.package)
  }

  static func noProgram(_ program: String, of profile: String) -> FindingWords {
    FindingWords(
      finding: "the credential_process of \(printable(profile)) is \(printable(program)), which does not exist",
      why: "no tool gets credentials by that name",
      fix: "aws-mfa keys restore \(shellWord(profile)), then move its keys again")
  }
}

extension KeyStoreError {
  func words(_ keys: StoredKeys, _ profile: String) -> FailureWords {
    let store = keys.store.title
    let entry = keys.entry
    let whose = "the keys of \(printable(profile))"
    let anew =
      "put the right line back, \(keys.id):SECRET; if the secret is lost, make a new access key in the AWS console"
    return switch self {
    case .noProgram(let name):
      FailureWords(error: "there is no program \(name), which \(store) needs for \(whose)", hint: keys.store.package)
    case .noEntry: FailureWords(error: "\(store) has no entry \(entry), which had \(whose)", hint: anew)
    case .otherKey(let id):
      FailureWords(error: "the entry \(entry) of \(store) has the keys of another id, \(printable(id))", hint: anew)
    case .notKeys:
      FailureWords(error: "the entry \(entry) of \(store) does not have the form ID:SECRET", hint: anew)
    case .differs:
      FailureWords(
        error: "\(store) has another secret for \(keys.id) already, as \(entry)",
        hint: "find out which of the two is right; remove the entry if it is the one in the file")
    case .locked: FailureWords(error: "\(store) was not unlocked for \(whose)", hint: keys.store.unlocking)
    case .unreachable(let said):
      FailureWords(
        error: "no secret service answers for \(whose): \(printable(said, upTo: 200))",
        hint: "run this in your desktop session, or start gnome-keyring-daemon in a D-Bus session")
    case .notSetUp:
      FailureWords(error: "pass has no GPG key to encrypt for", hint: "run pass init GPG-ID first")
    case .failed(let status, let said):
      FailureWords(
        error: "\(store) failed for \(whose) with status \(status)"
          + (said.map { ": " + printable($0, upTo: 200) } ?? ""),
        hint: "see whether \(store) works without aws-mfa")
    case .timedOut(let seconds):
      FailureWords(
        error: "\(store) did not answer within \(seconds) seconds for \(whose)", hint: "unlock it first, then try again"
      )
    }
  }
}

extension KeyPlaceError {
  func words(_ profile: String, _ paths: Paths?) -> FailureWords {
    let name = printable(profile)
    let credentials = printable(paths.map { $0.shown($0.credentials) } ?? "the credentials file")
    return switch self {
    case .none: Failure.noKeys(profile: profile).words(paths)
    case .process:
      FailureWords(
        error: "the credential_process of profile \(name) has its keys, and it is not of aws-mfa",
        hint: "they are in no file that you could take them out of; leave them there")
    case .environment:
      FailureWords(
        error: "profile \(name) has its keys from the environment",
        hint: "put them into a profile first: aws configure --profile NAME")
    case .ofSource(let source):
      FailureWords(
        error: "profile \(name) has its keys from profile \(printable(source))",
        hint: "name that one: aws-mfa keys move \(shellWord(source)) --to …")
    case .besideRole:
      FailureWords(
        error: "profile \(name) has a role beside its keys, and the SDKs would not find them for it elsewhere",
        hint: "give the keys a profile of their own, and name it as source_profile of the role")
    case .included(let other):
      FailureWords(
        error: "profile \(name) includes its keys from profile \(printable(other))",
        hint: "name that one: aws-mfa keys move \(shellWord(other)) --to …")
    case .inBothFiles:
      FailureWords(
        error: "profile \(name) has keys in both files", hint: "remove those in the config file, which do not count")
    case .besideProcess:
      FailureWords(
        error: "profile \(name) has a credential_process beside its keys",
        hint: "remove the credential_process line: the keys come before it")
    case .inConfig:
      FailureWords(
        error: "the keys of profile \(name) are in the config file, and a plain name needs them in \(credentials)",
        hint: "move the two lines into [\(name)] there")
    case .sectionTaken(let section):
      FailureWords(
        error: "\(credentials) has a section [\(printable(section))] already",
        hint: "rename or remove it: the keys of \(name) would go there")
    case .inDefaults:
      FailureWords(
        error: "the keys of profile \(name) are in [DEFAULT], which every profile has",
        hint: "move the two lines into [\(name)]")
    case .notOneLine:
      FailureWords(
        error: "what would be written for profile \(name) has a line break or another control character in it",
        hint: "write its keys, or its credential_process, on one line each; the path of awsmfa must be one line too")
    case .hidden:
      FailureWords(
        error:
          "something else in profile \(name) would come before its keys in their new place, so they were left alone",
        hint: "aws-mfa doctor shows what is odd about the profile")
    }
  }
}

extension FailureWords {
  static func keysNotProven(_ store: KeyStore, _ profile: String) -> FailureWords {
    FailureWords(
      error: "\(store.title) gave back other keys than those of \(printable(profile)), so the file was left alone",
      hint: "see what the store holds, then try again")
  }

  static func keysChanged(_ profile: String) -> FailureWords {
    FailureWords(
      error: "the keys of \(printable(profile)) have changed in the meantime, so the file was left alone",
      hint: "aws-mfa keys shows where they are; try again")
  }

  static func notInStore(_ profile: String) -> FailureWords {
    FailureWords(
      error: "the keys of \(printable(profile)) are not in a password store, and keys print shows no others",
      hint: "aws-mfa keys move \(shellWord(profile)) --to pass puts them into one")
  }
}
