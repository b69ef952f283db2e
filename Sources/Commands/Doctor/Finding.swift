/// What a check of ``Verb/doctor`` came to.
package struct Finding: Equatable, Sendable {
  let check: Check
  let level: Level
  /// What was found; if that is good, in a few words.
  let finding: String
  /// `nil` if nothing is wrong.
  let why: String?
  let fix: String?

  package enum Level: String, Sendable {
    case ok, warning, error
  }

  static func ok(_ check: Check, _ finding: String) -> Finding {
    Finding(check: check, level: .ok, finding: finding, why: nil, fix: nil)
  }

  static func warning(_ check: Check, _ words: FindingWords) -> Finding {
    Finding(check: check, level: .warning, finding: words.finding, why: words.why, fix: words.fix)
  }

  static func error(_ check: Check, _ words: FindingWords) -> Finding {
    Finding(check: check, level: .error, finding: words.finding, why: words.why, fix: words.fix)
  }
}

/// What is checked. The names are the `id` of a finding in JSON, which never changes.
package enum Check: String, CaseIterable, Sendable {
  case home
  case fileReadable = "file_readable"
  case fileSyntax = "file_syntax"
  case duplicateSection = "duplicate_section"
  case fileEncoding = "file_encoding"
  case fileMode = "file_mode"
  case fileOwner = "file_owner"
  case gitWorkTree = "git_work_tree"

  case headerForm = "header_form"
  case quotedValue = "quoted_value"
  case trailingComment = "trailing_comment"
  case securityToken = "security_token"
  case shadowedProcess = "shadowed_process"

  case profile
  case profileName = "profile_name"
  case foreignSection = "foreign_section"
  case expiredSection = "expired_section"
  case storedKeys = "stored_keys"

  case settings
  case readOnlyVariable = "read_only_variable"
  case otherTool = "other_tool"
  case environmentKeys = "environment_keys"
  case environmentProfile = "environment_profile"
  case sdkIdentity = "sdk_identity"

  case curl
  case foreignProgram = "foreign_program"
  case programPath = "program_path"

  case integration
  case hooks
  case hookOrder = "hook_order"
  case hiddenCommand = "hidden_command"
  case prompt

  case directoryFile = "directory_file"

  case network, clock, keys, session
  case mfaDevice = "mfa_device"
  case keyAge = "key_age"

  /// Whether AWS is asked about it.
  var isOfAccount: Bool { [.network, .clock, .keys, .session, .mfaDevice, .keyAge].contains(self) }
}

extension [Finding] {
  /// These findings or, if there are none, that all is well.
  func or(_ check: Check, _ finding: String) -> [Finding] {
    isEmpty ? [.ok(check, finding)] : self
  }

  /// Each finding once, in order: two checks may come upon the same thing.
  var withoutRepetitions: [Finding] {
    var found: [Finding] = []
    for finding in self where !found.contains(finding) { found.append(finding) }
    return found
  }
}
