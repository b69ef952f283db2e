extension Verb {
  /// What its help says beyond the summary, a paragraph each.
  var details: [String] {
    switch self {
    case .login:
      [
        """
        A live stored session of the profile is joined: no code, no network. Otherwise you are asked for the code on \
        the terminal, and the session is exported in this shell and stored as [PROFILE-mfa] in the credentials file, \
        for every tool.
        """,
        """
        The role of a profile with role_arn is assumed with the session of its source_profile: one code opens many \
        roles. For more than an hour, AWS wants a code for the role itself.
        """,
        """
        A session with --role or --policy is this shell's alone: it is in no file, and no other terminal joins it. \
        renew repeats --role, but not --policy: it says what to type.
        """,
      ]
    case .off: ["It stays out of this shell until the next login or use."]
    case .logout: ["AWS honours the tokens it issued until they expire: logout forgets them, but cannot revoke them."]
    case .exec:
      [
        """
        A live session is joined; otherwise you are asked for the code on the terminal. The command then replaces this \
        program, with its descriptors, terminal and signals. exec needs no shell integration and changes no shell. \
        With neither a terminal nor a live session, the command of ask_with shows a dialog; without that setting, it \
        fails with status 3.
        """
      ]
    case .console:
      [
        """
        A live session of the role is joined, or one is opened as in a login; this shell does not change. AWS does not \
        sign you in with a session without a role. The console session ends with the role's session.
        """,
        """
        SERVICE is a name such as s3, iam or logs, or the path of a page, such as ec2/home. A single word is a service \
        if no profile has that name.
        """,
      ]
    case .devices:
      [
        """
        AWS is asked with the live session if there is one, otherwise with the long-term keys. A login that knows no \
        device asks in the same way, and remembers the one that worked.
        """
      ]
    case .doctor:
      [
        """
        The files, the profiles, this shell, the programs, the clock, and what AWS says about the keys and devices of \
        PROFILE, of the profile that is used here, or of each that has keys. Without a network, everything else is \
        still checked. Nobody is asked for a code, and nothing is changed; when the access keys were made is remembered.
        """,
        """
        The status is 1 if there is any error or warning, else 0. With --sdk, it is 0, and the table shows which \
        credentials each family of SDKs would use in this shell, and why.
        """,
      ]
    case .setup:
      [
        """
        It asks for one code, as a test, and for the usual length of a session. What it would write into the config \
        file is shown first, and written only if you agree.
        """,
        """
        A profile that is not there yet is made: it asks for the access key, of which the secret is not shown, and the \
        region, and AWS checks them. With --role, the profile is for that role, which is assumed as a test.
        """,
      ]
    case .rotate:
      [
        """
        AWS makes a new key with the live session, or with one opened as in a login. Once AWS accepts the new key, it \
        takes the old one's place in the file, nothing else in which changes. Live sessions go on without a new code. \
        The old key is made inactive and, if you agree, deleted.
        """,
        """
        Whatever fails or is interrupted, a working key is in the file and the other one is named. The next run goes \
        on from there.
        """,
      ]
    case .status:
      [
        """
        With PROFILE or --min-ttl it is a test for scripts: the status is 0 if the profile has a session that lasts so \
        long, else 3. It never asks.
        """
      ]
    case .export:
      [
        """
        It never asks: without a live session, it fails with status 3. A role with less than 15 minutes left is assumed \
        anew first, without a code, while the MFA session lives.
        """
      ]
    case .credentialProcess:
      [
        """
        It never asks on a terminal. Without a live session, the command of ask_with shows a dialog; without that \
        setting, it fails with status 3. A role with less than 15 minutes left is assumed anew first, without a code, \
        while the MFA session lives.
        """
      ]
    case .keys:
      [
        """
        move puts the keys into pass, into the secret service of the desktop (GNOME Keyring, KWallet) or into the \
        macOS keychain, by the store's own program, and reads them back. Only if they are the same, they leave the \
        file, which gets a credential_process instead. Live sessions go on.
        """,
        """
        With --to section, they move within the file, to [PROFILE-long-term], and the plain name gives programs the \
        session: for a name that is fixed in a project, as in Terraform's profile = "datatruck".
        """,
        """
        restore brings them back, from either. print is what the credential_process runs. Without a word, keys shows \
        where each profile's keys are.
        """,
      ]
    case .initialize:
      [
        """
        With --write, the shell's start-up files get one marked block that loads the integration when a shell starts; \
        without a shell, those of the shells that you use. The prompt shows the session on the left in bash, and on the \
        right in zsh and fish, unless a program such as starship draws the prompt.
        """,
        "Without --write, evaluate what it prints.",
      ]
    case .guard:
      [
        """
        If the session has expired, the stored one is joined or you are asked for the code before the command runs. To \
        guard commands in every shell, write guard = aws terraform into the settings.
        """
      ]
    case .allow:
      [
        """
        Without DIR, it is the nearest file here or above. Its content is shown and kept: once the file says something \
        else, it has no effect until you allow it again.
        """
      ]
    case .deny: ["Without DIR, it is the nearest file here or above."]
    case .renew, .use, .list, .prompt, .help, .hook: []
    }
  }
}
