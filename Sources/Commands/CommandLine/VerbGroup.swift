/// What a verb is about: the overview of all verbs is sorted by it.
enum VerbGroup: String, CaseIterable {
  case sessions = "Sessions"
  case shell = "This shell"
  case profiles = "Profiles and devices"
  case directories = "Directories"
  case programs = "Programs and scripts"
  case settingUp = "Setting up"

  var verbs: [Verb] { Verb.documented.filter { $0.group == self } }
}

extension Verb {
  var group: VerbGroup {
    switch self {
    case .login, .renew, .use, .logout: .sessions
    case .status, .off, .guard, .hook: .shell
    case .list, .devices, .setup, .rotate, .keys: .profiles
    case .allow, .deny: .directories
    case .exec, .export, .credentialProcess, .console, .prompt: .programs
    case .initialize, .doctor, .help: .settingUp
    }
  }
}
