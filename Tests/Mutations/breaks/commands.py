"""What the commands decide."""

from places import Break

BREAKS = [
    Break(
        "what is typed on after the third refusal becomes a command", "CodeExchange.swift",
        "else { context.world.terminal.forgetTyped() }", "",
        swift="LoginFailureTests", pytest=["calls/test_question.py", "-k", "typed_on and bash"]),
    Break(
        "a dialog that was closed comes back at once", "Dialog.swift",
        "!pause.lasts(at: context.now)", "!pause.lasts(at: pause.until)", swift="DialogTests"),
    Break(
        "a dialog appears after a logout", "CredentialProcess.swift",
        "!context.shared.wasLoggedOut(target.profile.name)", "true", swift="DialogTests"),
    Break(
        "the trace tells whole accounts and keys", "Trace.swift",
        "journal.note(masked(printable(line(), upTo: Self.longest)))",
        "journal.note(printable(line(), upTo: Self.longest))", swift="TraceTests"),
    Break(
        "a trace that nobody reads is worded", "Trace.swift",
        "guard let journal else { return }", "guard let journal else { _ = line(); return }", swift="TraceTests"),
    Break(
        "someone who cancels the choice of a profile gets the first one", "UnnamedProfile.swift",
        "if answer.isEmpty { throw .nothingChosen }", "if answer.isEmpty { return 0 }", swift="UnnamedProfileTests"),
    Break(
        "a number counts where it could be a profile's name", "UnnamedProfile.swift",
        "return isNumbered ? Int(answer)", "return !answer.isEmpty ? Int(answer)", swift="UnnamedProfileTests"),
    Break(
        "status is content with a session that is too short", "SessionTest.swift",
        "left >= max(1, least)", "left >= 1", swift="StatusTests"),
    Break(
        "a session that ends just now is joined", "TargetSession.swift",
        "(tie ?? target.wanted),\n      session.credentials.secondsLeft(at: now) > seconds",
        "(tie ?? target.wanted),\n      session.credentials.secondsLeft(at: now) >= seconds",
        swift="LoginTests|LoginRuleTests|RoleTests|MeanwhileTests"),
    Break(
        "a foreign endpoint overwrites a live session", "StoredSessions.swift",
        "session.tie.endpoint != nil && stored.tie.endpoint", 'session.tie.endpoint == "" && stored.tie.endpoint',
        swift="LoginTests|LoginRuleTests|MeanwhileTests"),
    Break(
        "a session is joined that lasts less long than --duration wants", "SessionRequest.swift",
        ">= limits.wanted ?? 0", ">= 0", swift="LoginTests|LoginRuleTests"),
    Break(
        "the same change made twice is one to other terminals", "StateDirectory.swift",
        "(current &+ 1)", "(current &+ 0)", swift="StateDirectoryTests|LoginTests"),
    Break(
        "a code is sent that another terminal has made needless", "CodeExchange.swift",
        "serves(session) { throw", 'session.tie.serial == "none" { throw', swift="MeanwhileTests"),
    Break(
        "a wrong code is asked for without an end", "CodeExchange.swift",
        "tries = 3", "tries = 4", swift="LoginFailureTests|LoginTests"),
    Break(
        "a code of seven digits is sent", "CodeExchange.swift",
        "digits.utf8.count == 6", "digits.utf8.count >= 6", swift="LoginFailureTests|LoginTests|OneOffTests"),
    Break(
        "the back-off never grows", "Renewal.swift",
        "failures: memory.failures + 1", "failures: memory.failures", swift="RoleRenewalTests"),
    Break(
        "a skipped question is never put again", "StateDirectory.swift",
        "$0.until > now && (", "(", swift="SyncTests"),
    Break(
        "the owner of the state folder is not looked at", "SyncSituation.swift",
        " && context.world.files.isOwn(context.stateDirectory.folder)", "", swift="DirectorySyncTests"),
    Break(
        "a threshold is told at each prompt", "Sync.swift",
        "change.memory.announced = crossed", "change.memory.announced = nil", swift="SyncTests"),
    Break(
        "any word of a guarded command exempts it", "GuardedCommand.swift",
        "exempting.contains(word)", "!exempting.isEmpty", swift="GuardTests"),
    Break(
        "a command may be guarded whose name is code", "GuardedCommand.swift",
        'name.isAlphanumeric(or: "._+-") && ', "", swift="GuardTests"),
    Break(
        "Ctrl-C ends as any failure does", "ExitStatus.swift",
        "case interrupted = 130", "case interrupted = 131", swift="ShellProtocolTests",
        pytest=["calls/test_interrupts.py", "-k", "an_interrupted_question and bash"]),
    Break(
        "keys that have changed in the file are replaced by the command for the old ones", "KeyPlaces.swift",
        "guard placed(in: bytes) == place else", "guard placed(in: bytes) != nil else",
        pytest=["verbs/test_keys_stores.py", "-k", "change_meanwhile"]),
    Break(
        "an entry that may be right is overwritten", "KeysMove.swift",
        "throw .keyStore(.differs, StoredKeys(store: store.kind, id: keys.id), profile: name)", "return false",
        pytest=["verbs/test_keys_stores.py", "-k", "another_keys_entry"]),
    Break(
        "every process that waits for a role makes a call", "ProgramSession.swift",
        "isNew: isLate && session", "isNew: !isLate && session", swift="ProgramSessionTests"),
    Break(
        "a role comes back after a logout during the call", "StoredSessions.swift",
        "if issued.isByItself, shared", "if !issued.isByItself, shared", swift="ProgramSessionTests"),
    Break(
        "the session of a policy is stored as the profile's", "Target.swift",
        "{ isOneOff || policy != nil }", "{ isOneOff }", swift="RestrictedTests"),
    Break(
        "renew forgets the policy", "RoleOptions.swift",
        "if shell.memory.options.isRestricted { throw", "if shell.memory.role == nil { throw", swift="RestrictedTests"),
]
