import AWSConfig

/// The manual page `awsmfa(1)`, from the descriptions of verbs, options, settings, variables, files and statuses.
enum Manual {
  /// When its text last changed.
  private static let date = "November 28, 2026"

  static var page: String {
    var page = Mdoc()
    page.raw(".Dd \(date)")
    page.raw(".Dt AWSMFA 1")
    page.raw(".Os aws\\-mfa")
    // Names of options and variables must not be broken.
    page.raw(".nh\n.ad l")
    name(&page)
    description(&page)
    commands(&page)
    settings(&page)
    environment(&page)
    files(&page)
    statuses(&page)
    examples(&page)
    page.raw(".Sh SEE ALSO")
    page.raw(".Xr aws 1 ,\n.Xr curl 1")
    return page.text
  }

  private static func name(_ page: inout Mdoc) {
    page.raw(
      ".Sh NAME\n.Nm aws-mfa ,\n.Nm awsmfa\n.Nd an AWS session behind MFA, in this shell and every other terminal")
    page.raw(".Sh SYNOPSIS\n.Nm aws-mfa\n.Op Ar PROFILE\n.Nm aws-mfa\n.Ar VERB\n.Op Ar OPTION ...\n.Op Ar ARGUMENT ...")
  }

  private static func description(_ page: inout Mdoc) {
    page.raw(".Sh DESCRIPTION")
    for (index, paragraph) in introduction.enumerated() {
      if index > 0 { page.macro("Pp") }
      page.prose(paragraph)
    }
  }

  private static let introduction = [
    """
    Where an account enforces MFA, access keys can do nothing until a six-digit code is traded for a session. aws-mfa \
    asks for that code once. The session is exported in the shell that you are in, stored as [PROFILE-mfa] in \
    ~/.aws/credentials, joined by every other terminal at its next prompt, and shown in the prompt. You are told before \
    it ends.
    """,
    """
    aws-mfa is a function of bash, zsh and fish that runs the program awsmfa and takes over what it has found. Only \
    login, renew, use, off and guard need it, because they change the shell. Scripts, cron and make call awsmfa itself.
    """,
    """
    The profile is the one that is named, as PROFILE or with --profile; the one that a trusted .awsmfa file names, \
    here or above; the one that is active here; AWS_PROFILE, else AWS_DEFAULT_PROFILE; the setting default_profile; \
    default, if it has keys; the only profile that has keys. Without any of these you choose from a list.
    """,
  ]

  private static func commands(_ page: inout Mdoc) {
    page.raw(".Sh COMMANDS")
    page.prose("aws-mfa PROFILE is aws-mfa login PROFILE. A profile that is named like a verb is reached with login.")
    for group in VerbGroup.allCases {
      page.macro("Ss", group.rawValue)
      page.raw(".Bl -tag -width Ds")
      for verb in group.verbs { describe(verb, on: &page) }
      page.raw(".El")
    }
  }

  private static func describe(_ verb: Verb, on page: inout Mdoc) {
    page.raw(".It Cm \(Mdoc.word(verb.synopsis))")
    page.prose(sentence(verb.summary))
    for paragraph in verb.details {
      page.macro("Pp")
      page.prose(paragraph)
    }
    if verb.options.isEmpty { return }
    page.raw(".Bl -tag -width Ds")
    for option in verb.options {
      page.raw(".It Fl \(Mdoc.word("-" + option.rawValue))" + (option.valueName.map { " Ar \(Mdoc.word($0))" } ?? ""))
      page.prose(sentence(option.summary(for: verb)))
    }
    page.raw(".El")
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func settings(_ page: inout Mdoc) {
    page.raw(".Sh SETTINGS")
    page.prose(
      """
      The settings are lines KEY = VALUE, and comments that begin with #. Each can also be an environment variable, \
      which then counts. The items of a list are separated by commas or spaces.
      """)
    page.raw(".Bl -tag -width Ds")
    for key in Settings.Key.allCases {
      page.raw(".It Ic \(Mdoc.word(key.rawValue)) , Ev \(Mdoc.word(key.variable))")
      page.prose("\(key.summary) Default: \(key.fallback).")
    }
    page.raw(".El")
  }

  private static func environment(_ page: inout Mdoc) {
    page.raw(".Sh ENVIRONMENT")
    let lists: [(introduction: String, variables: [Variable])] = [
      ("A shell with a session has these variables:", ManualVariable.set),
      ("These are unset, since some tools prefer them:", ManualVariable.unset),
      ("These say that other credentials are in use, beside which nothing happens by itself:", ManualVariable.others),
      ("These are read:", ManualVariable.read),
    ]
    for (index, part) in lists.enumerated() {
      if index > 0 { page.raw(".Pp") }
      page.prose(part.introduction)
      list(part.variables, on: &page)
    }
    page.raw(".Bl -tag -width Ds")
    for (name, summary) in ManualVariable.outside {
      page.raw(".It Ev \(Mdoc.word(name))")
      page.prose(summary)
    }
    page.raw(".El")
  }

  /// The variables, those that share a description together.
  private static func list(_ variables: [Variable], on page: inout Mdoc) {
    page.raw(".Bl -tag -width Ds")
    var names: [String] = []
    for (index, variable) in variables.enumerated() {
      names.append("Ev \(Mdoc.word(variable.rawValue))")
      if index + 1 < variables.count, variables[index + 1].summary == variable.summary { continue }
      page.raw(".It " + names.joined(separator: " , "))
      page.prose(variable.summary)
      names = []
    }
    page.raw(".El")
  }

  private static func files(_ page: inout Mdoc) {
    page.raw(".Sh FILES")
    page.raw(".Bl -tag -width Ds")
    for file in ManualFile.all {
      page.raw(".It Pa \(Mdoc.word(file.path))")
      page.prose(file.summary)
    }
    page.raw(".El")
  }

  private static func statuses(_ page: inout Mdoc) {
    page.raw(".Sh EXIT STATUS")
    page.raw(".Bl -tag -width Ds")
    for status in ExitStatus.allCases {
      page.raw(".It \(status.rawValue)")
      page.prose(status.summary)
    }
    page.raw(".El")
    page.raw(".Pp")
    page.prose("The status of exec is that of its command.")
  }

  private static func examples(_ page: inout Mdoc) {
    page.raw(".Sh EXAMPLES")
    page.raw(".Bl -tag -width Ds")
    for verb in Verb.documented {
      for example in verb.examples {
        page.raw(".It Li \(Mdoc.word(example.line))")
        page.prose(sentence(example.purpose))
      }
    }
    page.raw(".El")
  }
}
